import { type FormEvent, useRef, useState } from 'react';
import type { TaskDraft } from '@/api/task';
import { Icon } from '@/ui/Icon';
import { TaskFields, readDetails } from './TaskFields';
import styles from './TaskComposer.module.css';

/** Where a new task is written: a title is enough, the rest is one click away. */
export function TaskComposer({ onAdd }: { onAdd: (draft: TaskDraft) => void }) {
  const title = useRef<HTMLInputElement>(null);
  const [detailed, setDetailed] = useState(false);

  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = String(data.get('title')).trim();
    if (text) onAdd({ title: text, notes: '', ...readDetails(data) });
    form.reset();
    title.current?.focus();
  };

  return (
    <form className={styles.composer} aria-label="New task" onSubmit={add}>
      {detailed && (
        <div className={styles.details}>
          <TaskFields due_date={null} priority="normal" tags={[]} />
        </div>
      )}
      <div className={styles.line}>
        <input
          ref={title}
          name="title"
          aria-label="New task"
          placeholder="Add a task"
          maxLength={200}
          autoComplete="off"
          enterKeyHint="done"
          data-focus="new-task"
        />
        <button
          type="button"
          className="iconButton"
          aria-expanded={detailed}
          aria-label="Due date, priority and tags"
          title="Due date, priority and tags"
          onClick={() => setDetailed(!detailed)}
        >
          <Icon name="calendar" />
        </button>
        <button type="submit" className={styles.add} aria-label="Add task">
          <Icon name="plus" size={20} />
        </button>
      </div>
    </form>
  );
}
