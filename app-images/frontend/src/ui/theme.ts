export type Theme = 'light' | 'dark';

const KEY = 'todo-theme';

/** Runs inside the page's head, before anything is painted. */
export const THEME_SCRIPT = `(function () {
  var chosen = null;
  try { chosen = localStorage.getItem('${KEY}'); } catch (e) {}
  var dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();`;

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** Shows the theme; a choice is remembered, following the system is not. */
export function applyTheme(theme: Theme, remember: boolean): void {
  document.documentElement.dataset.theme = theme;
  if (remember) localStorage.setItem(KEY, theme);
}

export const hasChosenTheme = (): boolean => localStorage.getItem(KEY) !== null;
