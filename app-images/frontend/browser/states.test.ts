import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, seed, signUp } from './account';
import { expectAccessible } from './accessibility';
import { SCREENS, type Visit, launch, visit } from './chromium';
import { hold } from './hold';

const LONG_TITLE =
  'Write to the housing association about the Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel, which has been missing since the move, and ask for a new one';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const TASKS = [
  { title: 'Call the dentist', due_date: day(-3), priority: 'high' as const, tags: ['health'] },
  { title: 'Buy milk', due_date: day(0), tags: ['errands'] },
  { title: LONG_TITLE, notes: 'Reference 4711/8.\nAttach the photo of the door.', due_date: day(1), tags: ['home', 'letters'] },
  { title: 'Read the report', priority: 'low' as const, due_date: day(30) },
  { title: 'Water the plants' },
  { title: 'Plan the weekend trip', notes: 'Trains, a place to sleep, something dry to wear.', due_date: day(5), tags: ['family'] },
];

/** Every state a person can come into, one after the other in one browser, each looked at by axe and kept as a picture. */
describe.each(SCREENS)('every state on $name', (screen) => {
  let browser: Browser;
  let page: Page;
  let current: Visit;
  let account: Account;
  const phone = screen.viewport.width < 600;

  const look = async (name: string) => {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: `screenshots/${screen.name}/${name}.png` });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling').toBe(true);
  };
  const toChat = async () => {
    if (phone) await page.getByRole('button', { name: 'Chat', exact: true }).click();
  };
  const toTasks = async () => {
    if (phone) await page.getByRole('button', { name: 'Tasks', exact: true }).click();
  };
  const row = (title: string) => page.getByRole('listitem', { name: title });

  beforeAll(async () => {
    browser = await launch();
    current = await visit(browser, screen);
    page = current.page;
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('signing in', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await look('01-sign-in');
  });

  it('signing in with a wrong password', async () => {
    await page.getByLabel('Email').fill('nobody@example.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('do not belong together').waitFor();
    await look('02-sign-in-refused');
  });

  it('signing up', async () => {
    await page.goto('/sign-up');
    await page.getByRole('heading', { name: 'A list you can talk to' }).waitFor();
    await look('03-sign-up');
  });

  it('an address that does not exist', async () => {
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await look('04-not-found');
  });

  it('an empty list', async () => {
    account = await signUp(page);
    await page.getByRole('heading', { name: 'All clear' }).waitFor();
    await look('05-empty');
  });

  it('a chat that has not begun', async () => {
    await toChat();
    await page.getByRole('heading', { name: 'Say what is to be done' }).waitFor();
    await look('06-chat-welcome');
    await toTasks();
  });

  it('a list that is loading', async () => {
    await seed(page, account, TASKS);
    const release = await hold(page, '**/api/tasks?*', 'continue');
    await page.reload();
    await page.getByRole('textbox', { name: 'New task' }).waitFor();
    await look('07-loading');
    await release();
  });

  it('a list with tasks', async () => {
    await row('Water the plants').waitFor();
    await look('08-tasks');
  });

  it('a task with the focus', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('ArrowDown');
    await look('09-focused');
  });

  it('a task being edited', async () => {
    await row(LONG_TITLE).getByRole('button', { name: 'Edit' }).click();
    await look('10-editing');
    await page.keyboard.press('Escape');
  });

  it('a task deleted, to be had back', async () => {
    if (phone) await row('Read the report').getByRole('button', { name: 'Edit' }).click();
    await row('Read the report').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted "Read the report".').waitFor();
    await look('11-deleted');
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Read the report').waitFor();
  });

  it('filters in use', async () => {
    await page.getByRole('button', { name: 'Filters and order' }).click();
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('home');
    await row('Buy milk').waitFor({ state: 'detached' });
    await look('12-filters');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: /^Filters and order/ }).click();
  });

  it('a search without a result', async () => {
    await page.getByLabel('Search tasks').fill('zebra');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await look('13-nothing-found');
    await page.getByRole('button', { name: 'Show all of them' }).click();
    await row('Buy milk').waitFor();
  });

  it('writing a task with its details', async () => {
    await page.getByRole('button', { name: 'Due date, priority and tags' }).click();
    await page.getByRole('textbox', { name: 'New task' }).fill('Return the library books');
    await look('14-composer');
    await page.getByRole('button', { name: 'Due date, priority and tags' }).click();
    await page.getByRole('textbox', { name: 'New task' }).fill('');
  });

  it('the done tasks, about to be deleted', async () => {
    await page.getByRole('checkbox', { name: 'Complete "Water the plants"' }).check();
    await row('Water the plants').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await row('Water the plants').waitFor();
    await page.getByRole('button', { name: 'Delete all done' }).click();
    await look('15-done');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await row('Buy milk').waitFor();
  });

  it('a conversation', async () => {
    await toChat();
    const message = page.getByRole('textbox', { name: 'Message' });
    await message.fill('add return the library books tomorrow');
    await message.press('Enter');
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await message.fill('what is due this week?');
    await message.press('Enter');
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await look('16-chat');
  });

  it('an answer on its way', async () => {
    const release = await hold(page, '**/api/chat/messages', 'abort');
    await page.getByRole('textbox', { name: 'Message' }).fill('hello');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Stop the answer' }).waitFor();
    await look('17-chat-writing');
    await release();
  });

  it('a question without an answer', async () => {
    await page.getByRole('button', { name: 'Ask again' }).waitFor();
    await look('18-chat-failed');
  });

  it('a destructive command that asks first', async () => {
    await page.getByRole('textbox', { name: 'Message' }).fill('delete all completed');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Yes, do it' }).waitFor();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await look('19-chat-confirm');
    await page.getByRole('group', { name: 'Confirmation needed' }).getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await toTasks();
  });

  it('the keyboard help', async () => {
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await look('20-shortcuts');
    await page.keyboard.press('Escape');
  });

  it('a change that could not be saved', async () => {
    await page.route('**/api/tasks/*', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The backend is busy at the moment."}' }),
    );
    await page.getByRole('checkbox', { name: 'Complete "Buy milk"' }).click();
    await page.getByText('The change could not be saved.').waitFor();
    await look('21-rolled-back');
    expect(await page.getByRole('checkbox', { name: 'Complete "Buy milk"' }).isChecked()).toBe(false);
    await page.unroute('**/api/tasks/*');
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
  });

  it('being offline', async () => {
    await current.context.setOffline(true);
    await page.getByText('You are offline.').first().waitFor();
    await look('22-offline');
    await current.context.setOffline(false);
  });

  it('a list that could not be loaded', async () => {
    await page.route('**/api/tasks?*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"detail":"The backend cannot be reached at the moment; try again shortly."}' }));
    await page.reload();
    await page.getByRole('heading', { name: 'The list could not be loaded' }).waitFor();
    await look('23-list-failed');
    await page.unroute('**/api/tasks?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await row('Buy milk').waitFor();
  });

  it('no connection at the start', async () => {
    await page.route('**/api/auth/refresh', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'No connection to the server' }).waitFor();
    await look('24-unreachable');
    await page.unroute('**/api/auth/refresh');
    await page.getByRole('button', { name: 'Try again' }).click();
    await row('Buy milk').waitFor();
  });

  it('nothing of this made the browser complain', () => {
    expect(current.complaints).toEqual([]);
  });
});
