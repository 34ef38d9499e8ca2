import { ApiError } from '@/api/apiError';
import type { Task, TaskDraft, TaskPatch } from '@/api/task';
import { EVERYTHING_OPEN, type TaskFilter } from '@/api/taskFilter';
import type { TasksApi } from '@/api/tasksApi';
import { newId } from '@/ui/newId';
import { Store } from '@/ui/store';
import type { Toasts } from '@/ui/toasts';
import { type Change, applyChange, placeAt } from './change';
import { InTurn } from './inTurn';

export interface TaskListState {
  status: 'loading' | 'ready' | 'failed';
  tasks: Task[];
  filter: TaskFilter;
  hasMore: boolean;
  error: ApiError | null;
}

/** What is said when a change was refused, and how to try it again. */
interface Excuse {
  failure: string;
  retry?: () => void;
}

/** How long a deleted task can be had back, and a ticked one stays in sight. */
export const UNDO_MS = 6000;
const LINGER_MS = 700;

/** The tasks on the page: what the server confirmed, with the changes on top that are still on their way. */
export class TaskList extends Store<TaskListState> {
  #confirmed: Task[] = [];
  #changes: Change[] = [];
  #cursor: string | null = null;
  #lingering = new Set<string>();
  #doomed = new Map<string, () => Promise<void>>();
  #settled = 0;
  #loading: AbortController | null = null;
  #inTurn = new InTurn();

  constructor(
    private readonly api: TasksApi,
    private readonly toasts: Toasts,
  ) {
    super({ status: 'loading', tasks: [], filter: EVERYTHING_OPEN, hasMore: false, error: null });
  }

  async show(filter: TaskFilter): Promise<void> {
    this.set({ ...this.get(), filter, status: 'loading' });
    await this.reload();
  }

  /** Asks again for what is shown; keeps showing it meanwhile. */
  async reload(): Promise<void> {
    await this.#load(null, []);
  }

  async loadMore(): Promise<void> {
    if (this.#cursor && !this.#loading) await this.#load(this.#cursor, this.#confirmed);
  }

  async add(draft: TaskDraft, key: string = newId()): Promise<void> {
    const change: Change = { kind: 'add', task: unsaved(draft, key) };
    await this.#attempt(change, async () => this.#confirmed.push(await this.api.create(draft, key)), {
      failure: `"${draft.title}" could not be added.`,
      retry: () => void this.add(draft, key),
    });
  }

  /** Returns whether it was saved. */
  async edit(id: string, patch: TaskPatch): Promise<boolean> {
    return await this.#attempt({ kind: 'edit', id, patch }, () => this.#update(id, patch), {
      failure: 'The change could not be saved.',
      retry: () => void this.edit(id, patch),
    });
  }

  async complete(task: Task, completed: boolean): Promise<void> {
    this.#linger(task.id);
    const undo = () => void this.complete(task, false);
    const takeBack = completed ? this.#offerUndo(`Completed "${task.title}".`, undo) : null;
    const saved = await this.edit(task.id, { completed });
    if (!saved) takeBack?.();
  }

  async move(from: number, to: number): Promise<void> {
    const { tasks } = this.get();
    const task = tasks[from];
    if (!task || from === to || to < 0 || to >= tasks.length) return;
    const change: Change = { kind: 'move', id: task.id, place: placeAt(tasks, from, to) };
    const send = async () => {
      const moved = await this.api.move(task.id, change.place);
      this.#confirmed = applyChange(this.#confirmed, change);
      this.#confirm(moved);
    };
    await this.#attempt(change, send, { failure: 'The order could not be saved.' });
  }

  /** Hides the task at once and deletes it when it can no longer be had back. */
  remove(task: Task): void {
    const change: Change = { kind: 'remove', id: task.id };
    this.#begin(change);
    const timer = setTimeout(() => void commit(), UNDO_MS);
    const commit = async () => {
      clearTimeout(timer);
      this.#doomed.delete(task.id);
      await this.#attempt(change, () => this.#delete(task.id), { failure: `"${task.title}" could not be deleted.` });
    };
    this.#doomed.set(task.id, commit);
    this.#offerUndo(`Deleted "${task.title}".`, () => {
      if (!this.#doomed.delete(task.id)) return;
      clearTimeout(timer);
      this.#drop(change);
    });
  }

  async removeCompleted(): Promise<void> {
    const send = async () => {
      await this.api.removeCompleted();
      this.#confirmed = this.#confirmed.filter((task) => !task.completed);
    };
    await this.#attempt({ kind: 'removeCompleted' }, send, { failure: 'The completed tasks could not be deleted.' });
  }

  /** Does now what still waits for an undo: the page is about to go. */
  flush(): Promise<unknown> {
    return Promise.all([...this.#doomed.values()].map((commit) => commit()));
  }

  async #load(cursor: string | null, before: Task[]): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    const settledAtStart = this.#settled;
    try {
      const page = await this.api.list(this.get().filter, cursor, loading.signal);
      if (loading !== this.#loading) return;
      this.#loading = null;
      // A change confirmed meanwhile may be missing from this answer.
      if (this.#settled !== settledAtStart) return await this.reload();
      this.#cursor = page.next_cursor;
      this.#confirmed = [...before, ...page.items];
      this.#publish({ status: 'ready', error: null });
    } catch (error) {
      if (loading !== this.#loading) return;
      this.#loading = null;
      this.#loadingFailed(error);
    }
  }

  /** What is already shown stays; a message is enough then. */
  #loadingFailed(error: unknown): void {
    const problem = asApiError(error);
    if (this.get().status !== 'ready') return this.#publish({ status: 'failed', error: problem });
    this.toasts.fail(`The list could not be brought up to date. ${problem.message}`, {
      label: 'Try again',
      run: () => void this.reload(),
    });
  }

  async #attempt(change: Change, send: () => Promise<unknown>, { failure, retry }: Excuse): Promise<boolean> {
    if (!this.#changes.includes(change)) this.#begin(change);
    try {
      await this.#inTurn.run('id' in change ? change.id : 'list', send);
      this.#settled += 1;
      return true;
    } catch (error) {
      this.#explain(asApiError(error), failure, retry);
      return false;
    } finally {
      this.#drop(change);
    }
  }

  #explain(error: ApiError, failure: string, retry?: () => void): void {
    if (error.status === 412 || error.status === 404) {
      this.toasts.fail('This task was changed elsewhere. The newest version is shown now.');
      void this.reload();
      return;
    }
    this.toasts.fail(`${failure} ${error.message}`, retry ? { label: 'Try again', run: retry } : undefined);
  }

  async #update(id: string, patch: TaskPatch): Promise<void> {
    const known = this.#confirmed.find((task) => task.id === id);
    const updated = await this.api.update(id, patch, known?.version ?? null);
    if (known) this.#confirm(updated);
    else void this.reload();
  }

  async #delete(id: string): Promise<void> {
    try {
      await this.api.remove(id);
    } catch (error) {
      // Already gone is what was wanted.
      if (asApiError(error).status !== 404) throw error;
    }
    this.#confirmed = this.#confirmed.filter((task) => task.id !== id);
  }

  #confirm(task: Task): void {
    this.#confirmed = this.#confirmed.map((known) => (known.id === task.id ? task : known));
  }

  #begin(change: Change): void {
    this.#changes.push(change);
    this.#publish();
  }

  #drop(change: Change): void {
    this.#changes = this.#changes.filter((other) => other !== change);
    this.#publish();
  }

  #linger(id: string): void {
    this.#lingering.add(id);
    setTimeout(() => {
      this.#lingering.delete(id);
      this.#publish();
    }, LINGER_MS);
  }

  #offerUndo(text: string, run: () => void): () => void {
    return this.toasts.tell(text, { label: 'Undo', run }, UNDO_MS);
  }

  #publish(news: Partial<TaskListState> = {}): void {
    const state = { ...this.get(), ...news };
    const tasks = this.#changes.reduce(applyChange, this.#confirmed).filter((task) => this.#belongs(task, state.filter));
    this.set({ ...state, tasks, hasMore: this.#cursor !== null });
  }

  #belongs(task: Task, { status }: TaskFilter): boolean {
    return status === 'all' || task.completed === (status === 'completed') || this.#lingering.has(task.id);
  }
}

/** Tasks that are still on their way to the server have no server id. */
export const isUnsaved = (task: Task): boolean => task.id.startsWith('unsaved-');

function unsaved(draft: TaskDraft, key: string): Task {
  const now = new Date().toISOString();
  return {
    ...draft,
    id: `unsaved-${key}`,
    completed: false,
    completed_at: null,
    position: Number.MAX_SAFE_INTEGER,
    version: 0,
    created_at: now,
    updated_at: now,
  };
}

const asApiError = (error: unknown): ApiError => (error instanceof ApiError ? error : ApiError.unreachable());
