import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { AudioQueue, type AudioPart, type QueueItem } from '../../../src/media/queue.js';
import { Timeline } from '../../../src/media/timeline.js';
import { Track } from '../../../src/media/track.js';
import type { WorldClock, Timer } from '../../../src/platform/clock.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { unexpected } from '../../support/faults.js';

/** `ms` of a constant level. */
const tone = (level: number, ms: number): Clip => Clip.framed(new Int16Array(ms * 8).fill(level), 8000);

const part = (level: number, ms: number, text?: string): AudioPart => ({
  load: () => Promise.resolve(tone(level, ms)),
  ...(text === undefined ? {} : { text }),
});

const item = (id: string, parts: readonly AudioPart[], loop = 1): QueueItem => ({ id, parts, loop });

function world() {
  const clock = new VirtualClock();
  const timeline = new Timeline(clock, 8000);
  const track = new Track({ rate: 8000, legCodec: 'PCMU' });
  const told: string[] = [];
  const places: [string, number, number, number][] = [];
  const queue = new AudioQueue({
    name: 'main',
    clock,
    timeline,
    tracks: () => [track],
    listener: {
      started: ({ id }) => void told.push(`${clock.now()} ${id} started`),
      fault: unexpected,
      placed: ({ id }, _part, start, end, pass) => void places.push([id, start / 8, end / 8, pass]),
      ended: ({ id }, outcome, end) => void told.push(`${clock.now()} ${id} ${outcome.kind} at ${end / 8}`),
    },
  });
  /** The level of each 20 ms frame. */
  const levels = (frames: number): number[] =>
    Array.from({ length: frames }, (_, i) => track.samples(i * 160, 1)[0] ?? 0);
  return { clock, timeline, track, queue, told, places, levels };
}

describe('a queue of audio', () => {
  it('plays one item behind the other, without a gap, and tells when each has been heard', async () => {
    const { clock, queue, told, levels } = world();
    queue.enqueue(item('a', [part(100, 40), part(200, 20)]));
    queue.enqueue(item('b', [part(300, 40)]));
    expect(queue.current?.id).toBe('a');
    await clock.advanceAsync(200);
    expect(told).toEqual(['0 a started', '60 a completed at 60', '60 b started', '100 b completed at 100']);
    expect(levels(6)).toEqual([100, 100, 200, 300, 300, 0]);
    expect(queue.current).toBeUndefined();
  });

  it('stops one item, wherever it is, and those behind it move up', async () => {
    const { clock, queue, told, levels } = world();
    for (const [id, level] of [
      ['a', 100],
      ['b', 200],
      ['c', 300],
    ] as const)
      queue.enqueue(item(id, [part(level, 40)]));
    await clock.advanceAsync(10);
    queue.stopItem('b');
    queue.stopItem('a');
    queue.stopItem('gone');
    await clock.advanceAsync(100);
    expect(told).toEqual([
      '0 a started',
      '10 b stopped at 20',
      '10 a stopped at 20',
      '20 c started',
      '60 c completed at 60',
    ]);
    expect(levels(4)).toEqual([100, 300, 300, 0]);
  });

  it('starts with the next frame, not in the middle of one', async () => {
    const { clock, queue, told, levels } = world();
    await clock.advanceAsync(7);
    queue.enqueue(item('a', [part(100, 20)]));
    await clock.advanceAsync(100);
    expect(told).toEqual(['20 a started', '40 a completed at 40']);
    expect(levels(3)).toEqual([0, 100, 0]);
  });

  it('starts an item when its audio is there, and not before', async () => {
    const { clock, queue, told } = world();
    let loaded: (clip: Clip) => void = () => undefined;
    queue.enqueue(item('slow', [{ load: () => new Promise((resolve) => (loaded = resolve)) }]));
    await clock.advanceAsync(500);
    expect(told).toEqual([]);
    loaded(tone(100, 20));
    await clock.advanceAsync(100);
    expect(told).toEqual(['500 slow started', '520 slow completed at 520']);
  });

  it('lays audio down half a second ahead at most', async () => {
    const { clock, queue, places } = world();
    queue.enqueue(
      item(
        'a',
        Array.from({ length: 20 }, () => part(100, 100)),
      ),
    );
    await clock.advanceAsync(0);
    expect(places.at(-1)?.[2]).toBe(600);
    await clock.advanceAsync(1000);
    expect(places.at(-1)?.[2]).toBe(1600);
  });

  it('counts the passes of a loop', async () => {
    const { clock, queue, told, places, levels } = world();
    queue.enqueue(item('a', [part(100, 20), part(200, 20)], 2));
    await clock.advanceAsync(200);
    expect(places.map(([, start, , pass]) => [start, pass])).toEqual([
      [0, 0],
      [20, 0],
      [40, 1],
      [60, 1],
    ]);
    expect(levels(5)).toEqual([100, 200, 100, 200, 0]);
    expect(told.at(-1)).toBe('80 a completed at 80');
  });

  it('loops for ever until it is stopped, and holds no more than it needs for that', async () => {
    const { clock, queue, told, places } = world();
    queue.enqueue(item('a', [part(100, 20)], Infinity));
    await clock.advanceAsync(60_000);
    expect(told).toEqual(['0 a started']);
    expect(places).toHaveLength(60_500 / 20 + 1);
    expect(clock.pending).toBeLessThanOrEqual(2);
    queue.stop('all');
    await clock.advanceAsync(1000);
    expect(told.at(-1)).toBe('60000 a stopped at 60000');
    expect(clock.pending).toBe(0);
  });

  it('is a reason for time to jump while it has an end, and none where it loops for ever', async () => {
    const { clock, queue, told } = world();
    queue.enqueue(item('twice', [part(1, 5_000)], 2));
    await clock.advanceAsync(0);
    expect(clock.nextEvent()?.due.what).toBe('audio');
    await clock.advanceAsync(10_000);
    queue.enqueue(item('music', [part(1, 5_000)], Infinity));
    await clock.advanceAsync(100);
    expect(told.at(-1)).toBe('10000 music started');
    expect(clock.nextEvent()).toBeUndefined();
    await clock.advanceAsync(60_000);
    expect(queue.current?.id).toBe('music');
    expect(clock.nextEvent()).toBeUndefined();
    expect(clock.nextDue()?.due).toEqual({ what: 'endless audio', kind: 'guard' });
  });

  it('does not spin on a loop of nothing', async () => {
    const { clock, queue, told } = world();
    queue.enqueue(item('nothing', [part(0, 0)], Infinity));
    queue.enqueue(item('no parts', [], Infinity));
    await clock.advanceAsync(100);
    expect(told).toEqual([
      '0 nothing started',
      '0 nothing completed at 0',
      '0 no parts started',
      '0 no parts completed at 0',
    ]);
  });
});

describe('stopping audio', () => {
  it('cuts the item that sounds at the next frame and goes on with the one behind it', async () => {
    const { clock, queue, told, levels } = world();
    queue.enqueue(item('a', [part(100, 200)]));
    queue.enqueue(item('b', [part(200, 40)]));
    await clock.advanceAsync(50);
    queue.stop('current');
    await clock.advanceAsync(300);
    expect(told).toEqual(['0 a started', '50 a stopped at 60', '60 b started', '100 b completed at 100']);
    expect(levels(6)).toEqual([100, 100, 100, 200, 200, 0]);
  });

  it('drops what waits too, with "all", and tells so of each', async () => {
    const { clock, queue, told, levels } = world();
    for (const id of ['a', 'b', 'c']) queue.enqueue(item(id, [part(100, 200)]));
    await clock.advanceAsync(50);
    queue.stop('all');
    await clock.advanceAsync(300);
    expect(told).toEqual(['0 a started', '50 a stopped at 60', '50 b stopped at 60', '50 c stopped at 60']);
    expect(levels(5)).toEqual([100, 100, 100, 0, 0]);
    expect(clock.pending).toBe(0);
  });

  it('does nothing where nothing sounds', () => {
    const { queue, told } = world();
    queue.stop('current');
    queue.stop('all');
    expect(told).toEqual([]);
  });

  it('ends an item that is still being loaded, which then plays nothing', async () => {
    const { clock, queue, told, levels } = world();
    let loaded: (clip: Clip) => void = () => undefined;
    queue.enqueue(item('slow', [{ load: () => new Promise((resolve) => (loaded = resolve)) }]));
    queue.stop('current');
    loaded(tone(100, 40));
    await clock.advanceAsync(200);
    expect(told).toEqual(['0 slow stopped at 0']);
    expect(levels(3)).toEqual([0, 0, 0]);
  });

  it('ends an item that waits for its turn to be laid down', async () => {
    const { clock, queue, told, levels } = world();
    queue.enqueue(
      item(
        'a',
        Array.from({ length: 50 }, () => part(100, 100)),
      ),
    );
    await clock.advanceAsync(30);
    queue.stop('all');
    await clock.advanceAsync(2000);
    expect(told.at(-1)).toBe('30 a stopped at 40');
    expect(
      levels(30)
        .slice(2)
        .every((level) => level === 0),
    ).toBe(true);
  });

  it('leaves room for audio right behind the cut', async () => {
    const { clock, queue, levels } = world();
    queue.enqueue(item('a', [part(100, 400)]));
    await clock.advanceAsync(20);
    queue.stop('all');
    queue.enqueue(item('b', [part(200, 20)]));
    await clock.advanceAsync(100);
    expect(levels(4)).toEqual([100, 200, 0, 0]);
  });
});

describe('audio that cannot be had', () => {
  it('fails its item, and the next one plays', async () => {
    const { clock, queue, told } = world();
    queue.enqueue(item('gone', [{ load: () => Promise.reject(new Error('404')) }]));
    queue.enqueue(item('b', [part(200, 20)]));
    await clock.advanceAsync(100);
    expect(told).toEqual(['0 gone failed at 0', '0 b started', '20 b completed at 20']);
  });

  it('fails its item also where loading throws at once, or throws no Error', async () => {
    const { clock, queue, told } = world();
    const thrower = (reason: unknown): AudioPart => ({
      load: () => {
        throw reason;
      },
    });
    queue.enqueue(item('thrown', [thrower(new Error('at once'))]));
    queue.enqueue(item('text', [thrower('no error')]));
    await clock.advanceAsync(10);
    expect(told).toEqual(['0 thrown failed at 0', '0 text failed at 0']);
  });

  it('cuts what was laid down before the part that failed', async () => {
    const { clock, queue, told, levels } = world();
    queue.enqueue(item('half', [part(100, 1000), { load: () => Promise.reject(new Error('gone')) }]));
    await clock.advanceAsync(100);
    expect(told).toEqual(['0 half failed at 0']);
    expect(levels(4)).toEqual([0, 0, 0, 0]);
  });
});

describe('the limit of a queue', () => {
  it(`limit queue.items: refuses an item behind ${LIMITS['queue.items']} waiting ones`, async () => {
    const { clock, queue } = world();
    expect(queue.enqueue(item('playing', [part(100, 20)]))).toBe(true);
    for (let i = 0; i < LIMITS['queue.items']; i++) expect(queue.enqueue(item(`${i}`, [part(100, 20)]))).toBe(true);
    expect(queue.enqueue(item('one too many', [part(100, 20)]))).toBe(false);
    await clock.advanceAsync(20);
    expect(queue.enqueue(item('room again', [part(100, 20)]))).toBe(true);
  });

  it('may be filled by whoever is told that an item ended', async () => {
    const clock = new VirtualClock();
    const played: string[] = [];
    const queue: AudioQueue = new AudioQueue({
      name: 'main',
      clock,
      timeline: new Timeline(clock, 8000),
      tracks: () => [new Track({ rate: 8000, legCodec: 'PCMU' })],
      listener: {
        started: ({ id }) => void played.push(id),
        fault: unexpected,
        placed: () => undefined,
        ended: ({ id }) => {
          if (id === 'a') queue.enqueue(item('c', [part(3, 20)]));
        },
      },
    });
    queue.enqueue(item('a', [part(1, 20)]));
    queue.enqueue(item('b', [part(2, 20)]));
    await clock.advanceAsync(200);
    expect(played).toHaveLength(3);
    expect(queue.current).toBeUndefined();
  });
});

/** A clock as a machine has it: time goes on between two lines of code, and timers count whole milliseconds. */
class CoarseClock implements WorldClock {
  readonly kind = 'world';
  readonly #tasks: { readonly dueMs: number; readonly task: () => void }[] = [];
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return (this.#nowMs += 0.3);
  }

  wallMicros(): number {
    return Math.floor(this.#nowMs * 1000);
  }

  schedule(delayMs: number, task: () => void): Timer {
    const entry = { dueMs: this.#nowMs + Math.ceil(delayMs), task };
    this.#tasks.push(entry);
    return { cancel: () => void this.#tasks.splice(this.#tasks.indexOf(entry), 1) };
  }

  addSound(): () => void {
    return () => undefined;
  }

  /** Runs what is due, the first first. */
  run(): void {
    for (;;) {
      const [next] = this.#tasks.sort((a, b) => a.dueMs - b.dueMs);
      if (!next) return;
      this.#tasks.shift();
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.task();
    }
  }
}

describe('an item without a sample', () => {
  it.each([0, 0.1, 0.3, 0.5, 0.7, 0.9])('starts before it ends, whatever the timers round to (%d)', async (startMs) => {
    const clock = new CoarseClock(startMs);
    const told: string[] = [];
    const queue = new AudioQueue({
      name: 'main',
      clock,
      timeline: new Timeline(clock, 8000),
      tracks: () => [new Track({ rate: 8000, legCodec: 'PCMU' })],
      listener: {
        started: ({ id }) => void told.push(`${id} started`),
        fault: unexpected,
        placed: () => undefined,
        ended: ({ id }, { kind }) => void told.push(`${id} ${kind}`),
      },
    });
    queue.enqueue(item('nothing', [part(0, 0)]));
    for (let i = 0; i < 10; i++) await Promise.resolve();
    clock.run();
    expect(told).toEqual(['nothing started', 'nothing completed']);
  });
});
