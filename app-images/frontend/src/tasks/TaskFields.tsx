import type { Priority, TaskDraft } from '@/api/task';
import { parseTags } from './tags';
import styles from './TaskFields.module.css';

type Details = Pick<TaskDraft, 'due_date' | 'priority' | 'tags'>;

/** Due date, priority and tags, alike where a task is written and where it is edited. */
export function TaskFields({ due_date, priority, tags }: Details) {
  return (
    <div className={styles.fields}>
      <label>
        Due
        <input className="input" type="date" name="due_date" defaultValue={due_date ?? ''} />
      </label>
      <label>
        Priority
        <select className="input" name="priority" defaultValue={priority}>
          <option value="low">Low</option>
          <option value="normal">Normal</option>
          <option value="high">High</option>
        </select>
      </label>
      <label className={styles.tags}>
        Tags
        <input className="input" name="tags" defaultValue={tags.join(', ')} placeholder="home, errands" autoCapitalize="off" autoComplete="off" />
      </label>
    </div>
  );
}

export function readDetails(data: FormData): Details {
  return {
    due_date: String(data.get('due_date') ?? '') || null,
    priority: (data.get('priority') ?? 'normal') as Priority,
    tags: parseTags(String(data.get('tags') ?? '')),
  };
}
