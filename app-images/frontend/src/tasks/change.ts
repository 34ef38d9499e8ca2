import type { Place } from '@/api/tasksApi';
import type { Task, TaskPatch } from '@/api/task';

/** Something the user did that the server has not confirmed yet. */
export type Change =
  | { kind: 'add'; task: Task }
  | { kind: 'edit'; id: string; patch: TaskPatch }
  | { kind: 'remove'; id: string }
  | { kind: 'move'; id: string; place: Place }
  | { kind: 'removeCompleted' };

/** The list as it will be when the change has happened. */
export function applyChange(tasks: Task[], change: Change): Task[] {
  switch (change.kind) {
    case 'add':
      return [...tasks, change.task];
    case 'edit':
      return tasks.map((task) => (task.id === change.id ? { ...task, ...change.patch } : task));
    case 'remove':
      return tasks.filter((task) => task.id !== change.id);
    case 'move':
      return moveTask(tasks, change.id, change.place);
    case 'removeCompleted':
      return tasks.filter((task) => !task.completed);
  }
}

function moveTask(tasks: Task[], id: string, { before_id, after_id }: Place): Task[] {
  const moved = tasks.find((task) => task.id === id);
  const others = tasks.filter((task) => task.id !== id);
  const above = others.findIndex((task) => task.id === after_id);
  const below = others.findIndex((task) => task.id === before_id);
  if (!moved || (above < 0 && below < 0)) return tasks;
  return others.toSpliced(below >= 0 ? below : above + 1, 0, moved);
}

/** Between which neighbours the task at `from` stands once it is at `to`. */
export function placeAt(tasks: Task[], from: number, to: number): Place {
  const others = tasks.toSpliced(from, 1);
  return { after_id: others[to - 1]?.id ?? null, before_id: others[to]?.id ?? null };
}
