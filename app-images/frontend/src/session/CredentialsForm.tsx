'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/api/apiError';
import { PasswordField } from './PasswordField';
import styles from './CredentialsForm.module.css';

interface CredentialsFormProps {
  action: string;
  passwordIs: 'current-password' | 'new-password';
  /** False until the page knows where to send them. */
  ready: boolean;
  /** Why the page cannot work at all. */
  problem: string | null;
  onSubmit: (email: string, password: string) => Promise<void>;
}

export function CredentialsForm({ action, passwordIs, ready, problem, onSubmit }: CredentialsFormProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const error = failure ?? problem;
  const [busy, setBusy] = useState(false);
  const alert = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    alert.current?.focus();
  }, [failure]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setFailure(null);
    setBusy(true);
    try {
      await onSubmit(String(data.get('email')), String(data.get('password')));
    } catch (reason) {
      setFailure(explain(reason));
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} method="post" onSubmit={submit}>
      {error && (
        <p ref={alert} className={styles.error} role="alert" tabIndex={-1}>
          {error}
        </p>
      )}
      <label className={styles.field}>
        <span>Email</span>
        <input className="input" type="email" name="email" autoComplete="email" required maxLength={254} autoCapitalize="off" spellCheck={false} />
      </label>
      <PasswordField autoComplete={passwordIs} />
      <button type="submit" className="button primary" disabled={busy || !ready}>
        {busy ? 'One moment …' : action}
      </button>
    </form>
  );
}

function explain(problem: unknown): string {
  if (!(problem instanceof ApiError)) return 'Something went wrong. Please try again.';
  if (problem.status === 401) return 'This email and password do not belong together.';
  if (problem.status === 409) return 'There is already an account for this email. Sign in instead?';
  if (problem.status === 429)
    return `Too many attempts. Please try again in ${problem.retryAfterSeconds ?? 60} seconds.`;
  if (problem.fields.length > 0) return problem.fields.map(({ message }) => message).join(' ');
  return problem.message;
}
