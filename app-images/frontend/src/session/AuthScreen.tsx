'use client';

import type { ReactNode } from 'react';
import type { Session } from '@/api/session';
import { RedirectFrom } from '@/shell/RedirectFrom';
import { useStart } from '@/shell/ServicesProvider';
import { AuthLayout } from './AuthLayout';
import { CredentialsForm } from './CredentialsForm';
import styles from './AuthLayout.module.css';

interface AuthScreenProps {
  title: string;
  text: string;
  action: string;
  passwordIs: 'current-password' | 'new-password';
  submit: (session: Session, email: string, password: string) => Promise<void>;
  /** The way to the other screen. */
  otherwise: ReactNode;
}

export function AuthScreen({ title, text, action, passwordIs, submit, otherwise }: AuthScreenProps) {
  const start = useStart();
  const session = start.status === 'started' ? start.services.session : null;
  return (
    <AuthLayout title={title} text={text}>
      {session && <RedirectFrom status="signedIn" to="/" />}
      <CredentialsForm
        action={action}
        passwordIs={passwordIs}
        ready={session !== null}
        problem={start.status === 'failed' ? start.message : null}
        onSubmit={async (email, password) => {
          if (session) await submit(session, email, password);
        }}
      />
      <p className={styles.otherwise}>{otherwise}</p>
    </AuthLayout>
  );
}
