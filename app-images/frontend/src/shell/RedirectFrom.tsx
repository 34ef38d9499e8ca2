import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { SessionState } from '@/api/session';
import { useStore } from '@/ui/useStore';
import { useServices } from './ServicesProvider';

/** Leaves the page as soon as the session has the given status. */
export function RedirectFrom({ status, to }: { status: SessionState['status']; to: string }) {
  const router = useRouter();
  const reached = useStore(useServices().session).status === status;
  useEffect(() => {
    if (reached) router.replace(to);
  }, [reached, to, router]);
  return null;
}
