import { LIMITS, limitReached } from '../../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../../src/calls/address.js';
import { Journal } from '../../../../src/calls/journal.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';
import { EventStreams, HEARTBEAT_MS, type EventSink } from '../../../../src/server/control/event-stream.js';
import { controlWorld, serveControl, until, type ServedControl } from '../../../support/control-world.js';
import { unexpected } from '../../../support/faults.js';
import { recordAny } from '../../../support/any-entry.js';

interface ServerEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** Reads a stream as a browser would. Comments are kept apart. */
async function open(served: ServedControl, query = '', headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(`${served.url}/events/stream${query}`, { headers, signal: abort.signal });
  const events: ServerEvent[] = [];
  const comments: string[] = [];
  const take = (block: string): void => {
    if (block.startsWith(':')) return void comments.push(block);
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    events.push({ id: fields.get('id'), event: fields.get('event'), data: JSON.parse(fields.get('data') ?? 'null') });
  };
  const read = async (): Promise<void> => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const blocks = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach(take);
    }
  };
  const ended = read().catch(() => undefined);
  const seqs = async (count: number): Promise<number[]> => {
    await until(() => events.length >= count);
    return events.map(({ id }) => Number(id));
  };
  return { response, events, comments, ended, seqs, close: () => abort.abort() };
}

describe('GET /_sim/events/stream', () => {
  it('sends what is there and what comes: id is seq, event is type, data the entry', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    recordAny(world.journal, 'a', { text: 'zwei\nZeilen' });
    const stream = await open(served);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('access-control-allow-origin')).toBeNull();
    await stream.seqs(1);
    recordAny(world.journal, 'b', {}, callAddress('v3:x'));
    await stream.seqs(2);
    expect(stream.events).toEqual([
      { id: '1', event: 'a', data: { seq: 1, at: '2026-01-01T00:00:00.000000Z', type: 'a', text: 'zwei\nZeilen' } },
      { id: '2', event: 'b', data: { seq: 2, at: '2026-01-01T00:00:00.000000Z', type: 'b', call_control_id: 'v3:x' } },
    ]);
  });

  it('gives no id to an entry that only the machine causes, so that a reader resumes behind the one before', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const stream = await open(served);
    recordAny(world.journal, 'a', {});
    await until(() => stream.events.length === 1);
    world.journal.record('limit.reached', limitReached('http.pipelined'));
    await until(() => stream.events.length === 2);
    expect(stream.events.map(({ id, event }) => [id, event])).toEqual([
      ['1', 'a'],
      [undefined, 'limit.reached'],
    ]);
    const facts = await open(served, '?host=false');
    recordAny(world.journal, 'b', { host: { ms: 1 } });
    await until(() => facts.events.length === 2);
    expect(facts.events.map(({ data }) => data)).toEqual([
      { seq: 1, at: '2026-01-01T00:00:00.000000Z', type: 'a' },
      { seq: 2, at: '2026-01-01T00:00:00.000000Z', type: 'b' },
    ]);
  });

  it('filters as the list does', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (const type of ['a.one', 'b.one', 'a.two']) recordAny(world.journal, type, {});
    const stream = await open(served, '?type=a.*&after=1');
    expect(await stream.seqs(1)).toEqual([3]);
    recordAny(world.journal, 'b.two', {});
    recordAny(world.journal, 'a.three', {});
    expect(await stream.seqs(2)).toEqual([3, 5]);
  });

  it('with from=now sends only what comes, and after a break what was missed', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 3; i++) recordAny(world.journal, 'x', {});
    const stream = await open(served, '?from=now&match=ok:true');
    recordAny(world.journal, 'x', { ok: false });
    recordAny(world.journal, 'x', { ok: true });
    expect(await stream.seqs(1)).toEqual([5]);
    const resumed = await open(served, '?from=now', { 'last-event-id': '4' });
    expect(await resumed.seqs(1)).toEqual([5]);
    const whole = await open(served, '?from=start');
    expect(await whole.seqs(5)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each(['?from=now&after=1', '?from=here'])('refuses %s', async (query) => {
    await using served = await serveControl(controlWorld());
    const response = await fetch(`${served.url}/events/stream${query}`);
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('"parameter":"from"')]);
  });

  it('resumes behind Last-Event-ID, though the URL still says where it began', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 3; i++) recordAny(world.journal, 'x', {});
    const first = await open(served, '?after=0');
    await first.seqs(3);
    first.close();
    await first.ended;
    for (let i = 0; i < 3; i++) recordAny(world.journal, 'x', {});
    const second = await open(served, '?after=0', { 'last-event-id': '3' });
    expect(await second.seqs(3)).toEqual([4, 5, 6]);
  });

  it('begins at the beginning when Last-Event-ID is from a process that has been started anew', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 3; i++) recordAny(world.journal, 'x', {});
    const stream = await open(served, '', { 'last-event-id': '4' });
    expect(await stream.seqs(3)).toEqual([1, 2, 3]);
  });

  it('resumes behind Last-Event-ID across a reset', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 3; i++) recordAny(world.journal, 'x', {});
    world.exchange.reset();
    const stream = await open(served, '', { 'last-event-id': '2' });
    expect(await stream.seqs(2)).toEqual([3, 4]);
    expect(stream.events[1]?.event).toBe('sim.reset');
  });

  it('refuses a Last-Event-ID that is none', async () => {
    await using served = await serveControl(controlWorld());
    const { response } = await open(served, '', { 'last-event-id': 'x' });
    expect(response.status).toBe(422);
  });

  it('just goes on at a reset', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 3; i++) recordAny(world.journal, 'x', {});
    const stream = await open(served);
    await stream.seqs(3);
    world.exchange.reset();
    recordAny(world.journal, 'y', {});
    expect(await stream.seqs(5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('sends a comment now and then, and stops with the client', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const stream = await open(served);
    await until(() => world.clock.pending === 1);
    world.clock.advance(2 * HEARTBEAT_MS);
    await until(() => stream.comments.length === 2);
    stream.close();
    await until(() => world.clock.pending === 0);
  });

  it('ends with a comment when the simulator stops', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const stream = await open(served);
    await until(() => world.clock.pending === 1);
    served.api.close();
    await stream.ended;
    expect(stream.comments).toEqual([': closed: the simulator is stopping']);
    expect((await open(served)).response.status).toBe(503);
  });

  it('is answered without a body to HEAD', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const response = await fetch(`${served.url}/events/stream`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(world.clock.pending).toBe(0);
  });
});

/** A reader whose socket is full when the test says so. */
class SlowReader implements EventSink {
  readonly written: string[] = [];
  full = false;
  ended: string | undefined;
  readonly #listeners = new Map<string, () => void>();

  write(text: string): boolean {
    if (this.ended !== undefined) throw new Error('write after end');
    this.written.push(text);
    return !this.full;
  }

  end(text: string): void {
    this.ended = text;
  }

  on(event: 'drain' | 'close', listener: () => void): void {
    this.#listeners.set(event, listener);
  }

  drain(): void {
    this.full = false;
    this.#listeners.get('drain')?.();
  }

  close(): void {
    this.#listeners.get('close')?.();
  }

  get seqs(): number[] {
    return this.written.flatMap((text) => /^id: (\d+)/.exec(text)?.[1] ?? []).map(Number);
  }
}

describe('a reader of the event stream', () => {
  function following(limits?: { entries: number; bytes: number }) {
    const clock = new VirtualClock();
    const journal = new Journal(clock, clock.host, limits);
    const streams = new EventStreams(clock.host, unexpected);
    const reader = new SlowReader();
    return { clock, journal, streams, reader };
  }

  const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

  it('that is slow gets everything, and nothing is queued for it meanwhile', () => {
    const { journal, streams, reader } = following();
    for (let i = 0; i < 250; i++) recordAny(journal, 'x', {});
    reader.full = true;
    streams.follow(journal, reader, {});
    for (let i = 0; i < 250; i++) recordAny(journal, 'x', {});
    expect(reader.seqs).toEqual([1]);
    reader.drain();
    expect(reader.seqs).toEqual(numbers(1, 500));
    recordAny(journal, 'x', {});
    expect(reader.seqs).toEqual(numbers(1, 501));
  });

  it('limit event_streams.entries_behind: that takes nothing while too much comes up is disconnected with a comment', () => {
    const { clock, journal, streams, reader } = following();
    recordAny(journal, 'x', {});
    reader.full = true;
    streams.follow(journal, reader, {});
    for (let i = 0; i < LIMITS['event_streams.entries_behind']; i++) recordAny(journal, 'x', {});
    expect(reader.ended).toBeUndefined();
    recordAny(journal, 'x', {});
    expect(reader.ended).toMatch(/^: closed: .*behind\n\n$/);
    expect(clock.pending).toBe(0);
    reader.drain();
    recordAny(journal, 'x', {});
    expect(reader.seqs).toEqual([1]);
  });

  it('is disconnected when entries were dropped before they could be sent', () => {
    const { journal, streams, reader } = following({ entries: 10, bytes: 1e6 });
    recordAny(journal, 'x', {});
    reader.full = true;
    streams.follow(journal, reader, {});
    for (let i = 0; i < 20; i++) recordAny(journal, 'x', {});
    reader.drain();
    expect(reader.seqs).toEqual([1]);
    expect(reader.ended).toContain('dropped');
  });

  it('that asks for what is yet to come gets nothing before', () => {
    const { journal, streams, reader } = following();
    streams.follow(journal, reader, { after: 3 });
    for (let i = 0; i < 5; i++) recordAny(journal, 'x', {});
    expect(reader.seqs).toEqual([4, 5]);
  });

  it('that is blocked gets no heartbeats', () => {
    const { clock, journal, streams, reader } = following();
    reader.full = true;
    recordAny(journal, 'x', {});
    streams.follow(journal, reader, {});
    clock.advance(5 * HEARTBEAT_MS);
    expect(reader.written).toHaveLength(1);
  });

  it('limit event_streams: is turned away when too many are open, until one goes', () => {
    const { journal, streams, reader } = following();
    streams.follow(journal, reader, {});
    for (let i = 1; i < LIMITS['event_streams']; i++) {
      streams.admit(journal);
      streams.follow(journal, new SlowReader(), {});
    }
    expect(() => streams.admit(journal)).toThrow(/event streams/);
    reader.close();
    expect(() => streams.admit(journal)).not.toThrow();
  });
});
