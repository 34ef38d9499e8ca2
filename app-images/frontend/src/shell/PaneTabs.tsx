import { Icon } from '@/ui/Icon';
import styles from './PaneTabs.module.css';

export type Pane = 'tasks' | 'chat';

const TABS = [
  { pane: 'tasks', label: 'Tasks', icon: 'list' },
  { pane: 'chat', label: 'Chat', icon: 'chat' },
] as const;

/** Switches between the list and the chat where both do not fit. */
export function PaneTabs({ pane, onChange }: { pane: Pane; onChange: (pane: Pane) => void }) {
  return (
    <nav className={styles.tabs} aria-label="Views">
      {TABS.map((tab) => (
        <button key={tab.pane} type="button" aria-current={pane === tab.pane ? 'page' : undefined} onClick={() => onChange(tab.pane)}>
          <Icon name={tab.icon} size={21} />
          {tab.label}
        </button>
      ))}
    </nav>
  );
}
