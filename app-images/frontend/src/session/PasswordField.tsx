import { useId, useState } from 'react';
import { SHORTEST_PASSWORD } from './password';
import styles from './CredentialsForm.module.css';

export function PasswordField({ autoComplete }: { autoComplete: 'current-password' | 'new-password' }) {
  const [visible, setVisible] = useState(false);
  const isNew = autoComplete === 'new-password';
  const id = useId();
  return (
    <div className={styles.field}>
      <span>
        <label htmlFor={id}>Password</label>
      </span>
      <span className={styles.password}>
        <input
          id={id}
          className="input"
          type={visible ? 'text' : 'password'}
          name="password"
          autoComplete={autoComplete}
          required
          minLength={isNew ? SHORTEST_PASSWORD : undefined}
          maxLength={128}
          aria-describedby={isNew ? `${id}-hint` : undefined}
        />
        <button type="button" className={styles.reveal} aria-pressed={visible} aria-label="Show the password" onClick={() => setVisible(!visible)}>
          {visible ? 'Hide' : 'Show'}
        </button>
      </span>
      {isNew && (
        <span id={`${id}-hint`} className={styles.hint}>
          At least {SHORTEST_PASSWORD} characters.
        </span>
      )}
    </div>
  );
}
