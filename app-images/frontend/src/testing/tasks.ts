import type { Task } from '@/api/task';

export function task(title: string, more: Partial<Task> = {}): Task {
  return {
    id: title,
    title,
    notes: '',
    due_date: null,
    priority: 'normal',
    tags: [],
    completed: false,
    completed_at: null,
    position: 1,
    version: 1,
    created_at: '2030-01-01T00:00:00Z',
    updated_at: '2030-01-01T00:00:00Z',
    ...more,
  };
}
