import { describe, expect, it } from 'vitest';
import { faultyDialer } from '../../../src/faults/faulty-dialer.js';
import type { Fault } from '../../../src/faults/fault.js';
import type { DialOptions, MediaSocket } from '../../../src/platform/socket.js';
import { settled } from '../../../src/platform/gently.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { FakeDialer, type FakeSocket } from '../../support/fake-socket.js';
import { faultsAtWork } from '../../support/faults-at-work.js';

/** A stream that is dialled while something goes wrong, and what it hears. */
function dialled(faults: readonly Fault[], limits?: { frames: number; bytes: number }) {
  const clock = new VirtualClock();
  const network = new FakeDialer(clock);
  const entries: string[] = [];
  const book = faultsAtWork(clock, faults, (type, fields) => {
    if (type !== 'fault.begun')
      entries.push(`${clock.now()} ${type} ${String('what' in fields ? fields.what : fields.name)}`);
  });
  const told: string[] = [];
  const full: string[] = [];
  let socket: MediaSocket | undefined;
  const options: DialOptions = {
    url: 'wss://app.test/media?token=secret',
    headers: {},
    timeoutMs: 5000,
    loopbackPlainFallback: false,
    onPlainFallback: () => undefined,
    onOpen: (opened) => (socket = opened),
    onMessage: (text) => told.push(text),
    onPong: () => told.push('pong'),
    onBinary: () => told.push('binary'),
    onGone: () => told.push('gone'),
    onClose: (code) => told.push(`closed ${code}`),
    onViolation: (code, reason) => told.push(`closed by us ${code}: ${reason}`),
    onError: (reason) => told.push(`failed: ${reason}`),
  };
  const deps = {
    clock,
    faults: book,
    callId: 'call-1',
    streamId: 'stream-1',
    full: (what: string) => full.push(what),
    ...(limits && { limits }),
  };
  const dial = (): void => void faultyDialer(network, deps).dial(options);
  dial();
  const end = (): MediaSocket => {
    if (!socket) throw new Error('the socket is not open');
    return socket;
  };
  return { clock, network, book, entries, told, full, dial, end };
}

describe('A stream', () => {
  it('that is refused never reaches its client', async () => {
    const { network, told } = dialled([{ fault: 'stream_refused', name: 'no way' }]);
    expect(told).toEqual([]);
    await settled();
    expect(told).toEqual(['failed: refused by the fault no way']);
    expect(network.dials).toEqual([]);
  });

  it('that is cut gets a close frame, and what the client says then is not heard', () => {
    const { network, clock, told } = dialled([{ fault: 'stream_cut', after_ms: 300 }]);
    const client = network.accept();
    clock.advance(299);
    expect(client.closed).toBe(false);
    clock.advance(1);
    expect([client.closed, client.closeCode]).toEqual([true, 1001]);
    client.receive('late');
    client.hangUp(1001);
    expect(told).toEqual(['gone', 'closed by us 1001: cut by the fault stream_cut']);
  });

  it('that is dropped ends without a close frame', () => {
    const { network, clock, told } = dialled([{ fault: 'stream_dropped', after_ms: 300 }]);
    const client = network.accept();
    clock.advance(300);
    expect([client.closed, client.terminated]).toEqual([false, true]);
    expect(told).toEqual(['gone', 'closed 1006']);
  });

  it('that is half open passes nothing on, stays open, keeps no time waiting, and ends without a word', async () => {
    const { network, clock, told, end } = dialled([{ fault: 'stream_half_open', after_ms: 300 }]);
    const client = network.accept();
    end().send('{"n":1}');
    clock.advance(300);
    end().send('{"n":2}');
    client.receive('lost');
    end().ping();
    await settled();
    expect(client.sent.map(({ text }) => text)).toEqual(['{"n":1}']);
    expect([client.closed, client.terminated, client.pings]).toEqual([false, false, 0]);
    expect(told).toEqual(['pong']);
    end().close();
    expect([client.closed, client.terminated]).toEqual([false, true]);
  });

  it('that is slow is late in both directions', () => {
    const { network, clock, told, end } = dialled([{ fault: 'stream_slow', delay_ms: 200 }]);
    const client = network.accept();
    end().send('{"n":1}');
    client.receive('hello');
    clock.advance(199);
    expect([client.sent, told]).toEqual([[], []]);
    clock.advance(1);
    expect([client.sent.map(({ atMs }) => atMs), told]).toEqual([[200], ['hello']]);
  });

  it('limit faults.late_frames: a frame too many on a slow stream gets lost', () => {
    const { network, clock, full, end } = dialled([{ fault: 'stream_slow' }], { frames: 2, bytes: 1000 });
    const client = network.accept();
    for (let n = 0; n < 3; n++) end().send(`{"n":${n}}`);
    clock.advance(1000);
    expect(client.sent.map(({ text }) => text)).toEqual(['{"n":0}', '{"n":1}']);
    expect(full).toEqual(['faults.late_frames']);
  });

  it('limit faults.late_bytes: likewise', () => {
    const { network, full, end } = dialled([{ fault: 'stream_slow' }], { frames: 100, bytes: 10 });
    network.accept();
    for (let n = 0; n < 2; n++) end().send(`{"n":${n}}`);
    expect(full).toEqual(['faults.late_bytes']);
  });

  it('that is open goes wrong by a fault that is added later, and by that one alone', () => {
    const { network, clock, book, told } = dialled([{ fault: 'stream_cut', probability: 0 }]);
    network.accept();
    clock.advance(5000);
    book.add({ fault: 'stream_dropped', after_ms: 100 });
    clock.advance(100);
    expect(told).toEqual(['gone', 'closed 1006']);
  });

  describe.each([
    ['stream_cut', 'is closed'],
    ['stream_dropped', 'is cut without a close frame'],
    ['stream_half_open', 'stays open, and nothing passes any more'],
  ] as const)('%s', (fault, words) => {
    const given = { fault, after_ms: 300, count: 1 } as const;

    it('happens, is told and counts when its time has come', () => {
      const { network, clock, book, entries } = dialled([given]);
      network.accept();
      clock.advance(299);
      expect([entries, book.list()]).toMatchObject([[], [{ state: 'active', times: 0 }]]);
      clock.advance(1);
      expect(entries).toEqual([
        `300 fault.happened the stream to wss://app.test/media?token=*** ${words}`,
        `300 fault.ended ${fault}`,
      ]);
      expect(book.list()).toMatchObject([{ reason: 'count', times: 1 }]);
    });

    it.each([
      ['the app has closed', (stream: ReturnType<typeof dialled>, app: FakeSocket) => app.hangUp()],
      ['that was stopped', ({ end }: ReturnType<typeof dialled>) => end().close()],
      ['that was torn down', ({ end }: ReturnType<typeof dialled>) => end().terminate()],
    ])('does not happen to a stream %s before, and is left for the next', (_, finish) => {
      const stream = dialled([given]);
      const { network, clock, entries, told } = stream;
      const app = network.accept();
      clock.advance(200);
      finish(stream, app);
      const before = [...told];
      clock.advance(1000);
      expect([entries, told]).toEqual([[], before]);
      stream.dial();
      network.accept();
      clock.advance(300);
      expect(entries.at(0)).toContain('1500 fault.happened');
    });

    it('does not happen where the fault has ended before', () => {
      const { network, clock, book, told, entries } = dialled([given]);
      const client = network.accept();
      clock.advance(200);
      book.clear();
      clock.advance(1000);
      client.receive('hello');
      expect([entries, told]).toEqual([[`200 fault.ended ${fault}`], ['hello']]);
    });
  });

  it('that passes nothing any more is not cut as well', () => {
    const { network, clock, book } = dialled([
      { fault: 'stream_half_open', after_ms: 300 },
      { fault: 'stream_cut', after_ms: 600 },
    ]);
    const client = network.accept();
    clock.advance(1000);
    expect(client.closed).toBe(false);
    expect(book.list()).toMatchObject([{ times: 1 }, { times: 0 }]);
  });

  it('without a fault goes on as it is', () => {
    const { network, clock, told, end } = dialled([]);
    const client = network.accept();
    end().send('{"n":1}');
    client.receive('hello');
    clock.advance(5000);
    client.hangUp();
    expect([client.sent.length, told]).toEqual([1, ['hello', 'closed 1000']]);
  });
});
