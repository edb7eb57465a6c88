import { describe, expect, it } from 'vitest';
import { configFrom, type ConfigOptions } from '../../../src/config.js';
import type { Due } from '../../../src/platform/clock.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { AdvanceCutError, AdvancingError, type ManualTime } from '../../../src/time/manual.js';
import { WorldTime } from '../../../src/time/world-time.js';
import { FakeHost } from '../../support/host-clock.js';
import { unexpected } from '../../support/faults.js';

interface Wish {
  readonly time: ConfigOptions['time'];
  readonly liveCalls?: number;
  readonly fault?: (error: unknown) => void;
}

function worldOf({ time: settings, liveCalls = 1, fault = unexpected }: Wish) {
  const host = new FakeHost();
  const time = new WorldTime(configFrom({ time: settings }).time, host);
  const live = { calls: liveCalls, talking: false };
  time.begin({ liveCalls: () => live.calls, isTalking: () => live.talking, fault });
  const { clock, holds } = time;
  /** What was carried out: name, world time, host time. */
  const done: [string, number, number][] = [];
  const after = (ms: number, name: string, kind: Due['kind'] = 'event', task?: () => void) =>
    clock.schedule(
      ms,
      () => {
        done.push([name, clock.now(), host.now()]);
        task?.();
      },
      { what: name, kind },
    );
  const everyFrame = (): void => void after(20, 'frame', 'frame', everyFrame);
  const names = (): string[] => done.map(([name]) => name);
  return { host, time, clock, holds, live, done, after, everyFrame, names };
}

describe('a world that begins', () => {
  it.each(['fast', 'manual'] as const)('starts where time does, or goes on from an instant that was (%s)', (mode) => {
    const { time, clock } = worldOf({ time: mode });
    const start = clock.wallMicros();
    if (!(clock instanceof VirtualClock)) throw new Error('time is not moved here');
    const pass = (ms: number): void => clock.moveTo(clock.now() + ms);
    pass(70_020);
    const { instant } = time;
    pass(1_000);
    time.restart();
    expect([clock.wallMicros(), time.elapsedMs]).toEqual([start, 0]);
    pass(500);
    time.restart(instant);
    expect([clock.wallMicros(), time.elapsedMs]).toEqual([start + 70_020_000, 70_020]);
    expect(time.instant).toEqual(instant);
  });
});

describe('fast time', () => {
  it('jumps to what is due next, through the guards and frames on the way', async () => {
    const { host, done, after } = worldOf({ time: 'fast' });
    after(30_000, 'answer');
    after(20, 'frame', 'frame');
    after(10_000, 'time_limit', 'guard');
    await host.rest();
    expect(done).toEqual([
      ['frame', 20, 0],
      ['time_limit', 10_000, 0],
      ['answer', 30_000, 0],
    ]);
  });

  it('waits for what holds it, and says what that is', async () => {
    const { host, time, holds, names, after } = worldOf({ time: 'fast' });
    const release = holds.hold('speech', 'v3:a');
    after(1_000, 'answer');
    await host.pass(50);
    expect(names()).toEqual([]);
    expect(time.view().held_by).toEqual([{ what: 'speech', call_control_id: 'v3:a', for_ms: 50 }]);
    release();
    await host.rest();
    expect(names()).toEqual(['answer']);
  });

  it('stands for grace_ms after a sign of life, so that what an app does next falls on the same instant', async () => {
    const { host, time, clock, names, after } = worldOf({ time: { mode: 'fast', graceMs: 20 } });
    time.signOfLife();
    after(1_000, 'hangup');
    await host.pass(15);
    time.signOfLife();
    await host.pass(19);
    expect([names(), clock.now()]).toEqual([[], 0]);
    await host.pass(2);
    expect(names()).toEqual(['hangup']);
  });

  it('stands twice as long as an app took to answer, as a slow one is slow to act too, and ten times grace_ms at most', async () => {
    const { host, time, names, after } = worldOf({ time: { mode: 'fast', graceMs: 20 } });
    await host.pass(5_000);
    after(1_000, 'slow');
    time.signOfLife('act', 60);
    await host.pass(119);
    expect(names()).toEqual([]);
    await host.pass(2);
    expect(names()).toEqual(['slow']);
    after(1_000, 'slower');
    time.signOfLife('act', 60);
    await host.pass(50);
    // It had been sent before that act, so the app itself took 50 ms for it.
    time.signOfLife('act', 900);
    await host.pass(99);
    expect(names()).toEqual(['slow']);
    await host.pass(2);
    expect(names()).toEqual(['slow', 'slower']);
    await host.pass(5_000);
    after(1_000, 'slowest');
    time.signOfLife('act', 1_500);
    await host.pass(199);
    expect(names()).toEqual(['slow', 'slower']);
    await host.pass(2);
    expect(names()).toEqual(['slow', 'slower', 'slowest']);
  });

  it('does not stand for ever for an app that looks again and again, and stands again after an act of its', async () => {
    const { host, time, names, after } = worldOf({ time: { mode: 'fast', graceMs: 20 } });
    const poll = async (hostMs: number): Promise<void> => {
      for (let passed = 0; passed < hostMs; passed += 10) {
        time.signOfLife('look');
        await host.pass(10);
      }
    };
    after(1_000, 'answer');
    await poll(190);
    expect(names()).toEqual([]);
    await poll(40);
    expect(names()).toEqual(['answer']);
    time.signOfLife('act');
    after(1_000, 'hangup');
    await poll(100);
    expect(names()).toEqual(['answer']);
    await poll(150);
    expect(names()).toEqual(['answer', 'hangup']);
  });

  it('never jumps to a guard, and stands while no call is answered, so that what comes later has the same stamp', async () => {
    const { host, clock, done, after } = worldOf({ time: 'fast' });
    after(1_000, 'speak ended');
    after(3_100, 'time_limit', 'guard');
    await host.rest();
    expect([done.map(([name]) => name), clock.now()]).toEqual([['speak ended'], 1_000]);
    await host.pass(77);
    after(0, 'answer');
    await host.rest();
    expect(done.at(-1)).toEqual(['answer', 1_000, 77]);
    await host.pass(2_099);
    expect(clock.now()).toBe(1_000);
    await host.pass(1);
    expect(done.at(-1)).toEqual(['time_limit', 3_100, 2_177]);
  });

  it('keeps the host’s pace after quiet_ms on an answered call to which nobody listens', async () => {
    const { host, clock, live, done, after } = worldOf({ time: 'fast' });
    live.talking = true;
    after(1_000, 'speak ended');
    after(3_110, 'time_limit', 'guard');
    for (let i = 0; i < 20; i++) await host.rest();
    expect(clock.now()).toBe(3_000);
    await host.pass(60);
    expect(clock.now()).toBe(3_060);
    await host.pass(60);
    expect(done.at(-1)).toEqual(['time_limit', 3_110, 110]);
  });

  it('keeps the host’s pace after quiet_ms where somebody listens, guards included', async () => {
    const { host, clock, done, after, everyFrame } = worldOf({ time: 'fast' });
    everyFrame();
    after(1_000, 'speak ended');
    after(3_110, 'time_limit', 'guard');
    await host.rest();
    for (let i = 0; i < 200; i++) await host.rest();
    expect(clock.now()).toBe(3_000);
    await host.pass(50);
    expect(clock.now()).toBe(3_050);
    await host.pass(60);
    expect(done.at(-1)).toEqual(['time_limit', 3_110, 110]);
  });

  it('goes through quiet_ms of frames at full speed, and jumps again when there is something to jump to', async () => {
    const { host, clock, names, after, everyFrame } = worldOf({ time: { mode: 'fast', quietMs: 200 } });
    everyFrame();
    await host.rest();
    expect(names()).toHaveLength(10);
    await host.pass(41);
    expect(names()).toHaveLength(12);
    after(60_000, 'gather');
    for (let i = 0; i < 200; i++) await host.rest();
    expect(names().at(-1)).toBe('frame');
    expect(names()).toContain('gather');
    expect(clock.now()).toBeGreaterThanOrEqual(60_241);
    expect(host.now()).toBe(41);
  });

  it('goes on at full speed while something sounds, and not any more when that was cut off', async () => {
    const { host, clock, after } = worldOf({ time: { mode: 'fast', quietMs: 100 } });
    after(60_000, 'frames', 'frame');
    let untilMs = 5_000;
    clock.addSound(() => untilMs);
    clock.schedule(1_000, () => (untilMs = -Infinity), { what: 'frame', kind: 'frame' });
    await host.rest();
    expect(clock.now()).toBe(1_000);
    await host.pass(7);
    expect(clock.now()).toBe(1_007);
  });

  it('stands while something holds it, also where it went at the host’s pace', async () => {
    const { host, clock, holds, after } = worldOf({ time: { mode: 'fast', quietMs: 0 } });
    after(60_000, 'frames', 'frame');
    await host.pass(30);
    const release = holds.hold('POST /v2/calls');
    const heldAt = clock.now();
    await host.pass(40);
    expect(clock.now()).toBe(heldAt);
    release();
    await host.pass(10);
    expect(clock.now()).toBe(heldAt + 10);
  });

  it('keeps the host’s pace without a live call, and stands between two due instants', async () => {
    const { host, clock, done, live, after } = worldOf({ time: 'fast', liveCalls: 0 });
    after(100, 'webhook retry');
    after(2_250, 'forget', 'guard');
    await host.pass(99);
    expect([clock.now(), done]).toEqual([0, []]);
    await host.pass(1);
    await host.pass(77);
    expect([clock.now(), done]).toEqual([100, [['webhook retry', 100, 100]]]);
    live.calls = 1;
    after(0, 'originate');
    await host.rest();
    expect(done[1]).toEqual(['originate', 100, 177]);
  });

  it('goes on where a task fails, and tells of it', async () => {
    const faults: unknown[] = [];
    const { host, names, after, clock } = worldOf({ time: 'fast', fault: (error) => faults.push(error) });
    clock.schedule(10, () => {
      throw new Error('oops');
    });
    after(20, 'answer');
    await host.rest();
    expect(names()).toEqual(['answer']);
    expect(faults).toEqual([new Error('oops')]);
  });
});

describe('manual time', () => {
  const manual = (wish: Omit<Wish, 'time'> = {}) => {
    const world = worldOf({ time: 'manual', ...wish });
    // The mode is the one in which there is such a thing.
    return { ...world, manual: world.time.manual as ManualTime };
  };

  it('stands until it is advanced, stops at each due instant, and carries out guards', async () => {
    const { host, done, after, clock, ...world } = manual();
    after(20, 'frame', 'frame');
    after(1_000, 'patience', 'guard');
    after(1_000, 'fate');
    await host.pass(100);
    expect(done).toEqual([]);
    await world.manual.advance(1_500);
    expect(done.map(([name, at]) => [name, at])).toEqual([
      ['frame', 20],
      ['patience', 1_000],
      ['fate', 1_000],
    ]);
    expect(clock.now()).toBe(1_500);
  });

  it('waits at each instant until nothing is held, and answers when all has been taken', async () => {
    const { host, holds, names, after, ...world } = manual();
    let release = (): void => undefined;
    after(10, 'hangup', 'event', () => (release = holds.hold('webhook call.hangup')));
    after(11, 'next');
    let isOver = false;
    const advanced = world.manual.advance(10).then(() => (isOver = true));
    await host.rest();
    expect([names(), isOver]).toEqual([['hangup'], false]);
    release();
    await advanced;
    expect(names()).toEqual(['hangup']);
  });

  it('stops as soon as there is what it waits for', async () => {
    const { clock, names, after, ...world } = manual();
    after(10, 'a');
    after(20, 'b');
    after(30, 'c');
    const found = () => (names().includes('b') ? 'b' : undefined);
    expect(await world.manual.advance(1_000, { found })).toBe('b');
    expect([clock.now(), names()]).toEqual([20, ['a', 'b']]);
  });

  it('does one advance at a time', async () => {
    const { ...world } = manual();
    const first = world.manual.advance(10);
    await expect(world.manual.advance(10)).rejects.toThrow(AdvancingError);
    await first;
    await world.manual.advance(10);
    expect(world.clock.now()).toBe(20);
  });

  it('stops at the next instant when the world ends or whoever asked is gone', async () => {
    const { after, names, ...world } = manual();
    const gone = new AbortController();
    after(10, 'a', 'event', () => gone.abort());
    after(20, 'b', 'event', () => world.time.end());
    after(30, 'c');
    await expect(world.manual.advance(100, undefined, gone.signal)).rejects.toThrow(AdvanceCutError);
    expect(names()).toEqual(['a']);
    await expect(world.manual.advance(100)).rejects.toThrow(AdvanceCutError);
    expect(names()).toEqual(['a', 'b']);
  });
});

describe('time at a speed of its own', () => {
  it.each([
    [50, 5_000],
    [0.1, 10],
  ])('goes %d times as fast as the host’s', async (speed, elapsedMs) => {
    const { host, clock, done, after } = worldOf({ time: { mode: 'real', speed } });
    after(elapsedMs, 'due');
    await host.pass(99);
    expect(done).toEqual([]);
    await host.pass(2);
    expect(done.map(([name, at]) => [name, at])).toEqual([['due', elapsedMs]]);
    expect(clock.now()).toBeGreaterThanOrEqual(elapsedMs);
  });

  it('waits for nothing, and runs everything in its order', async () => {
    const { host, holds, names, after } = worldOf({ time: { mode: 'real', speed: 10 } });
    holds.hold('webhook call.initiated');
    after(95, 'b');
    after(40, 'a');
    await host.pass(10);
    expect(names()).toEqual(['a', 'b']);
  });

  it('starts at the host’s time', () => {
    const { host, clock } = worldOf({ time: { mode: 'real', speed: 2 } });
    expect(clock.wallMicros()).toBe(host.wallMicros());
  });
});

describe('the view of the clock', () => {
  it('has what is due next, with its call', () => {
    const { time, clock } = worldOf({ time: { mode: 'manual', start: '2030-05-01T12:00:00Z' } });
    clock.schedule(1_500, () => undefined, { what: 'ring_timeout', callControlId: 'v3:a', kind: 'guard' });
    expect(time.view()).toEqual({
      mode: 'manual',
      speed: 1,
      now: '2030-05-01T12:00:00.000000Z',
      world_elapsed_ms: 0,
      next_due: { at: '2030-05-01T12:00:01.500000Z', what: 'ring_timeout', call_control_id: 'v3:a' },
      held_by: [],
    });
  });

  it('keeps no list in real time at the host’s pace', () => {
    const { time, clock } = worldOf({ time: 'real' });
    clock.schedule(1_500, () => undefined);
    expect(time.view()).toMatchObject({ mode: 'real', next_due: null, held_by: [] });
  });
});
