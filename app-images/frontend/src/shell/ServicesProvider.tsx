'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { loadSettings } from '@/settings/settings';
import { type Services, createServices } from './services';

type Start =
  | { status: 'starting' }
  | { status: 'failed'; message: string; retry: () => void }
  | { status: 'started'; services: Services };

const StartContext = createContext<Start>({ status: 'starting' });

/** Reads the settings of this environment, then makes the services and looks for a session to go on with. */
export function ServicesProvider({ children }: { children: ReactNode }) {
  const [start, setStart] = useState<Start>({ status: 'starting' });

  const begin = useCallback(async () => {
    setStart({ status: 'starting' });
    try {
      const services = createServices(await loadSettings());
      setStart({ status: 'started', services });
      await services.session.restore();
    } catch (error) {
      setStart({ status: 'failed', message: error instanceof Error ? error.message : String(error), retry: () => void begin() });
    }
  }, []);

  useEffect(() => void begin(), [begin]);

  return <StartContext value={start}>{children}</StartContext>;
}

export const useStart = (): Start => useContext(StartContext);

export function useServices(): Services {
  const start = useStart();
  if (start.status !== 'started') throw new Error('useServices is for components inside a SessionGate.');
  return start.services;
}
