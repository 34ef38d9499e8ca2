import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './apiError';
import type { HttpRequest } from './http';
import { Session } from './session';

const USER = { id: '1', email: 'a@example.com' };

/** A server with one valid access token at a time; each refresh gives the next one. */
function server({ cookie = true }: { cookie?: boolean } = {}) {
  let generation = 0;
  const grant = () => Response.json({ access_token: `token-${++generation}`, user: USER });
  const calls: string[] = [];
  const http = vi.fn(async (path: string, { headers = {} }: HttpRequest = {}) => {
    calls.push(path);
    if (path === '/auth/sign-in') return grant();
    if (path === '/auth/sign-out') return new Response(null, { status: 204 });
    if (path === '/auth/refresh') {
      if (!cookie) throw new ApiError(401, 'No session');
      return grant();
    }
    if (headers.Authorization !== `Bearer token-${generation}`) throw new ApiError(401, 'Expired');
    return Response.json({});
  });
  return { http, calls, expire: () => generation++, logout: () => (cookie = false) };
}

describe('the session', () => {
  it('goes on from an earlier visit', async () => {
    const session = new Session(server().http);
    await session.restore();
    expect(session.get()).toEqual({ status: 'signedIn', user: USER });
  });

  it('is over when the cookie is not accepted any more', async () => {
    const session = new Session(server({ cookie: false }).http);
    await session.restore();
    expect(session.get()).toEqual({ status: 'signedOut' });
  });

  it('is not over when the server cannot be reached', async () => {
    const session = new Session(async () => {
      throw ApiError.unreachable();
    });
    await session.restore();
    expect(session.get().status).toBe('unreachable');
  });

  it('renews an expired access token without the caller noticing', async () => {
    const { http, calls, expire } = server();
    const session = new Session(http);
    await session.signIn('a@example.com', 'password');
    expire();
    await session.send('/tasks');
    expect(calls).toEqual(['/auth/sign-in', '/tasks', '/auth/refresh', '/tasks']);
  });

  it('renews once for requests that expire together', async () => {
    const { http, calls, expire } = server();
    const session = new Session(http);
    await session.signIn('a@example.com', 'password');
    expire();
    await Promise.all([session.send('/a'), session.send('/b'), session.send('/c')]);
    expect(calls.filter((path) => path === '/auth/refresh')).toHaveLength(1);
  });

  it('ends when a renewal is refused', async () => {
    const { http, calls, expire, logout } = server();
    const session = new Session(http);
    await session.signIn('a@example.com', 'password');
    expire();
    logout();
    await expect(session.send('/tasks')).rejects.toMatchObject({ status: 401 });
    expect(session.get()).toEqual({ status: 'signedOut' });
    expect(calls.slice(1)).toEqual(['/tasks', '/auth/refresh']);
  });

  it('does not repeat what failed for another reason', async () => {
    const http = vi.fn(async () => {
      throw new ApiError(500, 'Broken');
    });
    await expect(new Session(http).send('/tasks')).rejects.toMatchObject({ status: 500 });
    expect(http).toHaveBeenCalledTimes(1);
  });

  it('sends no token after signing out', async () => {
    const { http } = server({ cookie: false });
    const session = new Session(http);
    await session.signIn('a@example.com', 'password');
    await session.signOut();
    await session.send('/tasks').catch(() => undefined);
    expect(http.mock.calls.find(([path]) => path === '/tasks')?.[1]?.headers).toEqual({});
  });
});
