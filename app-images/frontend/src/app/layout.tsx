import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ServicesProvider } from '@/shell/ServicesProvider';
import { THEME_SCRIPT } from '@/ui/theme';
import './global.css';

export const metadata: Metadata = {
  title: { default: 'Todo', template: '%s · Todo' },
  description: 'A to-do list you can talk to.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#eef2f0' },
    { media: '(prefers-color-scheme: dark)', color: '#0c1210' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <ServicesProvider>{children}</ServicesProvider>
      </body>
    </html>
  );
}
