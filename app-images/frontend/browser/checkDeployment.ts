import { DEPLOYMENT_URL } from './deployment';

/** Says what to do when nothing is running, instead of failing test by test. */
export default async function checkDeployment(): Promise<void> {
  const health = await fetch(`${DEPLOYMENT_URL}/healthz`).catch(() => null);
  if (!health?.ok)
    throw new Error(`No app answers at ${DEPLOYMENT_URL}/healthz. Start one, or name it: BASE_URL=http://localhost:30080 pnpm test:browser`);
}
