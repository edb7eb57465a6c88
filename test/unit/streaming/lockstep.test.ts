import { describe, expect, it } from 'vitest';
import { Holds } from '../../../src/platform/holds.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { Lockstep } from '../../../src/streaming/lockstep.js';
import { FakeHost } from '../../support/host-clock.js';

function world({ lockstepMs = 20, settleMs = 5 } = {}) {
  const host = new FakeHost();
  const clock = new VirtualClock();
  const holds = new Holds(host);
  const journal: [string, object][] = [];
  const moving = { isRunning: true };
  let lives = 0;
  const time = { holds, host, lockstepMs, settleMs, isRunning: () => moving.isRunning };
  const lockstep = new Lockstep({
    time,
    clock,
    callControlId: 'v3:a',
    alive: () => lives++,
    record: (type, fields) => journal.push([type, fields]),
  });
  const wire: string[] = [];
  const socket = lockstep.watch({
    send: (text) => void wire.push(text),
    bufferedAmount: 0,
    close: () => undefined,
    terminate: () => undefined,
    gather: () => undefined,
    ping: () => void wire.push('ping'),
    pause: () => undefined,
    resume: () => undefined,
  });
  /** What is sent at one instant, and the turn of the event loop that follows. */
  const sends = async (...frames: string[]): Promise<void> => {
    for (const frame of frames) socket.send(frame);
    await host.rest();
  };
  return { host, clock, holds, journal, moving, lockstep, wire, sends, lives: () => lives };
}

describe('world time and the client of a stream', () => {
  it('are kept together by a ping behind what is sent at an instant', async () => {
    const { wire, holds, lockstep, sends } = world();
    await sends('inbound 1', 'outbound 1');
    expect(wire).toEqual(['inbound 1', 'outbound 1', 'ping']);
    expect(holds.heldBy()).toMatchObject([{ what: 'stream client that takes frames', call_control_id: 'v3:a' }]);
    lockstep.pong();
    expect(holds.count).toBe(0);
  });

  it('are apart by lockstep_ms of media at most', async () => {
    const { wire, clock, lockstep, sends } = world({ lockstepMs: 60 });
    for (let frame = 1; frame <= 6; frame++) {
      clock.advance(20);
      await sends(`${frame}`);
      lockstep.pong();
    }
    expect(wire).toEqual(['1', 'ping', '2', '3', '4', 'ping', '5', '6']);
  });

  it('go their own ways after five seconds without a pong, until the next one', async () => {
    const { host, wire, holds, journal, lockstep, clock, sends } = world();
    await sends('1');
    await host.pass(4_999);
    expect([holds.count, journal]).toEqual([1, []]);
    await host.pass(1);
    expect([holds.count, journal]).toEqual([0, [['stream.lockstep_lost', { waited_ms: 5_000 }]]]);
    clock.advance(20);
    await sends('2');
    expect([wire, holds.count]).toEqual([['1', 'ping', '2'], 0]);
    lockstep.pong();
    clock.advance(20);
    await sends('3');
    expect([wire.at(-1), holds.count]).toEqual(['ping', 1]);
  });

  it('count those five seconds from the last ping', async () => {
    const { host, holds, journal, lockstep, clock, sends } = world();
    await sends('1');
    lockstep.pong();
    await host.pass(3_000);
    clock.advance(20);
    await sends('2');
    await host.pass(4_999);
    expect([holds.count, journal]).toEqual([1, []]);
    await host.pass(1);
    expect([holds.count, journal]).toEqual([0, [['stream.lockstep_lost', { waited_ms: 5_000 }]]]);
  });

  it('leave a client time to settle after each pong once it has answered later than it pongs, which is told once', async () => {
    const { host, holds, journal, lockstep, clock, sends } = world();
    await sends('1');
    lockstep.received();
    lockstep.pong();
    expect([holds.count, journal]).toEqual([0, []]);
    lockstep.received();
    lockstep.received();
    expect(journal).toEqual([['clock.client_asynchronous', {}]]);
    clock.advance(20);
    await sends('2');
    lockstep.pong();
    await host.pass(4);
    expect(holds.count).toBe(1);
    await host.pass(2);
    expect(holds.count).toBe(0);
  });

  it('give a client that has said nothing for 20 s of media no time to settle any more', async () => {
    const { host, holds, journal, lockstep, clock, sends } = world();
    await sends('0');
    lockstep.pong();
    lockstep.received();
    const pongs = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        clock.advance(20);
        await sends(String(i));
        lockstep.pong();
        if (i < count - 1) await host.pass(5);
      }
    };
    await pongs(999);
    expect(holds.count).toBe(1);
    await host.pass(5);
    await pongs(1);
    expect(holds.count).toBe(0);
    lockstep.received();
    expect(journal).toEqual([
      ['clock.client_asynchronous', {}],
      ['clock.client_asynchronous', {}],
    ]);
  });

  it('do not take for late what comes while time stands', () => {
    const { holds, journal, moving, lockstep } = world();
    const release = holds.hold('grace after a sign of life');
    lockstep.received();
    release();
    moving.isRunning = false;
    lockstep.received();
    expect(journal).toEqual([]);
  });

  it('leave a client the time to act upon what is no media, once that has been taken', async () => {
    const { wire, clock, holds, lockstep, sends, lives } = world();
    await sends('1');
    lockstep.pong();
    expect(lives()).toBe(0);
    clock.advance(5);
    lockstep.news();
    await sends('mark');
    expect([wire.at(-1), holds.count, lives()]).toEqual(['ping', 1, 0]);
    lockstep.pong();
    expect([holds.count, lives()]).toEqual([0, 1]);
  });

  it('stay together where that is sent behind a ping, until the pong of one that follows', async () => {
    const { wire, holds, lockstep, sends, lives } = world();
    await sends('1');
    lockstep.news();
    await sends('mark');
    lockstep.pong();
    expect([wire, holds.count, lives()]).toEqual([['1', 'ping', 'mark', 'ping'], 1, 0]);
    lockstep.pong();
    expect([holds.count, lives()]).toEqual([0, 1]);
  });

  it('are together until the client is connected, and until it has seen the end', () => {
    const { holds, lockstep } = world();
    lockstep.wait('stream client that connects');
    lockstep.end();
    expect(holds.count).toBe(0);
    lockstep.closing();
    lockstep.pong();
    expect(holds.count).toBe(1);
    lockstep.end();
    expect(holds.count).toBe(0);
  });
});
