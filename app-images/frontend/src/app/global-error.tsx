'use client';

import './global.css';
import { Notice } from '@/ui/Notice';

/** The last resort when rendering itself fails. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main className="centred">
          <Notice
        wholePage
            title="Something went wrong"
            text="The page could not be shown. Your tasks are safe on the server."
            icon="warning"
            action={{ label: 'Load the page again', run: () => location.reload() }}
          />
        </main>
      </body>
    </html>
  );
}
