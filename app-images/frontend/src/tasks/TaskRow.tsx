import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { Task, TaskPatch } from '@/api/task';
import { Icon } from '@/ui/Icon';
import { TaskCheckbox } from './TaskCheckbox';
import { TaskEditor } from './TaskEditor';
import { isUnsaved } from './taskList';
import { TaskMeta } from './TaskMeta';
import type { DropEdge } from './useDragOrder';
import styles from './TaskRow.module.css';

interface TaskRowProps {
  task: Task;
  today: string;
  editing: boolean;
  inTabOrder: boolean;
  dragged: boolean;
  drop: DropEdge;
  onFocus: () => void;
  onStep: (step: number) => void;
  onComplete: () => void;
  onEdit: () => void;
  onSave: (patch: TaskPatch) => void;
  onCancel: () => void;
  onRemove: () => void;
  /** Null where the list has an order of its own. */
  onMove: ((step: number) => void) | null;
  onGrab: (event: PointerEvent) => void;
}

export function TaskRow(props: TaskRowProps) {
  const { task, editing } = props;
  const unsaved = isUnsaved(task);
  const row = useRef<HTMLLIElement>(null);

  // A new task may appear below what is in sight.
  useEffect(() => {
    if (unsaved) row.current?.scrollIntoView({ block: 'nearest' });
  }, [unsaved]);

  return (
    <li
      ref={row}
      id={`task-${task.id}`}
      className={styles.row}
      tabIndex={props.inTabOrder ? 0 : -1}
      aria-label={task.title}
      aria-busy={unsaved}
      data-focus={props.inTabOrder ? 'task' : undefined}
      data-completed={task.completed}
      data-dragged={props.dragged}
      data-drop={props.drop ?? undefined}
      onFocus={props.onFocus}
      onKeyDown={(event) => !editing && !unsaved && handleKey(event, props)}
    >
      {editing ? (
        <TaskEditor task={task} onSave={props.onSave} onCancel={props.onCancel} onRemove={props.onRemove} />
      ) : (
        <>
          {props.onMove && (
            <button
              type="button"
              className={styles.grip}
              tabIndex={-1}
              aria-label={`Move "${task.title}"`}
              title="Drag to move (Alt + arrow keys)"
              onPointerDown={props.onGrab}
            >
              <Icon name="grip" />
            </button>
          )}
          <TaskCheckbox task={task} disabled={unsaved} onChange={props.onComplete} />
          <div className={styles.text} onDoubleClick={props.onEdit}>
            <p className={styles.title}>{task.title}</p>
            <TaskMeta task={task} today={props.today} />
          </div>
          <div className={styles.actions}>
            <button type="button" className="iconButton" aria-label={`Edit "${task.title}"`} title="Edit" disabled={unsaved} onClick={props.onEdit}>
              <Icon name="pencil" />
            </button>
            <button type="button" className={`iconButton ${styles.remove}`} aria-label={`Delete "${task.title}"`} title="Delete" disabled={unsaved} onClick={props.onRemove}>
              <Icon name="trash" />
            </button>
          </div>
        </>
      )}
    </li>
  );
}

/** The keys of a row that has the focus itself, not one of its buttons. */
function handleKey(event: KeyboardEvent<HTMLLIElement>, props: TaskRowProps): void {
  const action = actionFor(event, props);
  if (!action) return;
  event.preventDefault();
  action();
}

function actionFor(event: KeyboardEvent<HTMLLIElement>, props: TaskRowProps): (() => void) | null {
  const onRow = event.target === event.currentTarget;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step) return event.altKey ? () => props.onMove?.(step) : () => props.onStep(step);
  if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === ' ') return props.onComplete;
  if (event.key === 'Enter') return props.onEdit;
  if (event.key === 'Delete' || event.key === 'Backspace') return props.onRemove;
  return null;
}
