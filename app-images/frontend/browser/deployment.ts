/** The deployment under test, as vitest.browser.config.ts has it from BASE_URL. */
export const DEPLOYMENT_URL = process.env.DEPLOYMENT_URL ?? '';
