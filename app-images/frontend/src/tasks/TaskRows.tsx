import { useRef, useState } from 'react';
import type { Task } from '@/api/task';
import { focusTask } from './focusTask';
import type { TaskList } from './taskList';
import { TaskRow } from './TaskRow';
import { useDragOrder } from './useDragOrder';
import styles from './TaskRows.module.css';

interface TaskRowsProps {
  tasks: Task[];
  list: TaskList;
  today: string;
  reorderable: boolean;
}

/** The rows; one of them is in the tab order, the arrow keys reach the others. */
export function TaskRows({ tasks, list, today, reorderable }: TaskRowsProps) {
  const rows = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const drag = useDragOrder(rows, (from, to) => move(from, to));
  const inTabOrder = tasks.some((task) => task.id === current) ? current : tasks[0]?.id;

  const move = (from: number, to: number) => {
    const task = tasks[from];
    if (!reorderable || !task || to < 0 || to >= tasks.length) return;
    void list.move(from, to);
    setAnnouncement(`"${task.title}" is now ${to + 1} of ${tasks.length}.`);
    focusTask(task.id);
  };

  const focusAt = (index: number) => {
    const task = tasks[Math.max(0, Math.min(index, tasks.length - 1))];
    if (task) focusTask(task.id);
  };

  const remove = (task: Task, index: number) => {
    setEditing(null);
    focusAt(index + 1 < tasks.length ? index + 1 : index - 1);
    list.remove(task);
  };

  const finishEditing = (id: string) => {
    setEditing(null);
    focusTask(id);
  };

  return (
    <>
      <ul ref={rows} className={styles.rows} data-dragging={drag.from !== null} aria-label="Tasks">
        {tasks.map((task, index) => (
          <TaskRow
            key={task.id}
            task={task}
            today={today}
            editing={editing === task.id}
            inTabOrder={task.id === inTabOrder}
            dragged={drag.from === index}
            drop={drag.dropAt(index)}
            onFocus={() => setCurrent(task.id)}
            onStep={(step) => focusAt(index + step)}
            onComplete={() => void list.complete(task, !task.completed)}
            onEdit={() => setEditing(task.id)}
            onSave={(patch) => {
              finishEditing(task.id);
              if (Object.keys(patch).length > 0) void list.edit(task.id, patch);
            }}
            onCancel={() => finishEditing(task.id)}
            onRemove={() => remove(task, index)}
            onMove={reorderable ? (step) => move(index, index + step) : null}
            onGrab={(event) => drag.start(event, index)}
          />
        ))}
      </ul>
      <p className="visuallyHidden" role="status">
        {announcement}
      </p>
    </>
  );
}
