import { readEvents } from './eventStream';
import type { Send } from './http';

export interface ChatMessage {
  id: string;
  role: 'user' | 'assistant';
  text: string;
  created_at: string;
}

export interface ChatPage {
  items: ChatMessage[];
  next_cursor: string | null;
}

export type Engine = 'openai' | 'builtin';

export interface ChatStatus {
  engine: Engine;
  budget_left: number | null;
}

export type ChatEvent =
  | { event: 'message'; data: ChatMessage }
  | { event: 'delta'; data: { text: string } }
  | { event: 'tasks'; data: { changed: boolean } }
  | { event: 'confirm'; data: { token: string; summary: string } }
  | { event: 'done'; data: ChatMessage & { engine: Engine } }
  | { event: 'error'; data: { status?: number; title?: string; detail?: string; correlation_id?: string } };

export interface ChatApi {
  status(): Promise<ChatStatus>;
  messages(cursor: string | null): Promise<ChatPage>;
  ask(text: string, confirmToken: string | null, signal: AbortSignal): AsyncGenerator<ChatEvent>;
  clear(): Promise<void>;
}

export function createChatApi(send: Send): ChatApi {
  return {
    status: async () => (await (await send('/chat/status')).json()) as ChatStatus,
    messages: async (cursor) => {
      const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
      return (await (await send(`/chat/messages${query}`)).json()) as ChatPage;
    },
    ask: async function* (text, confirmToken, signal) {
      const body = confirmToken ? { text, confirm_token: confirmToken } : { text };
      const response = await send('/chat/messages', { method: 'POST', body, headers: { Accept: 'text/event-stream' }, signal });
      if (!response.body) return;
      for await (const { event, data } of readEvents(response.body)) {
        yield { event, data: JSON.parse(data) as unknown } as ChatEvent;
      }
    },
    clear: async () => void (await send('/chat/messages', { method: 'DELETE' })),
  };
}
