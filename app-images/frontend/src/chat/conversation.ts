import { ApiError } from '@/api/apiError';
import type { ChatApi, ChatEvent, ChatMessage, ChatStatus } from '@/api/chatApi';
import { newId } from '@/ui/newId';
import { Store } from '@/ui/store';

/** A destructive command that waits for a yes. */
export interface Confirmation {
  token: string;
  summary: string;
}

export interface ConversationState {
  status: 'loading' | 'ready' | 'failed';
  messages: ChatMessage[];
  hasOlder: boolean;
  /** The answer as far as it has come; null when nothing is being answered. */
  answer: string | null;
  confirmation: Confirmation | null;
  /** Why the last question stayed without an answer, and the question. */
  failure: { error: ApiError; text: string; confirmToken: string | null } | null;
  engine: ChatStatus | null;
  error: ApiError | null;
}

const EMPTY: ConversationState = {
  status: 'loading',
  messages: [],
  hasOlder: false,
  answer: null,
  confirmation: null,
  failure: null,
  engine: null,
  error: null,
};

/** The chat with the assistant. */
export class Conversation extends Store<ConversationState> {
  #cursor: string | null = null;
  #answering: AbortController | null = null;

  constructor(
    private readonly api: ChatApi,
    private readonly onTasksChanged: () => void,
  ) {
    super(EMPTY);
  }

  async load(): Promise<void> {
    this.#update({ status: 'loading', error: null });
    try {
      const [engine, page] = await Promise.all([this.api.status(), this.api.messages(null)]);
      this.#cursor = page.next_cursor;
      this.#update({ status: 'ready', engine, messages: page.items, hasOlder: page.next_cursor !== null });
    } catch (error) {
      this.#update({ status: 'failed', error: asApiError(error) });
    }
  }

  async loadOlder(): Promise<void> {
    const page = await this.api.messages(this.#cursor);
    this.#cursor = page.next_cursor;
    this.#update({ messages: [...page.items, ...this.get().messages], hasOlder: page.next_cursor !== null });
  }

  async ask(text: string, confirmToken: string | null = null): Promise<void> {
    if (this.get().answer !== null) return;
    const answering = new AbortController();
    const asked = spoken('user', text);
    this.#answering = answering;
    this.#update({ answer: '', confirmation: null, failure: null, messages: [...this.get().messages, asked] });
    try {
      for await (const event of this.api.ask(text, confirmToken, answering.signal)) this.#hear(event, asked);
      if (this.get().answer !== null) this.#keepWhatCame();
    } catch (error) {
      if (answering.signal.aborted) this.#keepWhatCame();
      else this.#failed(asApiError(error), asked, confirmToken);
    }
  }

  stop(): void {
    this.#answering?.abort();
  }

  async confirm(): Promise<void> {
    const { confirmation } = this.get();
    if (confirmation) await this.ask('yes', confirmation.token);
  }

  async decline(): Promise<void> {
    await this.ask('no');
  }

  async retry(): Promise<void> {
    const { failure, messages } = this.get();
    if (!failure) return;
    this.#update({ failure: null, messages: messages.slice(0, -1) });
    await this.ask(failure.text, failure.confirmToken);
  }

  async clear(): Promise<void> {
    await this.api.clear();
    this.#cursor = null;
    this.#update({ messages: [], hasOlder: false, confirmation: null, failure: null });
  }

  #hear({ event, data }: ChatEvent, asked: ChatMessage): void {
    const { answer, messages, engine } = this.get();
    switch (event) {
      case 'message':
        return this.#update({ messages: messages.map((message) => (message === asked ? data : message)) });
      case 'delta':
        return this.#update({ answer: (answer ?? '') + data.text });
      case 'tasks':
        return this.onTasksChanged();
      case 'confirm':
        return this.#update({ confirmation: data });
      case 'done':
        return this.#update({ answer: null, messages: [...messages, data], engine: engine && spent(engine, data.engine) });
      case 'error':
        throw ApiError.ofProblem(data.status ?? 0, data);
    }
  }

  /** An answer that was stopped or cut off is still worth reading. */
  #keepWhatCame(): void {
    const { answer, messages } = this.get();
    this.#update({ answer: null, messages: answer ? [...messages, spoken('assistant', answer)] : messages });
  }

  #failed(error: ApiError, asked: ChatMessage, confirmToken: string | null): void {
    this.#update({ answer: null, failure: { error, text: asked.text, confirmToken } });
  }

  #update(news: Partial<ConversationState>): void {
    this.set({ ...this.get(), ...news });
  }
}

function spent(status: ChatStatus, engine: ChatStatus['engine']): ChatStatus {
  const left = status.budget_left;
  return { engine, budget_left: left !== null && engine === 'openai' ? Math.max(0, left - 1) : left };
}

function spoken(role: ChatMessage['role'], text: string): ChatMessage {
  return { id: newId(), role, text, created_at: new Date().toISOString() };
}

const asApiError = (error: unknown): ApiError => (error instanceof ApiError ? error : ApiError.unreachable());
