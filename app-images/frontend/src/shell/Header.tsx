import { useServices } from './ServicesProvider';
import { useWorkspace } from './WorkspaceContext';
import { ApiError } from '@/api/apiError';
import { Icon } from '@/ui/Icon';
import { Logo } from '@/ui/Logo';
import { useStore } from '@/ui/useStore';
import { ThemeToggle } from './ThemeToggle';
import styles from './Header.module.css';

export function Header({ onHelp }: { onHelp: () => void }) {
  const { session, settings, toasts } = useServices();
  const { tasks } = useWorkspace();
  const state = useStore(session);

  const signOut = async () => {
    try {
      await tasks.flush();
      await session.signOut();
    } catch (error) {
      toasts.fail(`You are still signed in. ${error instanceof ApiError ? error.message : ''}`);
    }
  };

  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <Logo />
        Todo
      </h1>
      {settings.appEnv !== 'production' && <span className={styles.environment}>{settings.appEnv}</span>}
      <span className={styles.email}>{state.status === 'signedIn' && state.user.email}</span>
      <button type="button" className={`iconButton ${styles.help}`} aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={onHelp}>
        <Icon name="keyboard" />
      </button>
      <ThemeToggle />
      <button type="button" className="iconButton" aria-label="Sign out" title="Sign out" onClick={() => void signOut()}>
        <Icon name="signOut" />
      </button>
    </header>
  );
}
