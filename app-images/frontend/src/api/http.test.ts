import { describe, expect, it, vi } from 'vitest';
import { answer, stubFetch } from '@/testing/answers';
import { ApiError } from './apiError';
import { createHttp } from './http';

const failureOf = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

describe('a request', () => {
  it('is sent as JSON below the base address', async () => {
    const calls = stubFetch(answer(200, {}));
    await createHttp('/api')('/tasks', { method: 'POST', body: { title: 'a' } });
    expect(calls[0]?.[0]).toBe('/api/tasks');
    expect(calls[0]?.[1]).toMatchObject({ method: 'POST', body: '{"title":"a"}', headers: { 'Content-Type': 'application/json' } });
  });

  it('fails with what the problem document says', async () => {
    stubFetch(answer(422, { title: 'Invalid', detail: 'The title is missing.', errors: [{ field: 'title', message: 'Required' }], correlation_id: 'c1' }));
    const error = await failureOf(createHttp('')('/'));
    expect(error).toMatchObject({ status: 422, message: 'The title is missing.', correlationId: 'c1', unreachable: false });
    expect(error.fields).toEqual([{ field: 'title', message: 'Required' }]);
  });

  it('fails with the status when the answer is no problem document', async () => {
    stubFetch(new Response('<html>', { status: 500, headers: { 'X-Request-ID': 'c2' } }));
    expect(await failureOf(createHttp('')('/'))).toMatchObject({ message: 'The server answered with status 500.', correlationId: 'c2' });
  });

  it('tells how long to wait when there were too many', async () => {
    stubFetch(answer(429, {}, { 'Retry-After': '30' }));
    expect((await failureOf(createHttp('')('/'))).retryAfterSeconds).toBe(30);
  });

  it('says that the server cannot be reached when the network fails', async () => {
    stubFetch(new TypeError('network'));
    expect(await failureOf(createHttp('')('/'))).toMatchObject({ status: 0, message: 'The server cannot be reached.', unreachable: true });
  });

  it('gives up when no answer comes in time', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))));
    expect((await failureOf(createHttp('', 5)('/'))).message).toBe('The server took too long to answer.');
  });

  it('stays an abort when the caller aborts it', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))));
    const caller = new AbortController();
    const request = createHttp('')('/', { signal: caller.signal });
    caller.abort();
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
  });
});
