import { useEffect, useRef } from 'react';
import { singleKeysOn } from './singleKeys';

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/** Runs an action by one key, unless somebody is typing, a dialog is open, or single keys are switched off. */
export function useShortcuts(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isBusy({ target }: KeyboardEvent): boolean {
  return !singleKeysOn() || document.querySelector('dialog[open]') !== null || (target instanceof Element && target.matches(TYPING));
}
