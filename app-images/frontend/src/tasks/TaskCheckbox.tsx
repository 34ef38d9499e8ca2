import type { Task } from '@/api/task';
import { Icon } from '@/ui/Icon';
import styles from './TaskCheckbox.module.css';

interface TaskCheckboxProps {
  task: Task;
  disabled: boolean;
  onChange: () => void;
}

/** A tick box in the shape of the logo's speech bubble. */
export function TaskCheckbox({ task, disabled, onChange }: TaskCheckboxProps) {
  return (
    <label className={styles.checkbox} data-priority={task.priority}>
      <input type="checkbox" checked={task.completed} disabled={disabled} aria-label={`Complete "${task.title}"`} onChange={onChange} />
      <span>
        <Icon name="check" size={15} />
      </span>
    </label>
  );
}
