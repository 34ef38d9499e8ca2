import { isNarrowed } from '@/api/taskFilter';
import { Notice } from '@/ui/Notice';
import { CompletedActions } from './CompletedActions';
import { EmptyList } from './EmptyList';
import type { TaskList, TaskListState } from './taskList';
import { TaskRows } from './TaskRows';
import { TaskSkeleton } from './TaskSkeleton';
import styles from './TaskListBody.module.css';

interface TaskListBodyProps {
  state: TaskListState;
  list: TaskList;
  today: string;
}

/** The list in whichever state it is: loading, failed, empty or full. */
export function TaskListBody({ state, list, today }: TaskListBodyProps) {
  const { status, tasks, filter, error, hasMore } = state;
  const loading = status === 'loading';
  return (
    <div className={styles.body} aria-busy={loading}>
      {loading && tasks.length === 0 && <TaskSkeleton />}
      {status === 'failed' && (
        <Notice
          title="The list could not be loaded"
          text={error?.message ?? ''}
          action={{ label: 'Try again', run: () => void list.show(filter) }}
        />
      )}
      {status === 'ready' && tasks.length === 0 && (
        <EmptyList status={filter.status} narrowed={isNarrowed(filter)} onReset={() => void list.show({ ...filter, search: '', tag: '', priority: '' })} />
      )}
      {status !== 'failed' && tasks.length > 0 && (
        <div data-stale={loading}>
          {filter.status === 'completed' && <CompletedActions onClear={() => void list.removeCompleted()} />}
          <TaskRows tasks={tasks} list={list} today={today} reorderable={filter.sort === 'position'} />
          {hasMore && (
            <button type="button" className={`button small ${styles.more}`} onClick={() => void list.loadMore()}>
              Show more
            </button>
          )}
        </div>
      )}
    </div>
  );
}
