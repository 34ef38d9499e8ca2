import { Icon } from '@/ui/Icon';
import { useTheme } from '@/ui/useTheme';

export function ThemeToggle() {
  const [theme, toggle] = useTheme();
  const label = theme === 'dark' ? 'Use light colours' : 'Use dark colours';
  return (
    <button type="button" className="iconButton" aria-label={label} title={label} data-shortcut="theme" onClick={toggle}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
