import type { Metadata } from 'next';
import { SignUpScreen } from '@/session/SignUpScreen';

export const metadata: Metadata = { title: 'Create an account' };

export default function SignUpPage() {
  return <SignUpScreen />;
}
