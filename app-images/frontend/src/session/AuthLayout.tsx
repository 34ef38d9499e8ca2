import type { ReactNode } from 'react';
import { Logo } from '@/ui/Logo';
import styles from './AuthLayout.module.css';

interface AuthLayoutProps {
  title: string;
  text: string;
  children: ReactNode;
}

export function AuthLayout({ title, text, children }: AuthLayoutProps) {
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <Logo size={44} />
        <h1>{title}</h1>
        <p className={styles.text}>{text}</p>
        {children}
      </section>
    </main>
  );
}
