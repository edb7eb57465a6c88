import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import type { Call } from '../../src/calls/call.js';
import type { Conference } from '../../src/calls/conferences/conference.js';
import { ExchangeWorld } from '../support/exchange.js';
import { runs } from '../support/property-runs.js';
import { channelsOf } from '../support/recorded.js';
import { wavOf } from '../support/sounds.js';

const FRAME = 160;
const MUSIC = 'http://files.test/music.wav';

/** The legs but the one that only listens; the first is the one that the conference is made from. */
const who = fc.nat({ max: 2 });
const some = fc.uniqueArray(who, { minLength: 1, maxLength: 2 });

/** Each step comes so many ms after the one before. */
const step = fc.record({
  afterMs: fc.nat({ max: 250 }),
  what: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('say' as const), who, words: fc.integer({ min: 1, max: 5 }) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'join' as const), who }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('mute' as const, 'unmute' as const), who }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('hold' as const, 'unhold' as const), who }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('play' as const, 'speak' as const), to: fc.option(some) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('stop' as const), to: fc.option(some) }) },
  ),
});
type What = (typeof step extends fc.Arbitrary<infer T> ? T : never)['what'];

/** A conference that is recorded twice, mixed and in two channels, while one of its legs does nothing but listen. */
class Recorded {
  readonly #world = new ExchangeWorld();
  readonly #legs: Call[] = [];
  #listener!: Call;
  #conference!: Conference;

  async begin(): Promise<void> {
    this.#world.files.set(MUSIC, wavOf(300, 4000));
    for (let i = 0; i < 3; i++) this.#legs.push(await this.#world.answered());
    this.#listener = await this.#world.answered();
    const [host] = this.#legs;
    if (!host) throw new Error('nobody came');
    this.#conference = this.#world.conference(host);
    this.#world.okIn(this.#conference, 'join', { call_control_id: this.#listener.id });
    for (const channels of ['single', 'dual'])
      this.#world.okIn(this.#conference, 'record_start', { format: 'wav', channels });
  }

  async do(what: What, afterMs: number): Promise<void> {
    await this.#world.clock.advanceAsync(afterMs);
    const id = (index: number): string => this.#legs[index]?.id ?? '';
    // What is refused, as of one who is not there, changes nothing.
    switch (what.kind) {
      case 'say':
        return void this.#world.say(this.#world.call(id(what.who)), 'word '.repeat(what.words));
      case 'join':
      case 'leave':
        return void this.#world.runIn(this.#conference, what.kind, { call_control_id: id(what.who) });
      case 'mute':
      case 'unmute':
      case 'hold':
      case 'unhold':
        return void this.#world.runIn(this.#conference, what.kind, { call_control_ids: [id(what.who)] });
      case 'play':
      case 'speak':
      case 'stop': {
        const body = {
          audio_url: MUSIC,
          payload: 'Attention please',
          voice: 'female',
          call_control_ids: what.to?.map(id),
        };
        return void this.#world.runIn(this.#conference, what.kind, body);
      }
    }
  }

  /** The mixed recording, both channels of the other, and what the one that listens has heard, by frames. */
  async end(): Promise<Record<'mixed' | 'left' | 'right' | 'heard', Buffer[]>> {
    await this.#world.clock.advanceAsync(1000);
    this.#world.okIn(this.#conference, 'record_stop');
    await this.#world.clock.advanceAsync(1000);
    const files = this.#world.exchange.recordings.list();
    const channels: Int16Array[] = [];
    for (const file of files)
      channels.push(...channelsOf(await readFile(this.#world.exchange.recordings.pathOf(file))));
    const [mixed, left, right] = channels.map(framesOf);
    const heard = framesOf(this.#world.audio(this.#listener, 'heard')).slice(0, mixed?.length);
    await this.#world.exchange.recordings.close();
    return { mixed: mixed ?? [], left: left ?? [], right: right ?? [], heard };
  }
}

function framesOf(pcm: Int16Array): Buffer[] {
  const whole = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return Array.from({ length: pcm.length / FRAME }, (_, i) => whole.subarray(i * FRAME * 2, (i + 1) * FRAME * 2));
}

const isSilent = (frame: Buffer | undefined): boolean => frame?.every((byte) => byte === 0) === true;

describe('a recording of a conference', () => {
  it('is what one hears who only listens, whatever the others do, and both of its sides are parts of that', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const recorded = new Recorded();
        await recorded.begin();
        for (const { what, afterMs } of steps) await recorded.do(what, afterMs);
        const { mixed, left, right, heard } = await recorded.end();
        expect(mixed.length).toBeGreaterThan(0);
        expect([left.length, right.length]).toEqual([mixed.length, mixed.length]);
        for (const [i, frame] of mixed.entries()) {
          expect([i, frame.equals(heard[i] ?? Buffer.alloc(0))]).toEqual([i, true]);
          if (isSilent(left[i])) expect([i, frame.equals(right[i] ?? Buffer.alloc(0))]).toEqual([i, true]);
          if (isSilent(right[i])) expect([i, frame.equals(left[i] ?? Buffer.alloc(0))]).toEqual([i, true]);
        }
      }),
      runs(20),
    );
  });
});
