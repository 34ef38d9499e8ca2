import type { Page } from 'playwright-core';

/** Keeps requests waiting until the returned function lets them go on or fail. */
export async function hold(page: Page, url: string, then: 'continue' | 'abort'): Promise<() => Promise<void>> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await held;
    await route[then]();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: 'wait' });
  };
}
