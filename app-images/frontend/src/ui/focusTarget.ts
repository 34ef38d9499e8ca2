/** Moves the focus to what is marked with data-focus. */
export function focusTarget(name: string): void {
  const element = document.querySelector<HTMLElement>(`[data-focus="${name}"]`);
  element?.focus();
}
