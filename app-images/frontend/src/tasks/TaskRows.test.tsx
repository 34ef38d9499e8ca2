import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { task } from '@/testing/tasks';
import type { TaskList } from './taskList';
import { TaskRows } from './TaskRows';

const TASKS = [task('a', { due_date: '2030-03-30', priority: 'high' }), task('b'), task('c', { id: 'unsaved-c' })];

function show(reorderable = true) {
  const list = { complete: vi.fn(), edit: vi.fn(), move: vi.fn(), remove: vi.fn() };
  render(<TaskRows tasks={TASKS} list={list as unknown as TaskList} today="2030-03-30" reorderable={reorderable} />);
  return list;
}

const row = (name: string) => screen.getByRole('listitem', { name });
const focus = (name: string) => row(name).focus();
const hasFocus = (name: string) => vi.waitFor(() => expect(document.activeElement).toBe(row(name)));

afterEach(cleanup);

describe('the rows of the list, by keyboard', () => {
  it('are one stop of the tab key, and the arrows reach the others', async () => {
    show();
    await userEvent.tab();
    await hasFocus('a');
    await userEvent.keyboard('{ArrowDown}');
    await hasFocus('b');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await hasFocus('a');
  });

  it('complete a task', async () => {
    const list = show();
    focus('a');
    await userEvent.keyboard(' ');
    expect(list.complete).toHaveBeenCalledExactlyOnceWith(TASKS[0], true);
  });

  it('delete a task and go on with the next', async () => {
    const list = show();
    focus('a');
    await userEvent.keyboard('{Delete}');
    expect(list.remove).toHaveBeenCalledExactlyOnceWith(TASKS[0]);
    await hasFocus('b');
  });

  it('move a task and say where it is now', async () => {
    const list = show();
    focus('a');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(list.move).toHaveBeenCalledExactlyOnceWith(0, 1);
    expect(screen.getByText('"a" is now 2 of 3.')).toBeTruthy();
  });

  it('do not move a task where the list has an order of its own', async () => {
    const list = show(false);
    focus('a');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(list.move).not.toHaveBeenCalled();
  });

  it('open the editor, which saves only what was changed and gives the focus back', async () => {
    const list = show();
    focus('a');
    await userEvent.keyboard('{Enter}');
    const title = screen.getByRole('textbox', { name: 'Title' });
    expect(document.activeElement).toBe(title);
    await userEvent.type(title, ' better{Enter}');
    expect(list.edit).toHaveBeenCalledExactlyOnceWith('a', { title: 'a better' });
    await hasFocus('a');
  });

  it('leave the editor without saving', async () => {
    const list = show();
    focus('a');
    await userEvent.keyboard('{Enter}');
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), ' worse{Escape}');
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull();
    expect(list.edit).not.toHaveBeenCalled();
    await hasFocus('a');
  });

  it('keep a title that was emptied', async () => {
    const list = show();
    focus('a');
    await userEvent.keyboard('{Enter}');
    await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
    await userEvent.keyboard('{Enter}');
    expect(list.edit).not.toHaveBeenCalled();
  });

  it('wait with a task that is still on its way to the server', async () => {
    const list = show();
    focus('c');
    await userEvent.keyboard(' {Delete}');
    expect(list.complete).not.toHaveBeenCalled();
    expect(list.remove).not.toHaveBeenCalled();
  });
});
