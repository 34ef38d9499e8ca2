import { useEffect, useRef } from 'react';
import { Icon } from '@/ui/Icon';
import styles from './ConfirmCard.module.css';

interface ConfirmCardProps {
  summary: string;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before something is deleted. The safe answer has the focus. */
export function ConfirmCard({ summary, onYes, onNo }: ConfirmCardProps) {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    safe.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.card} role="group" aria-label="Confirmation needed">
      <p>
        <Icon name="warning" />
        {summary}
      </p>
      <div>
        <button ref={safe} type="button" className="button small" onClick={onNo}>
          Cancel
        </button>
        <button type="button" className="button small danger" onClick={onYes}>
          Yes, do it
        </button>
      </div>
    </div>
  );
}
