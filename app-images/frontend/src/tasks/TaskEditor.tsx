import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { Task, TaskDraft, TaskPatch } from '@/api/task';
import { Icon } from '@/ui/Icon';
import { TaskFields, readDetails } from './TaskFields';
import styles from './TaskEditor.module.css';

interface TaskEditorProps {
  task: Task;
  onSave: (patch: TaskPatch) => void;
  onCancel: () => void;
  onRemove: () => void;
}

/** Edits a task in its own row. */
export function TaskEditor({ task, onSave, onCancel, onRemove }: TaskEditorProps) {
  const title = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const field = title.current;
    if (!field) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    field.form?.scrollIntoView({ block: 'nearest' });
  }, []);

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(changes(task, readDraft(new FormData(event.currentTarget), task.title)));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') onCancel();
    // A title is one line however it wraps; in the notes Enter begins a new one.
    const saves = event.target === title.current || event.ctrlKey || event.metaKey;
    if (event.key !== 'Enter' || !saves || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };

  return (
    <form className={styles.editor} aria-label={`Edit "${task.title}"`} onSubmit={save} onKeyDown={onKeyDown}>
      <textarea ref={title} className={`input ${styles.title}`} name="title" aria-label="Title" defaultValue={task.title} maxLength={200} rows={1} />
      <textarea className={`input ${styles.notes}`} name="notes" aria-label="Notes" placeholder="Notes" defaultValue={task.notes} maxLength={4000} rows={2} />
      <TaskFields {...task} />
      <div className={styles.buttons}>
        <button type="button" className={`iconButton ${styles.remove}`} aria-label={`Delete "${task.title}"`} title="Delete" onClick={onRemove}>
          <Icon name="trash" />
        </button>
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

/** A task without a title keeps the one it had. */
function readDraft(data: FormData, oldTitle: string): TaskDraft {
  const title = String(data.get('title')).replace(/\s+/g, ' ').trim();
  return { title: title || oldTitle, notes: String(data.get('notes')).trim(), ...readDetails(data) };
}

/** Only what differs is sent, so that two people can edit different parts. */
function changes(task: Task, draft: TaskDraft): TaskPatch {
  const changed = Object.entries(draft).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(task[name as keyof TaskDraft]));
  return Object.fromEntries(changed);
}
