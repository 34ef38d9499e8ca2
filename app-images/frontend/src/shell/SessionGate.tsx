'use client';

import type { ReactNode } from 'react';
import { Notice } from '@/ui/Notice';
import { useStore } from '@/ui/useStore';
import { RedirectFrom } from './RedirectFrom';
import { useServices, useStart } from './ServicesProvider';

interface GateProps {
  /** What is shown until it is known who is there. */
  waiting: ReactNode;
  children: ReactNode;
}

/** Lets signed-in people in and sends others to the sign-in page. */
export function SessionGate(props: GateProps) {
  const start = useStart();
  if (start.status === 'starting') return props.waiting;
  if (start.status === 'started') return <StartedGate {...props} />;
  return (
    <main className="centred">
      <Notice wholePage title="The app could not start" text={start.message} action={{ label: 'Try again', run: start.retry }} />
    </main>
  );
}

function StartedGate({ waiting, children }: GateProps) {
  const { session } = useServices();
  const state = useStore(session);
  if (state.status === 'signedIn') return children;
  if (state.status !== 'unreachable')
    return (
      <>
        <RedirectFrom status="signedOut" to="/sign-in" />
        {waiting}
      </>
    );
  return (
    <main className="centred">
      <Notice
        wholePage
        title="No connection to the server"
        text={`${state.error.message} Your tasks are safe there.`}
        action={{ label: 'Try again', run: () => void session.restore() }}
      />
    </main>
  );
}
