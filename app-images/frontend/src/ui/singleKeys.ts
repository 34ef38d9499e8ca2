// Single-key shortcuts get in the way of speech input and shaky hands, so they can be switched off.
const KEY = 'todo-single-keys';

export const singleKeysOn = (): boolean => localStorage.getItem(KEY) !== 'off';

export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
}
