import { ApiError } from './apiError';
import type { Send } from './http';
import { Store } from '@/ui/store';

export interface User {
  id: string;
  email: string;
}

interface Grant {
  access_token: string;
  user: User;
}

export type SessionState =
  | { status: 'restoring' }
  | { status: 'signedOut' }
  | { status: 'signedIn'; user: User }
  | { status: 'unreachable'; error: ApiError };

/** Who is signed in. The access token lives in memory only; the refresh token in a cookie no script can read. */
export class Session extends Store<SessionState> {
  #accessToken: string | null = null;
  #refreshing: Promise<boolean> | null = null;

  constructor(private readonly http: Send) {
    super({ status: 'restoring' });
  }

  async signUp(email: string, password: string): Promise<void> {
    this.#accept(await this.#grant('/auth/sign-up', { email, password }));
  }

  async signIn(email: string, password: string): Promise<void> {
    this.#accept(await this.#grant('/auth/sign-in', { email, password }));
  }

  async signOut(): Promise<void> {
    await this.http('/auth/sign-out', { method: 'POST', headers: this.#authorization() });
    this.#end();
  }

  /** Goes on with the session of an earlier visit, if there is one. */
  async restore(): Promise<void> {
    this.set({ status: 'restoring' });
    try {
      await this.#refresh();
    } catch (error) {
      this.set({ status: 'unreachable', error: error instanceof ApiError ? error : ApiError.unreachable() });
    }
  }

  /** Sends as the signed-in user; an expired access token is renewed once, without the caller noticing. */
  send: Send = async (path, request = {}) => {
    const attempt = () => this.http(path, { ...request, headers: { ...request.headers, ...this.#authorization() } });
    const used = this.#accessToken;
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const renewed = this.#accessToken !== used || (await this.#refresh());
      if (!renewed) throw error;
      return attempt();
    }
  };

  /** Requests that expire together share one renewal: a refresh token may be used only once. */
  #refresh(): Promise<boolean> {
    this.#refreshing ??= alone(() => this.#renew()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #renew(): Promise<boolean> {
    try {
      this.#accept(await this.#grant('/auth/refresh'));
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      this.#end();
      return false;
    }
  }

  async #grant(path: string, body?: unknown): Promise<Grant> {
    const response = await this.http(path, { method: 'POST', body });
    return (await response.json()) as Grant;
  }

  #accept(grant: Grant): void {
    this.#accessToken = grant.access_token;
    this.set({ status: 'signedIn', user: grant.user });
  }

  #end(): void {
    this.#accessToken = null;
    this.set({ status: 'signedOut' });
  }

  #authorization(): Record<string, string> {
    return this.#accessToken ? { Authorization: `Bearer ${this.#accessToken}` } : {};
  }
}

/** Tabs share the cookie, so they take turns. Browsers have locks only on secure origins. */
async function alone(action: () => Promise<boolean>): Promise<boolean> {
  return navigator.locks ? await navigator.locks.request('todo-refresh', action) : await action();
}
