import { useWorkspace } from '@/shell/WorkspaceContext';
import { useStore } from '@/ui/useStore';
import { localDay } from './dueDate';
import { FilterBar } from './FilterBar';
import { summarize } from './summary';
import { TaskComposer } from './TaskComposer';
import { TaskListBody } from './TaskListBody';
import styles from './TasksPane.module.css';

export function TasksPane() {
  const { tasks } = useWorkspace();
  const state = useStore(tasks);
  const today = new Date();
  return (
    <section className={styles.pane} aria-labelledby="tasks-title">
      <header className={styles.header}>
        <h2 id="tasks-title">{today.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}</h2>
        <p aria-live="polite">{state.status === 'ready' && summarize(state, localDay(today))}</p>
      </header>
      <FilterBar filter={state.filter} tasks={state.tasks} onChange={(filter) => void tasks.show(filter)} />
      <TaskListBody state={state} list={tasks} today={localDay(today)} />
      <TaskComposer onAdd={(draft) => void tasks.add(draft)} />
    </section>
  );
}
