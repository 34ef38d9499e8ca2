import { useState } from 'react';
import styles from './CompletedActions.module.css';

/** Deleting everything done cannot be undone, so it asks once more. */
export function CompletedActions({ onClear }: { onClear: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <div className={styles.actions}>
        <button type="button" className="button small" onClick={() => setAsking(true)}>
          Delete all done
        </button>
      </div>
    );
  return (
    <div className={styles.actions} role="group" aria-label="Delete all done tasks?">
      <span>Delete for good?</span>
      <button type="button" className="button small" autoFocus onClick={() => setAsking(false)}>
        Keep them
      </button>
      <button type="button" className="button small danger" onClick={onClear}>
        Delete
      </button>
    </div>
  );
}
