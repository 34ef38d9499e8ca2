/** Gives the focus to a task's row, once React has drawn it. */
export function focusTask(id: string): void {
  requestAnimationFrame(() => document.getElementById(`task-${id}`)?.focus());
}
