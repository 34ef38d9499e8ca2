import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/api/apiError';
import type { ChatApi, ChatEvent, ChatMessage } from '@/api/chatApi';
import { Conversation } from './conversation';

const said = (role: ChatMessage['role'], text: string): ChatMessage => ({ id: `${role}-${text}`, role, text, created_at: '2030-01-01T00:00:00Z' });
const done = (text: string): ChatEvent => ({ event: 'done', data: { ...said('assistant', text), engine: 'openai' } });
const delta = (text: string): ChatEvent => ({ event: 'delta', data: { text } });

/** An assistant that answers each question with the next of the given scripts; an error in a script is thrown. */
async function conversation(...scripts: (ChatEvent | Error)[][]) {
  const asked: [string, string | null][] = [];
  const api: ChatApi = {
    status: async () => ({ engine: 'openai', budget_left: 3 }),
    messages: async () => ({ items: [said('user', 'old')], next_cursor: null }),
    clear: vi.fn(async () => undefined),
    ask: async function* (text, token) {
      asked.push([text, token]);
      for (const event of scripts.shift() ?? []) {
        if (event instanceof Error) throw event;
        yield event;
      }
    },
  };
  const onTasksChanged = vi.fn();
  const chat = new Conversation(api, onTasksChanged);
  await chat.load();
  const texts = () => chat.get().messages.map(({ text }) => text);
  return { chat, api, asked, texts, onTasksChanged };
}

describe('a conversation', () => {
  it('begins with what was said before', async () => {
    const { chat, texts } = await conversation();
    expect(texts()).toEqual(['old']);
    expect(chat.get().engine).toEqual({ engine: 'openai', budget_left: 3 });
  });

  it('shows the answer as it comes, then as it is kept', async () => {
    const { chat, texts } = await conversation([{ event: 'message', data: said('user', 'hi') }, delta('He'), delta('llo'), done('Hello')]);
    const seen: (string | null)[] = [];
    chat.subscribe(() => seen.push(chat.get().answer));
    await chat.ask('hi');
    expect(seen).toContain('He');
    expect(seen).toContain('Hello');
    expect(texts()).toEqual(['old', 'hi', 'Hello']);
    expect(chat.get().answer).toBeNull();
  });

  it('takes one question at a time', async () => {
    const { chat, asked } = await conversation([done('a')], [done('b')]);
    await Promise.all([chat.ask('first'), chat.ask('second')]);
    expect(asked).toEqual([['first', null]]);
  });

  it('has the list loaded again when the assistant changed it', async () => {
    const { chat, onTasksChanged } = await conversation([{ event: 'tasks', data: { changed: true } }, done('Added.')]);
    await chat.ask('add milk');
    expect(onTasksChanged).toHaveBeenCalledTimes(1);
  });

  it('counts down what is left of the budget', async () => {
    const { chat } = await conversation([done('a')]);
    await chat.ask('hi');
    expect(chat.get().engine?.budget_left).toBe(2);
  });

  it('asks before something is deleted and sends the yes with the token', async () => {
    const { chat, asked } = await conversation([{ event: 'confirm', data: { token: 't1', summary: 'Delete all?' } }, done('Sure?')], [done('Deleted.')]);
    await chat.ask('delete all');
    expect(chat.get().confirmation).toEqual({ token: 't1', summary: 'Delete all?' });
    await chat.confirm();
    expect(asked.at(-1)).toEqual(['yes', 't1']);
    expect(chat.get().confirmation).toBeNull();
  });

  it('tells the assistant about a no', async () => {
    const { chat, asked } = await conversation([{ event: 'confirm', data: { token: 't1', summary: 'Delete all?' } }, done('Sure?')], [done('Kept.')]);
    await chat.ask('delete all');
    await chat.decline();
    expect(asked.at(-1)).toEqual(['no', null]);
    expect(chat.get().confirmation).toBeNull();
  });

  it('says why there is no answer and asks again without repeating the question on the page', async () => {
    const { chat, texts } = await conversation([delta('Hel'), ApiError.unreachable()], [done('Hello')]);
    await chat.ask('hi');
    expect(chat.get().failure?.error.message).toBe('The server cannot be reached.');
    expect(texts()).toEqual(['old', 'hi']);
    await chat.retry();
    expect(texts()).toEqual(['old', 'hi', 'Hello']);
    expect(chat.get().failure).toBeNull();
  });

  it('shows the error the server ends a stream with', async () => {
    const { chat } = await conversation([{ event: 'error', data: { status: 503, detail: 'The server is going down.' } }]);
    await chat.ask('hi');
    expect(chat.get().failure?.error).toMatchObject({ status: 503, message: 'The server is going down.' });
  });

  it('keeps what came of an answer that was stopped', async () => {
    const { chat, api, texts } = await conversation();
    api.ask = async function* (_text, _token, signal) {
      yield delta('Once upon');
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const asking = chat.ask('tell me a story');
    await vi.waitFor(() => expect(chat.get().answer).toBe('Once upon'));
    chat.stop();
    await asking;
    expect(texts()).toEqual(['old', 'tell me a story', 'Once upon']);
    expect(chat.get().failure).toBeNull();
  });

  it('can be forgotten', async () => {
    const { chat, api } = await conversation();
    await chat.clear();
    expect(api.clear).toHaveBeenCalledTimes(1);
    expect(chat.get().messages).toEqual([]);
  });
});
