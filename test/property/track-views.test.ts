import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../src/media/clip.js';
import { CODECS } from '../../src/media/codecs/index.js';
import { LegAudio } from '../../src/media/leg.js';
import { Track, type View } from '../../src/media/track.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { TrackSender } from '../../src/streaming/track-sender.js';
import { unexpected } from '../support/faults.js';
import { wrongInRuns } from '../support/runs.js';

const { PCMU, PCMA } = CODECS;
const FRAME = 160;
const FRAMES = 60;
/** No two frames alike. */
const clip = new Clip(
  Int16Array.from({ length: 30 * FRAME }, (_, i) => ((i * 7919) % 60_000) - 30_000),
  8000,
);

const start = fc.oneof(
  fc.nat({ max: 40 }).map((frame) => frame * FRAME),
  fc.nat({ max: 40 * FRAME }),
);
const frame = fc.nat({ max: 50 });
const which = fc.nat({ max: 2 });
const action = fc.oneof(
  fc.record({ kind: fc.constant('place' as const), on: which, start, offset: fc.constantFrom(0, FRAME, 77) }),
  fc.record({ kind: fc.constant('append' as const), on: which, start, length: fc.integer({ min: 1, max: 3 * FRAME }) }),
  fc.record({ kind: fc.constant('cut' as const), on: which, start }),
  fc.record({
    kind: fc.constant('view' as const),
    of: fc.constantFrom(1, 2),
    frame,
    shift: fc.integer({ min: -20, max: 20 }),
    gain: fc.constantFrom(1, 1, 0.5, 3),
  }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat({ max: 5 }), frame }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

interface Shown {
  readonly view: View;
  readonly of: Track;
  readonly from: number;
  readonly shift: number;
  readonly gain: number;
  to: number;
}

/** Track 0 views 1 (which has the same codec) and 2 (which has another one). The model knows the numbers of each view. */
class Legs {
  readonly tracks: readonly Track[];
  readonly shown: Shown[] = [];

  constructor(first = new Track({ rate: 8000, legCodec: 'PCMU' })) {
    this.tracks = [first, new Track({ rate: 8000, legCodec: 'PCMU' }), new Track({ rate: 8000, legCodec: 'PCMA' })];
  }

  get viewing(): Track {
    return this.#track(0);
  }

  do(doing: Action): void {
    if (doing.kind === 'view') {
      const { frame: from, shift, gain } = doing;
      const of = this.#track(doing.of);
      const view = this.viewing.view(of.laid, { startFrame: from, shift, gain });
      this.shown.push({ view, of, from, shift, gain, to: Infinity });
    } else if (doing.kind === 'end') {
      const shown = this.shown[doing.which % Math.max(1, this.shown.length)];
      if (!shown) return;
      this.viewing.endView(shown.view, doing.frame);
      shown.to = Math.min(shown.to, doing.frame);
    } else {
      const track = this.#track(doing.on);
      if (doing.kind === 'place') track.place(clip, doing.start, doing);
      else if (doing.kind === 'append') track.append(new Int16Array(doing.length).fill(1000), doing.start);
      else track.cutAfter(doing.start);
    }
  }

  /** The slow way: what is laid, and of each view the source's frame after its codec, added up sample by sample. */
  mixed(index: number): { pcm: Int16Array; silent: boolean; passed: string | undefined } {
    const laid = this.viewing.laid.laidFrame(index);
    const heard = this.shown.flatMap(({ of, from, to, shift, gain }) => {
      const source = of.laid.laidFrame(index + shift);
      return index >= from && index < to && !source.silent ? [{ source, gain }] : [];
    });
    const sums = new Float64Array(FRAME);
    if (!laid.silent) this.viewing.laid.mixInto(sums as unknown as Int32Array, index * FRAME, (index + 1) * FRAME);
    for (const { source, gain } of heard)
      for (const [i, value] of source.pcm().entries()) sums[i] = (sums[i] ?? 0) + Math.round(value * gain);
    const [only] = heard;
    const passes = laid.silent && heard.length === 1 && only?.gain === 1 && only.source.codec === PCMU;
    return {
      pcm: Int16Array.from(sums, (sum) => Math.max(-32_768, Math.min(32_767, sum))),
      silent: laid.silent && heard.length === 0,
      passed: passes ? only.source.base64(PCMU) : undefined,
    };
  }

  #track(number: number): Track {
    const track = this.tracks[number];
    if (!track) throw new Error(`there is no track ${number}`);
    return track;
  }
}

const same = (one: Int16Array, other: Int16Array): boolean => Buffer.from(one.buffer).equals(Buffer.from(other.buffer));

describe('a track that shows others', () => {
  it('sounds as if all were mixed sample by sample, and passes one that needs no mixing on as it is', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 10 }), (doings) => {
        const legs = new Legs();
        for (const doing of doings) legs.do(doing);
        const wrong: string[] = [];
        for (let index = -2; index < FRAMES; index++) {
          const { pcm, silent, passed } = legs.mixed(index);
          const heard = legs.viewing.frame(index);
          const text = passed ?? Buffer.from(PCMU.encode(pcm)).toString('base64');
          if (heard.silent !== silent) wrong.push(`${index}: silent`);
          else if (!silent && heard.base64(PCMU) !== text) wrong.push(`${index}: bytes`);
          else if (!silent && !same(heard.pcm(), PCMU.decode(PCMU.encode(pcm)))) wrong.push(`${index}: samples`);
          else if (!same(legs.viewing.samples(index * FRAME, FRAME), pcm)) wrong.push(`${index}: before the codec`);
        }
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('has runs that are what the frames are one by one', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 10 }), (doings) => {
        const legs = new Legs();
        for (const doing of doings) legs.do(doing);
        expect(wrongInRuns(legs.viewing, -3, FRAMES)).toEqual([]);
      }),
    );
  });

  it('gives a stream what is heard when each frame is due, whatever changes between two frames', () => {
    const plan = fc.array(fc.tuple(fc.nat({ max: FRAMES }), action), { maxLength: 12 });
    fc.assert(
      fc.property(plan, fc.constantFrom(PCMU, PCMA), (changes, codec) => {
        const nothing = (): void => undefined;
        const told = { audioStarted: nothing, audioEnded: nothing, limitReached: nothing, fault: unexpected };
        const leg = new LegAudio({ clock: new VirtualClock(), codec: 'PCMU', ...told });
        const legs = new Legs(leg.outbound);
        const format = { codec, rate: 8000 };
        const sender = new TrackSender({ leg, track: 'outbound', streamId: 's', format, comfortNoise: false });
        for (let index = 0; index < FRAMES; index++) {
          for (const [when, doing] of changes) if (when === index) legs.do(doing);
          const { media } = JSON.parse(sender.frame(index + 1, index + 1)) as { media: { payload: string } };
          expect(media.payload).toBe(leg.outbound.frame(index).base64(codec));
        }
      }),
    );
  });
});
