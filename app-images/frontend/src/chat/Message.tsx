import type { ChatMessage } from '@/api/chatApi';
import styles from './Message.module.css';

interface MessageProps extends Pick<ChatMessage, 'role' | 'text'> {
  /** More of it is on its way. */
  writing?: boolean;
}

export function Message({ role, text, writing = false }: MessageProps) {
  return (
    <div className={styles.message} data-role={role}>
      <span className="visuallyHidden">{role === 'user' ? 'You: ' : 'Assistant: '}</span>
      {text}
      {writing && <WritingDots />}
    </div>
  );
}

function WritingDots() {
  return (
    <span className={styles.dots}>
      <span className="visuallyHidden">is writing</span>
      <i />
      <i />
      <i />
    </span>
  );
}
