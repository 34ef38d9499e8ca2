import { createHttp } from '@/api/http';
import { Session } from '@/api/session';
import type { Settings } from '@/settings/settings';
import { Toasts } from '@/ui/toasts';

/** What every page works with. */
export interface Services {
  settings: Settings;
  session: Session;
  toasts: Toasts;
}

export function createServices(settings: Settings): Services {
  return { settings, session: new Session(createHttp(settings.apiUrl)), toasts: new Toasts() };
}
