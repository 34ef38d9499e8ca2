import { Logo } from '@/ui/Logo';
import styles from './ChatWelcome.module.css';

const SUGGESTIONS = ['Add buy milk tomorrow', 'What is due this week?', 'Done with the first one', 'Delete all completed'];

export function ChatWelcome({ onPick }: { onPick: (text: string) => void }) {
  return (
    <div className={styles.welcome}>
      <Logo size={40} />
      <h3>Say what is to be done</h3>
      <p>The assistant adds, finds and completes tasks for you.</p>
      <ul aria-label="Things to say">
        {SUGGESTIONS.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onPick(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
