import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { Icon } from '@/ui/Icon';
import styles from './ChatComposer.module.css';

interface ChatComposerProps {
  answering: boolean;
  disabled: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}

const LONGEST_MESSAGE = 1000;

export function ChatComposer({ answering, disabled, onSend, onStop }: ChatComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = field.current?.value.trim();
    if (!text || answering || disabled) return;
    onSend(text);
    event.currentTarget.reset();
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };

  return (
    <form className={styles.composer} aria-label="Message to the assistant" onSubmit={send}>
      <textarea
        ref={field}
        name="text"
        aria-label="Message"
        placeholder="Ask or tell the assistant"
        rows={1}
        maxLength={LONGEST_MESSAGE}
        enterKeyHint="send"
        data-focus="message"
        onKeyDown={onKeyDown}
      />
      {answering ? (
        <button type="button" aria-label="Stop the answer" onClick={onStop}>
          <Icon name="stop" size={24} />
        </button>
      ) : (
        <button type="submit" aria-label="Send" disabled={disabled}>
          <Icon name="send" size={20} />
        </button>
      )}
    </form>
  );
}
