import type { Send } from './http';
import type { Task, TaskDraft, TaskPatch } from './task';
import { type TaskFilter, filterQuery } from './taskFilter';

export interface TaskPage {
  items: Task[];
  next_cursor: string | null;
}

/** Where a task goes: right behind one task or right before another. */
export interface Place {
  before_id: string | null;
  after_id: string | null;
}

export interface TasksApi {
  list(filter: TaskFilter, cursor: string | null, signal: AbortSignal): Promise<TaskPage>;
  create(draft: TaskDraft, idempotencyKey: string): Promise<Task>;
  update(id: string, patch: TaskPatch, version: number | null): Promise<Task>;
  move(id: string, place: Place): Promise<Task>;
  remove(id: string): Promise<void>;
  removeCompleted(): Promise<number>;
}

const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;

const ifUnchanged = (version: number | null): Record<string, string> => (version === null ? {} : { 'If-Match': `"${version}"` });

export function createTasksApi(send: Send): TasksApi {
  return {
    list: (filter, cursor, signal) => json(send(`/tasks?${filterQuery(filter, cursor)}`, { signal })),
    create: (draft, key) => json(send('/tasks', { method: 'POST', body: draft, headers: { 'Idempotency-Key': key } })),
    update: (id, patch, version) =>
      json(send(`/tasks/${id}`, { method: 'PATCH', body: patch, headers: ifUnchanged(version) })),
    move: (id, place) => json(send(`/tasks/${id}/move`, { method: 'POST', body: place })),
    remove: async (id) => void (await send(`/tasks/${id}`, { method: 'DELETE', keepalive: true })),
    removeCompleted: async () =>
      (await json<{ deleted: number }>(send('/tasks?status=completed', { method: 'DELETE' }))).deleted,
  };
}
