import type { Task } from '@/api/task';
import { Icon } from '@/ui/Icon';
import { describeDue } from './dueDate';
import styles from './TaskMeta.module.css';

/** The line below a title: when, how urgent, what about. */
export function TaskMeta({ task, today }: { task: Task; today: string }) {
  const due = task.due_date ? describeDue(task.due_date, today) : null;
  if (!due && task.priority === 'normal' && task.tags.length === 0 && !task.notes) return null;
  return (
    <>
      {task.notes && <p className={styles.notes}>{task.notes}</p>}
      <p className={styles.meta}>
        {due && (
          <span className={styles.due} data-tone={task.completed ? 'later' : due.tone}>
            <Icon name="calendar" size={14} />
            <span className="visuallyHidden">Due </span>
            {due.text}
          </span>
        )}
        {task.priority !== 'normal' && (
          <span className={styles.priority} data-priority={task.priority}>
            <Icon name="flag" size={14} />
            {task.priority === 'high' ? 'High' : 'Low'}
            <span className="visuallyHidden"> priority</span>
          </span>
        )}
        {task.tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            #{tag}
          </span>
        ))}
      </p>
    </>
  );
}
