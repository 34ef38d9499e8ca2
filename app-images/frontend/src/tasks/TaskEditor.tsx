import type { FormEvent, KeyboardEvent } from 'react';
import type { Task, TaskDraft, TaskPatch } from '@/api/task';
import { TaskFields, readDetails } from './TaskFields';
import styles from './TaskEditor.module.css';

interface TaskEditorProps {
  task: Task;
  onSave: (patch: TaskPatch) => void;
  onCancel: () => void;
}

/** Edits a task in its own row. */
export function TaskEditor({ task, onSave, onCancel }: TaskEditorProps) {
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(changes(task, readDraft(new FormData(event.currentTarget))));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };

  return (
    <form className={styles.editor} aria-label={`Edit "${task.title}"`} onSubmit={save} onKeyDown={onKeyDown}>
      <input
        className={`input ${styles.title}`}
        name="title"
        aria-label="Title"
        defaultValue={task.title}
        required
        pattern=".*\S.*"
        title="A title needs at least one letter."
        maxLength={200}
        autoFocus
        autoComplete="off"
      />
      <textarea className="input" name="notes" aria-label="Notes" placeholder="Notes" defaultValue={task.notes} maxLength={4000} rows={2} />
      <TaskFields {...task} />
      <div className={styles.buttons}>
        <button type="button" className="button small" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button small primary">
          Save
        </button>
      </div>
    </form>
  );
}

function readDraft(data: FormData): TaskDraft {
  return { title: String(data.get('title')).trim(), notes: String(data.get('notes')).trim(), ...readDetails(data) };
}

/** Only what differs is sent, so that two people can edit different parts. */
function changes(task: Task, draft: TaskDraft): TaskPatch {
  const changed = Object.entries(draft).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(task[name as keyof TaskDraft]));
  return Object.fromEntries(changed);
}
