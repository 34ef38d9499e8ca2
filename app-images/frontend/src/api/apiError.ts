/** A mistake in one field of a request, as the backend names it. */
export interface FieldError {
  field: string;
  message: string;
}

interface Problem {
  title?: string;
  detail?: string;
  errors?: FieldError[];
  correlation_id?: string;
}

/** Whatever kept a request from its answer, in words that can be shown. Status 0: the server was not reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly fields: FieldError[] = [],
    readonly correlationId: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  static unreachable(): ApiError {
    const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
    return new ApiError(0, offline ? 'You are offline.' : 'The server cannot be reached.');
  }

  static timedOut(): ApiError {
    return new ApiError(0, 'The server took too long to answer.');
  }

  static async of(response: Response): Promise<ApiError> {
    return ApiError.ofProblem(response.status, await problemOf(response), response.headers);
  }

  static ofProblem(status: number, problem: Problem, headers = new Headers()): ApiError {
    const retryAfter = Number(headers.get('Retry-After'));
    return new ApiError(
      status,
      problem.detail ?? problem.title ?? `The server answered with status ${status}.`,
      problem.errors ?? [],
      problem.correlation_id ?? headers.get('X-Request-ID'),
      retryAfter > 0 ? retryAfter : null,
    );
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}
