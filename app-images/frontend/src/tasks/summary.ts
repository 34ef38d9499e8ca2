import { isNarrowed } from '@/api/taskFilter';
import type { Task } from '@/api/task';
import type { TaskListState } from './taskList';

/** One line about the list, such as "4 to do, 1 overdue". */
export function summarize({ tasks, filter, hasMore }: TaskListState, today: string): string {
  const count = `${tasks.length}${hasMore ? '+' : ''}`;
  if (isNarrowed(filter)) return `${count} found`;
  if (filter.status === 'completed') return `${count} done`;
  const open = tasks.filter((task) => !task.completed);
  if (open.length === 0) return 'Nothing to do';
  return [`${open.length}${hasMore ? '+' : ''} to do`, ...urgent(open, today)].join(', ');
}

function urgent(open: Task[], today: string): string[] {
  const overdue = open.filter((task) => task.due_date && task.due_date < today).length;
  const dueToday = open.filter((task) => task.due_date === today).length;
  return [overdue > 0 ? `${overdue} overdue` : '', dueToday > 0 ? `${dueToday} due today` : ''].filter(Boolean);
}
