'use client';

import Link from 'next/link';
import { AuthScreen } from './AuthScreen';

export function SignInScreen() {
  return (
    <AuthScreen
      title="Welcome back"
      text="Sign in to your list."
      action="Sign in"
      passwordIs="current-password"
      submit={(session, email, password) => session.signIn(email, password)}
      otherwise={
        <>
          New here? <Link href="/sign-up">Create an account</Link>
        </>
      }
    />
  );
}
