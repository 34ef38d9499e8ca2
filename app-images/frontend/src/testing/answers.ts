/** An answer of the server as fetch would give it. */
export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

/** Makes fetch give the answers one after the other and fail on more; returns what it was called with. */
export function stubFetch(...answers: (Response | Error)[]): Parameters<typeof fetch>[] {
  const calls: Parameters<typeof fetch>[] = [];
  globalThis.fetch = async (...call) => {
    calls.push(call);
    const next = answers.shift() ?? new Error('More requests than the test expects.');
    if (next instanceof Error) throw next;
    return next;
  };
  return calls;
}
