import type { Metadata } from 'next';
import { Notice } from '@/ui/Notice';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFoundPage() {
  return (
    <main className="centred">
      <Notice wholePage title="There is no such page" text="The address may be mistyped, or the page has moved." icon="search" link={{ label: 'Go to your tasks', href: '/' }} />
    </main>
  );
}
