import { ApiError } from './apiError';

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}

/** Sends JSON and turns every failure into an ApiError. */
export type Send = (path: string, request?: HttpRequest) => Promise<Response>;

const TIME_LIMIT_MS = 15_000;

export function createHttp(baseUrl: string, timeLimitMs = TIME_LIMIT_MS): Send {
  return async (path, { method = 'GET', body, headers = {}, signal, keepalive = false } = {}) => {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeLimitMs);
    try {
      const response = await fetch(baseUrl + path, {
        method,
        headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, limit.signal]) : limit.signal,
        keepalive,
        credentials: 'same-origin',
      });
      if (!response.ok) throw await ApiError.of(response);
      return response;
    } catch (error) {
      if (error instanceof ApiError || signal?.aborted) throw error;
      throw limit.signal.aborted ? ApiError.timedOut() : ApiError.unreachable();
    } finally {
      // The limit covers the wait for an answer; a stream may then take its time.
      clearTimeout(timer);
    }
  };
}
