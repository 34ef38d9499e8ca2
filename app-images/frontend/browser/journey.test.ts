import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, signUp } from './account';
import { type Visit, WIDE, launch, visit } from './chromium';

/** What a newcomer does on the first day, step by step in one browser. */
describe('a first day with the app', () => {
  let browser: Browser;
  let page: Page;
  let current: Visit;
  let account: Account;

  const row = (title: string) => page.getByRole('listitem', { name: title });
  const titles = () =>
    page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  /** Does something and waits until the server has confirmed it, so that it is there after a reload. */
  const saving = async (method: string, action: () => Promise<unknown>) => {
    const isAnswer = (response: Response) =>
      response.request().method() === method && new URL(response.url()).pathname.startsWith('/api/tasks') && response.ok();
    await Promise.all([page.waitForResponse(isAnswer), action()]);
  };
  const add = async (title: string) => {
    await page.getByRole('textbox', { name: 'New task' }).fill(title);
    await saving('POST', () => page.keyboard.press('Enter'));
    await row(title).waitFor();
  };
  const say = async (text: string) => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Stop the answer' }).or(page.getByRole('log').getByText(text)).first().waitFor();
    await page.getByRole('button', { name: 'Send' }).waitFor();
  };

  beforeAll(async () => {
    browser = await launch();
    current = await visit(browser, WIDE);
    page = current.page;
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('signs up', async () => {
    account = await signUp(page);
    await page.getByRole('heading', { name: 'All clear' }).waitFor();
  });

  it('adds tasks by typing', async () => {
    await add('Buy bread');
    await add('Call the plumber');
    await add('Read a book');
    expect(await titles()).toEqual(['Buy bread', 'Call the plumber', 'Read a book']);
  });

  it('edits one in place with the keyboard', async () => {
    await page.locator('h2').first().click();
    await page.keyboard.press('t');
    await expect.poll(focused).toBe('Buy bread');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('Call the plumber');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Title' }).fill('Call the electrician');
    await page.getByRole('textbox', { name: 'Notes' }).fill('About the lamp in the hall');
    await page.getByRole('textbox', { name: 'Tags' }).fill('home, urgent things');
    await saving('PATCH', () => page.keyboard.press('Enter'));
    await row('Call the electrician').getByText('#urgent things').waitFor();
    await expect.poll(focused).toBe('Call the electrician');
  });

  it('moves it to the top with the keyboard', async () => {
    await saving('POST', () => page.keyboard.press('Alt+ArrowUp'));
    expect(await titles()).toEqual(['Call the electrician', 'Buy bread', 'Read a book']);
  });

  it('drags the last one between the others', async () => {
    const book = row('Read a book');
    await book.hover();
    await book.getByRole('button', { name: 'Move' }).hover();
    await page.mouse.down();
    const bread = (await row('Buy bread').boundingBox())!;
    await page.mouse.move(bread.x + 30, bread.y + 4, { steps: 5 });
    await saving('POST', () => page.mouse.up());
    expect(await titles()).toEqual(['Call the electrician', 'Read a book', 'Buy bread']);
  });

  it('asks the assistant to add a task, which appears in the list', async () => {
    await say('add water the plants tomorrow');
    await row('water the plants').getByText('Tomorrow').waitFor();
  });

  it('completes a task, and changes its mind', async () => {
    await saving('PATCH', () => page.getByRole('checkbox', { name: 'Complete "Buy bread"' }).check());
    await row('Buy bread').waitFor({ state: 'detached' });
    await saving('PATCH', () => page.getByRole('button', { name: 'Undo' }).click());
    await row('Buy bread').waitFor();
  });

  it('completes it for good', async () => {
    await saving('PATCH', () => page.getByRole('checkbox', { name: 'Complete "Buy bread"' }).check());
    await row('Buy bread').waitFor({ state: 'detached' });
  });

  it('deletes a task with the keyboard and undoes that', async () => {
    await row('Read a book').focus();
    await page.keyboard.press('Delete');
    await row('Read a book').waitFor({ state: 'detached' });
    await page.keyboard.press('z');
    await row('Read a book').waitFor();
  });

  it('finds everything as it was after a reload', async () => {
    await page.reload();
    await row('water the plants').waitFor();
    expect(await titles()).toEqual(['Call the electrician', 'Read a book', 'water the plants']);
    await page.getByRole('log').getByText('add water the plants tomorrow').waitFor();
  });

  it('a task deleted just before the page goes away stays deleted', async () => {
    await row('Read a book').focus();
    await page.keyboard.press('Delete');
    await row('Read a book').waitFor({ state: 'detached' });
    await page.reload();
    await row('water the plants').waitFor();
    expect(await titles()).toEqual(['Call the electrician', 'water the plants']);
  });

  it('lets the assistant delete what is completed, after a yes', async () => {
    await say('delete all completed');
    await page.getByRole('button', { name: 'Yes, do it' }).click();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByRole('heading', { name: 'Nothing done yet' }).waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await row('water the plants').waitFor();
  });

  it('keeps the dark colours it chose', async () => {
    await page.getByRole('button', { name: 'Use dark colours' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Use light colours' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });

  it('two tabs share the session without ending it', async () => {
    const second = await current.context.newPage();
    await Promise.all([page.reload(), second.goto('/')]);
    await second.getByRole('listitem', { name: 'water the plants' }).waitFor();
    await row('water the plants').waitFor();
    await second.close();
  });

  it('signs out, and stays out after a reload', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  });

  it('signs in again and finds the tasks', async () => {
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.keyboard.press('Enter');
    await row('water the plants').waitFor();
    expect(await titles()).toEqual(['Call the electrician', 'water the plants']);
  });

  it('without a complaint of the browser', () => {
    expect(current.complaints).toEqual([]);
  });
});
