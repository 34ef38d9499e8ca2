import { useEffect, useState } from 'react';
import { type Theme, applyTheme, currentTheme, hasChosenTheme } from './theme';

/** The theme in use; it follows the system until somebody chooses. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>('light');

  useEffect(() => {
    setTheme(currentTheme());
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      if (hasChosenTheme()) return;
      applyTheme(system.matches ? 'dark' : 'light', false);
      setTheme(currentTheme());
    };
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);

  const toggle = () => {
    applyTheme(currentTheme() === 'dark' ? 'light' : 'dark', true);
    setTheme(currentTheme());
  };
  return [theme, toggle];
}
