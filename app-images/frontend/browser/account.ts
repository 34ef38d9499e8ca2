import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

export interface Account {
  email: string;
  password: string;
  accessToken: string;
}

/** Creates a new account by the sign-up page and ends up in the app. */
export async function signUp(page: Page): Promise<Account> {
  const email = `browser-${randomUUID().slice(0, 8)}@example.com`;
  const password = `pass-${randomUUID()}`;
  await page.goto('/sign-up');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  const answer = page.waitForResponse('**/api/auth/sign-up');
  await page.getByRole('button', { name: 'Create account' }).click();
  const { access_token } = (await (await answer).json()) as { access_token: string };
  await page.getByRole('textbox', { name: 'New task' }).waitFor();
  return { email, password, accessToken: access_token };
}

export interface Seed {
  title: string;
  notes?: string;
  due_date?: string;
  priority?: 'low' | 'normal' | 'high';
  tags?: string[];
}

/** Puts tasks into the account without the page. */
export async function seed(page: Page, account: Account, tasks: Seed[]): Promise<void> {
  for (const task of tasks) {
    const answer = await page.request.post('/api/tasks', { data: task, headers: { Authorization: `Bearer ${account.accessToken}` } });
    if (!answer.ok()) throw new Error(`Seeding "${task.title}" failed: ${answer.status()} ${await answer.text()}`);
  }
}
