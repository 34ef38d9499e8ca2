'use client';

import Link from 'next/link';
import { AuthScreen } from './AuthScreen';

export function SignUpScreen() {
  return (
    <AuthScreen
      title="A list you can talk to"
      text="Create an account; it takes an email and a password."
      action="Create account"
      passwordIs="new-password"
      submit={(session, email, password) => session.signUp(email, password)}
      otherwise={
        <>
          Already have one? <Link href="/sign-in">Sign in</Link>
        </>
      }
    />
  );
}
