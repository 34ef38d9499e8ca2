import type { Priority } from './task';

export type TaskStatus = 'open' | 'completed' | 'all';
export type TaskSort = 'position' | 'due_date' | 'priority' | 'created_at' | 'title';

export interface TaskFilter {
  status: TaskStatus;
  search: string;
  tag: string;
  priority: Priority | '';
  sort: TaskSort;
}

export const EVERYTHING_OPEN: TaskFilter = { status: 'open', search: '', tag: '', priority: '', sort: 'position' };

// What one looks for first under each order: the newest, the most urgent, the soonest.
const ORDER: Record<TaskSort, 'asc' | 'desc'> = {
  position: 'asc',
  due_date: 'asc',
  priority: 'desc',
  created_at: 'desc',
  title: 'asc',
};

export function filterQuery(filter: TaskFilter, cursor: string | null): string {
  const query = new URLSearchParams({ status: filter.status, sort: filter.sort, order: ORDER[filter.sort] });
  for (const name of ['search', 'tag', 'priority'] as const) if (filter[name]) query.set(name, filter[name]);
  if (cursor) query.set('cursor', cursor);
  return query.toString();
}

/** Whether anything but the status narrows the list. */
export function isNarrowed(filter: TaskFilter): boolean {
  return Boolean(filter.search || filter.tag || filter.priority);
}
