import { describe, expect, it } from 'vitest';
import { EVERYTHING_OPEN } from '@/api/taskFilter';
import { task } from '@/testing/tasks';
import { summarize } from './summary';
import type { TaskListState } from './taskList';

const TODAY = '2030-03-30';
const state = (more: Partial<TaskListState>): TaskListState => ({ status: 'ready', tasks: [], filter: EVERYTHING_OPEN, hasMore: false, error: null, ...more });

describe('the line about the list', () => {
  it('counts what is urgent', () => {
    const tasks = [task('a', { due_date: '2030-03-01' }), task('b', { due_date: TODAY }), task('c')];
    expect(summarize(state({ tasks }), TODAY)).toBe('3 to do, 1 overdue, 1 due today');
  });

  it('does not count a task that is just being completed', () => {
    expect(summarize(state({ tasks: [task('a', { completed: true, due_date: TODAY })] }), TODAY)).toBe('Nothing to do');
  });

  it('says when there are more than it knows', () => {
    expect(summarize(state({ tasks: [task('a')], hasMore: true }), TODAY)).toBe('1+ to do');
  });

  it('counts what a search found', () => {
    expect(summarize(state({ tasks: [task('a')], filter: { ...EVERYTHING_OPEN, search: 'a' } }), TODAY)).toBe('1 found');
  });
});
