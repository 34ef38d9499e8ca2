import { Logo } from '@/ui/Logo';
import { TaskSkeleton } from '@/tasks/TaskSkeleton';
import styles from './Workspace.module.css';
import header from './Header.module.css';
import skeleton from './WorkspaceSkeleton.module.css';

/** The shape of what is about to come. */
export function WorkspaceSkeleton() {
  return (
    <div className={styles.workspace} data-pane="tasks" data-chat="true">
      <header className={header.header}>
        <h1 className={header.brand}>
          <Logo />
          Todo
        </h1>
      </header>
      <main className={styles.panes} aria-busy="true">
        <section className={skeleton.pane}>
          <p className="visuallyHidden" role="status">
            Loading
          </p>
          <TaskSkeleton />
        </section>
        <section className={skeleton.pane} />
      </main>
    </div>
  );
}
