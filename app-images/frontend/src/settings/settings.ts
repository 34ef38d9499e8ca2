/** What differs between environments; nginx serves it from the ConfigMap. */
export interface Settings {
  apiUrl: string;
  appEnv: string;
  featureFlags: Record<string, boolean>;
}

export async function loadSettings(): Promise<Settings> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`/config.json answered with status ${response.status}.`);
  return checked((await response.json()) as Partial<Settings>);
}

function checked({ apiUrl, appEnv, featureFlags }: Partial<Settings>): Settings {
  if (typeof apiUrl !== 'string' || typeof appEnv !== 'string' || typeof featureFlags !== 'object' || featureFlags === null)
    throw new Error('/config.json needs apiUrl, appEnv and featureFlags: look at the API_URL, APP_ENV and FEATURE_FLAGS of the ConfigMap.');
  return { apiUrl, appEnv, featureFlags };
}

/** A feature is there unless its flag says no. */
export const isOn = (settings: Settings, feature: string): boolean => settings.featureFlags[feature] !== false;
