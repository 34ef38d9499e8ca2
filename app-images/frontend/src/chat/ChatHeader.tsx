import { useState } from 'react';
import { useServices } from '@/shell/ServicesProvider';
import { Icon } from '@/ui/Icon';
import type { ChatStatus } from '@/api/chatApi';
import type { Conversation, ConversationState } from './conversation';
import styles from './ChatHeader.module.css';

interface ChatHeaderProps {
  state: ConversationState;
  conversation: Conversation;
}

export function ChatHeader({ state, conversation }: ChatHeaderProps) {
  const { toasts } = useServices();
  const [asking, setAsking] = useState(false);

  const clear = async () => {
    setAsking(false);
    try {
      await conversation.clear();
    } catch {
      toasts.fail('The conversation could not be deleted.', { label: 'Try again', run: () => void clear() });
    }
  };

  return (
    <header className={styles.header}>
      <div>
        <h2 id="chat-title">Assistant</h2>
        <p>{state.engine ? describe(state.engine) : '\u00a0'}</p>
      </div>
      {asking ? (
        <div className={styles.question} role="group" aria-label="Forget the conversation?">
          <button type="button" className="button small" autoFocus onClick={() => setAsking(false)}>
            Keep
          </button>
          <button type="button" className="button small danger" onClick={() => void clear()}>
            Forget all
          </button>
        </div>
      ) : (
        state.messages.length > 0 && (
          <button type="button" className="iconButton" aria-label="Forget the conversation" title="Forget the conversation" onClick={() => setAsking(true)}>
            <Icon name="trash" />
          </button>
        )
      )}
    </header>
  );
}

function describe({ engine, budget_left }: ChatStatus): string {
  if (engine === 'builtin') return 'The simple one: it knows a few sentences';
  return budget_left === null ? 'Answers by OpenAI' : `Answers by OpenAI, ${budget_left} left today`;
}
