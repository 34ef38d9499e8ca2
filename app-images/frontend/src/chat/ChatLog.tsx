import { useEffect, useRef } from 'react';
import { Notice } from '@/ui/Notice';
import { ChatWelcome } from './ChatWelcome';
import { ConfirmCard } from './ConfirmCard';
import type { Conversation, ConversationState } from './conversation';
import { Message } from './Message';
import styles from './ChatLog.module.css';

interface ChatLogProps {
  state: ConversationState;
  conversation: Conversation;
}

export function ChatLog({ state, conversation }: ChatLogProps) {
  const { status, messages, answer, confirmation, failure, error, hasOlder } = state;
  const end = useRef<HTMLDivElement>(null);
  const latest = messages.at(-1)?.id;

  // Follows what is said, not what is scrolled to by hand.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [latest, answer, confirmation, failure]);

  if (status === 'failed')
    return <Notice title="The chat could not be loaded" text={error?.message ?? ''} action={{ label: 'Try again', run: () => void conversation.load() }} />;

  if (status === 'ready' && messages.length === 0 && answer === null)
    return <ChatWelcome onPick={(text) => void conversation.ask(text)} />;

  return (
    <div className={styles.log} role="log" aria-label="Conversation" aria-busy={status === 'loading' || answer !== null} tabIndex={0}>
      {status === 'loading' && <ChatSkeleton />}
      {hasOlder && (
        <button type="button" className={`button small ${styles.older}`} onClick={() => void conversation.loadOlder()}>
          Show earlier messages
        </button>
      )}
      {messages.map((message) => (
        <Message key={message.id} role={message.role} text={message.text} />
      ))}
      {answer !== null && <Message role="assistant" text={answer} writing />}
      {confirmation && answer === null && <ConfirmCard summary={confirmation.summary} onYes={() => void conversation.confirm()} onNo={() => void conversation.decline()} />}
      {failure && (
        <div className={styles.failure}>
          <p>{failure.error.message}</p>
          <button type="button" className="button small" onClick={() => void conversation.retry()}>
            Ask again
          </button>
        </div>
      )}
      <div ref={end} />
    </div>
  );
}

function ChatSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}
