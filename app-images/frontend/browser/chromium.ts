import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { DEPLOYMENT_URL } from './deployment';

export interface Screen {
  name: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
}

export const WIDE: Screen = { name: 'wide-light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' };
export const SCREENS: Screen[] = [
  WIDE,
  { ...WIDE, name: 'wide-dark', colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
];

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the browser complained about: errors in scripts, violations of the content security policy. */
  complaints: string[];
}

export async function visit(browser: Browser, screen: Screen): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: DEPLOYMENT_URL,
    viewport: screen.viewport,
    colorScheme: screen.colorScheme,
    reducedMotion: 'reduce',
    hasTouch: screen.viewport.width < 600,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused request is part of some tests; Chromium reports each.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  return { context, page, complaints };
}
