import { vi } from 'vitest';

/** An answer of the server as fetch would give it. */
export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** A fetch that gives the answers one after the other and fails on more. */
export function stubFetch(...answers: (Response | Error)[]) {
  const stub = vi.fn<typeof fetch>(async () => {
    const next = answers.shift();
    if (!next) throw new Error('More requests than the test expects.');
    if (next instanceof Error) throw next;
    return next;
  });
  vi.stubGlobal('fetch', stub);
  return stub;
}
