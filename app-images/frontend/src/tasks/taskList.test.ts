import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/apiError';
import type { Task, TaskDraft } from '@/api/task';
import { EVERYTHING_OPEN } from '@/api/taskFilter';
import type { TasksApi } from '@/api/tasksApi';
import { task } from '@/testing/tasks';
import { Toasts } from '@/ui/toasts';
import { TaskList, UNDO_MS } from './taskList';

const DRAFT: TaskDraft = { title: 'new', notes: '', due_date: null, priority: 'normal', tags: [] };
const REFUSED = new ApiError(500, 'The server is broken.');

/** A server that holds its answers back until the test lets them go. */
function slowServer(tasks: Task[]) {
  const api = {
    list: vi.fn<TasksApi['list']>(async () => ({ items: tasks, next_cursor: null })),
    create: vi.fn<TasksApi['create']>(async (draft) => task(draft.title, { id: 'created' })),
    update: vi.fn<TasksApi['update']>(async (id, patch, version) => task(id, { ...patch, version: (version ?? 0) + 1 })),
    move: vi.fn<TasksApi['move']>(async (id) => task(id, { version: 2 })),
    remove: vi.fn<TasksApi['remove']>(async () => undefined),
    removeCompleted: vi.fn<TasksApi['removeCompleted']>(async () => 1),
  };
  return api;
}

async function listOf(...tasks: Task[]) {
  const api = slowServer(tasks);
  const toasts = new Toasts();
  const list = new TaskList(api, toasts);
  await list.reload();
  const titles = () => list.get().tasks.map(({ title }) => title);
  const messages = () => toasts.get().map(({ text }) => text);
  return { api, toasts, list, titles, messages };
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('adding a task', () => {
  it('shows it before the server has answered, and the server\'s version afterwards', async () => {
    const { list, titles, api } = await listOf(task('a'));
    const adding = list.add(DRAFT);
    expect(titles()).toEqual(['a', 'new']);
    await adding;
    expect(titles()).toEqual(['a', 'new']);
    expect(list.get().tasks[1]?.id).toBe('created');
    expect(api.create).toHaveBeenCalledTimes(1);
  });

  it('takes it back when the server refuses, says why, and tries again with the same key', async () => {
    const { list, titles, messages, toasts, api } = await listOf(task('a'));
    api.create.mockRejectedValueOnce(REFUSED);
    await list.add(DRAFT);
    expect(titles()).toEqual(['a']);
    expect(messages()).toEqual(['"new" could not be added. The server is broken.']);
    toasts.act(toasts.get()[0]!);
    await vi.runAllTimersAsync();
    expect(titles()).toEqual(['a', 'new']);
    expect(api.create.mock.calls[1]?.[1]).toBe(api.create.mock.calls[0]?.[1]);
  });
});

describe('editing a task', () => {
  it('shows the change at once and takes it back when the server refuses', async () => {
    const { list, titles, messages, api } = await listOf(task('a'));
    const refused = deferred<Task>();
    api.update.mockReturnValueOnce(refused.promise);
    const editing = list.edit('a', { title: 'A' });
    expect(titles()).toEqual(['A']);
    refused.reject(REFUSED);
    expect(await editing).toBe(false);
    expect(titles()).toEqual(['a']);
    expect(messages()).toEqual(['The change could not be saved. The server is broken.']);
  });

  it('sends quick changes one after the other, each with the version the last one left', async () => {
    const { list, api } = await listOf(task('a'));
    await Promise.all([list.edit('a', { title: 'A' }), list.edit('a', { notes: 'n' }), list.edit('a', { priority: 'high' })]);
    expect(api.update.mock.calls.map(([, , version]) => version)).toEqual([1, 2, 3]);
  });

  it('shows the newest version when somebody else was faster', async () => {
    const { list, titles, messages, api } = await listOf(task('a'));
    api.update.mockRejectedValueOnce(new ApiError(412, 'Changed'));
    api.list.mockResolvedValueOnce({ items: [task('a', { title: 'theirs' })], next_cursor: null });
    await list.edit('a', { title: 'mine' });
    expect(messages()).toEqual(['This task was changed elsewhere. The newest version is shown now.']);
    await vi.advanceTimersByTimeAsync(0);
    expect(titles()).toEqual(['theirs']);
  });
});

describe('completing a task', () => {
  it('keeps it in sight for a moment, then lets it go from the open ones', async () => {
    const { list, titles } = await listOf(task('a'), task('b'));
    await list.complete(list.get().tasks[0]!, true);
    expect(titles()).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(titles()).toEqual(['b']);
  });

  it('can be undone', async () => {
    const { list, titles, toasts, api } = await listOf(task('a'));
    await list.complete(list.get().tasks[0]!, true);
    await vi.advanceTimersByTimeAsync(1000);
    toasts.undoLast();
    await vi.advanceTimersByTimeAsync(0);
    expect(titles()).toEqual(['a']);
    expect(api.update.mock.calls.at(-1)?.slice(0, 3)).toEqual(['a', { completed: false }, 2]);
  });

  it('offers no undo for what was refused', async () => {
    const { list, messages, api } = await listOf(task('a'));
    api.update.mockRejectedValueOnce(REFUSED);
    await list.complete(list.get().tasks[0]!, true);
    expect(messages()).toEqual(['The change could not be saved. The server is broken.']);
    expect(list.get().tasks[0]?.completed).toBe(false);
  });
});

describe('deleting a task', () => {
  it('hides it at once and tells the server when the time for an undo is over', async () => {
    const { list, titles, api } = await listOf(task('a'), task('b'));
    list.remove(list.get().tasks[0]!);
    expect(titles()).toEqual(['b']);
    await vi.advanceTimersByTimeAsync(UNDO_MS - 1);
    expect(api.remove).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(api.remove).toHaveBeenCalledExactlyOnceWith('a');
  });

  it('is as if it had never been after an undo', async () => {
    const { list, titles, toasts, api } = await listOf(task('a'), task('b'));
    list.remove(list.get().tasks[0]!);
    toasts.undoLast();
    await vi.runAllTimersAsync();
    expect(titles()).toEqual(['a', 'b']);
    expect(api.remove).not.toHaveBeenCalled();
  });

  it('stays hidden when the list is loaded meanwhile', async () => {
    const { list, titles } = await listOf(task('a'), task('b'));
    list.remove(list.get().tasks[0]!);
    await list.reload();
    expect(titles()).toEqual(['b']);
  });

  it('happens at once when the page is about to go', async () => {
    const { list, api } = await listOf(task('a'));
    list.remove(list.get().tasks[0]!);
    await list.flush();
    expect(api.remove).toHaveBeenCalledTimes(1);
    await vi.runAllTimersAsync();
    expect(api.remove).toHaveBeenCalledTimes(1);
  });

  it('brings it back when the server refuses', async () => {
    const { list, titles, messages, api } = await listOf(task('a'));
    api.remove.mockRejectedValueOnce(REFUSED);
    list.remove(list.get().tasks[0]!);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(titles()).toEqual(['a']);
    expect(messages()).toContain('"a" could not be deleted. The server is broken.');
  });

  it('does not mind when it is already gone', async () => {
    const { list, titles, messages, api } = await listOf(task('a'));
    api.remove.mockRejectedValueOnce(new ApiError(404, 'Gone'));
    list.remove(list.get().tasks[0]!);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(titles()).toEqual([]);
    expect(messages()).toEqual([]);
  });
});

describe('moving a task', () => {
  it('names its new neighbours', async () => {
    const { list, titles, api } = await listOf(task('a'), task('b'), task('c'));
    await list.move(0, 1);
    expect(titles()).toEqual(['b', 'a', 'c']);
    expect(api.move).toHaveBeenCalledExactlyOnceWith('a', { after_id: 'b', before_id: 'c' });
  });

  it('goes back when the server refuses', async () => {
    const { list, titles, api } = await listOf(task('a'), task('b'));
    api.move.mockRejectedValueOnce(REFUSED);
    await list.move(0, 1);
    expect(titles()).toEqual(['a', 'b']);
  });

  it('asks for nothing beyond the ends', async () => {
    const { list, api } = await listOf(task('a'), task('b'));
    await list.move(0, -1);
    await list.move(1, 2);
    expect(api.move).not.toHaveBeenCalled();
  });
});

describe('loading the list', () => {
  it('fails with the reason when there is nothing to show yet', async () => {
    const api = slowServer([]);
    api.list.mockRejectedValueOnce(REFUSED);
    const list = new TaskList(api, new Toasts());
    await list.reload();
    expect(list.get()).toMatchObject({ status: 'failed', error: REFUSED });
  });

  it('keeps what is shown when bringing it up to date fails', async () => {
    const { list, titles, messages, api } = await listOf(task('a'));
    api.list.mockRejectedValueOnce(REFUSED);
    await list.reload();
    expect(list.get().status).toBe('ready');
    expect(titles()).toEqual(['a']);
    expect(messages()).toHaveLength(1);
  });

  it('asks again when a change was confirmed while the answer was on its way', async () => {
    const { list, titles, api } = await listOf(task('a'));
    const old = deferred<{ items: Task[]; next_cursor: null }>();
    api.list.mockReturnValueOnce(old.promise);
    const loading = list.reload();
    await list.edit('a', { title: 'A' });
    api.list.mockResolvedValueOnce({ items: [task('a', { title: 'A', version: 2 })], next_cursor: null });
    old.resolve({ items: [task('a')], next_cursor: null });
    await loading;
    expect(titles()).toEqual(['A']);
  });

  it('shows the answer to the last filter, whichever comes last', async () => {
    const { list, titles, api } = await listOf();
    const slow = deferred<{ items: Task[]; next_cursor: null }>();
    api.list.mockReturnValueOnce(slow.promise);
    api.list.mockResolvedValueOnce({ items: [task('second')], next_cursor: null });
    const first = list.show({ ...EVERYTHING_OPEN, search: 'f' });
    await list.show({ ...EVERYTHING_OPEN, search: 's' });
    slow.resolve({ items: [task('first')], next_cursor: null });
    await first;
    expect(titles()).toEqual(['second']);
  });

  it('adds the next page below', async () => {
    const { list, titles, api } = await listOf();
    api.list.mockResolvedValueOnce({ items: [task('a')], next_cursor: 'more' });
    await list.reload();
    expect(list.get().hasMore).toBe(true);
    api.list.mockResolvedValueOnce({ items: [task('b')], next_cursor: null });
    await list.loadMore();
    expect(titles()).toEqual(['a', 'b']);
    expect(list.get().hasMore).toBe(false);
    expect(api.list.mock.calls.at(-1)?.[1]).toBe('more');
  });
});
