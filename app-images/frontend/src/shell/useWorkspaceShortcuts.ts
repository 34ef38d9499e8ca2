import type { TaskStatus } from '@/api/taskFilter';
import type { TaskList } from '@/tasks/taskList';
import { focusTarget } from '@/ui/focusTarget';
import type { Toasts } from '@/ui/toasts';
import { useShortcuts } from '@/ui/useShortcuts';
import type { Pane } from './PaneTabs';

interface Reach {
  tasks: TaskList;
  toasts: Toasts;
  chat: boolean;
  showPane: (pane: Pane) => void;
  openHelp: () => void;
}

export function useWorkspaceShortcuts({ tasks, toasts, chat, showPane, openHelp }: Reach): void {
  const goTo = (pane: Pane, target: string) => () => {
    showPane(pane);
    // The pane may have been hidden until now.
    requestAnimationFrame(() => focusTarget(target));
  };
  const show = (status: TaskStatus) => () => void tasks.show({ ...tasks.get().filter, status });

  useShortcuts({
    n: goTo('tasks', 'new-task'),
    '/': goTo('tasks', 'search'),
    t: goTo('tasks', 'task'),
    f: goTo('tasks', 'filters'),
    1: show('open'),
    2: show('completed'),
    3: show('all'),
    z: () => toasts.undoLast(),
    d: () => document.querySelector<HTMLElement>('[data-shortcut="theme"]')?.click(),
    '?': openHelp,
    ...(chat ? { c: goTo('chat', 'message') } : {}),
  });
}
