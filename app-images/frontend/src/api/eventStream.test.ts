import { describe, expect, it } from 'vitest';
import { type ServerEvent, readEvents } from './eventStream';

async function read(...pieces: (string | Uint8Array)[]): Promise<ServerEvent[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

describe('a stream of events', () => {
  it('is read event by event', async () => {
    expect(await read('event: delta\ndata: {"a":1}\n\nevent: done\ndata: {}\n\n')).toEqual([
      { event: 'delta', data: '{"a":1}' },
      { event: 'done', data: '{}' },
    ]);
  });

  it('may be cut anywhere', async () => {
    expect(await read('event: de', 'lta\nda', 'ta: x\n', '\n')).toEqual([{ event: 'delta', data: 'x' }]);
  });

  it('may be cut inside a letter', async () => {
    const bytes = new TextEncoder().encode('data: über\n\n');
    expect(await read(bytes.slice(0, 7), bytes.slice(7))).toEqual([{ event: 'message', data: 'über' }]);
  });

  it('may have lines that end like those of Windows, cut between the two signs', async () => {
    expect(await read('event: a\r', '\ndata: 1\r\n', '\r\n')).toEqual([{ event: 'a', data: '1' }]);
  });

  it('may hold comments that keep it alive', async () => {
    expect(await read(': ping\n\n', 'data: 1\n\n')).toEqual([{ event: 'message', data: '1' }]);
  });

  it('loses an event that was not finished', async () => {
    expect(await read('data: 1\n\ndata: 2')).toEqual([{ event: 'message', data: '1' }]);
  });
});
