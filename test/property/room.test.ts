import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../src/media/clip.js';
import { CODECS } from '../../src/media/codecs/index.js';
import { Room } from '../../src/media/room.js';
import type { RoomMember } from '../../src/media/room-member.js';
import type { FrameRun, TrackFrame } from '../../src/media/track-frame.js';
import { Track } from '../../src/media/track.js';
import { runs } from '../support/property-runs.js';
import { wrongInRuns } from '../support/runs.js';

const { PCMU, PCMA } = CODECS;
const FRAME = 160;
const FRAMES = 50;
const clip = new Clip(
  Int16Array.from({ length: 20 * FRAME }, (_, i) => ((i * 7919) % 60_000) - 30_000),
  8000,
);

const who = fc.nat({ max: 3 });
const frame = fc.nat({ max: 40 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), who, frame, offset: fc.constantFrom(0, 0, 37) }),
  fc.record({ kind: fc.constant('stream' as const), who, frame }),
  fc.record({ kind: fc.constant('hush' as const), who, frame }),
  fc.record({ kind: fc.constant('join' as const), who, frame }),
  fc.record({ kind: fc.constant('leave' as const), who, frame }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Leg {
  readonly firstWorldFrame: number;
  readonly said: Track;
  readonly hears: Track;
  /** The run that a stream would be in. */
  known: { version: number; run: FrameRun } | undefined;
  readonly stays: { member: RoomMember; from: number; to: number }[];
}

/** Four legs that began at different times, of two codecs, and the room. The model adds up what each hears, sample by sample. */
class Meeting {
  readonly room = new Room(8000);
  readonly legs: readonly Leg[] = [0, 3, 7, 11].map((firstWorldFrame, i) => {
    const legCodec = i === 3 ? 'PCMA' : 'PCMU';
    return {
      firstWorldFrame: firstWorldFrame - 20,
      said: new Track({ rate: 8000, legCodec }),
      hears: new Track({ rate: 8000, legCodec }),
      known: undefined,
      stays: [],
    };
  });

  do({ kind, who: number, frame: at, ...more }: Step & { offset?: number }): void {
    const leg = this.#leg(number);
    const index = at - leg.firstWorldFrame;
    const last = leg.stays.at(-1);
    if (kind === 'say') leg.said.place(clip, index * FRAME + (more.offset ?? 0));
    else if (kind === 'stream') leg.said.append(new Int16Array(300).fill(2500), index * FRAME + 11);
    else if (kind === 'hush') leg.said.cutAfter(index * FRAME);
    else if (kind === 'join' && (!last || last.to <= at)) {
      const member = this.room.join(leg.said.laid, { firstWorldFrame: leg.firstWorldFrame, fromFrame: at });
      leg.hears.view(member, { startFrame: index, shift: leg.firstWorldFrame });
      leg.stays.push({ member, from: at, to: Infinity });
    } else if (kind === 'leave' && last?.to === Infinity) {
      last.member.leave(at);
      last.to = Math.max(at, last.from);
    }
  }

  /** What leg `number` hears in a frame of the world: all that are there with it, each after its own codec. */
  heard(number: number, index: number): { sum: Int16Array; sounding: number } {
    const there = (leg: Leg): boolean => leg.stays.some(({ from, to }) => from <= index && index < to);
    const me = this.#leg(number);
    const others = there(me) ? this.legs.filter((leg) => leg !== me && there(leg)) : [];
    const frames = others.map((leg) => leg.said.frame(index - leg.firstWorldFrame)).filter(({ silent }) => !silent);
    const sums = new Float64Array(FRAME);
    for (const { pcm } of frames.map((one) => ({ pcm: one.pcm() })))
      for (const [i, value] of pcm.entries()) sums[i] = (sums[i] ?? 0) + value;
    const sum = Int16Array.from(sums, (value) => Math.max(-32_768, Math.min(32_767, value)));
    return { sum, sounding: frames.length };
  }

  /** Whether leg `number` hears what it should. */
  isRight(number: number, index: number): boolean {
    const { hears, firstWorldFrame } = this.#leg(number);
    const { sum, sounding } = this.heard(number, index);
    const heard = hears.frame(index - firstWorldFrame);
    if (!this.#isInRun(this.#leg(number), index - firstWorldFrame, heard)) return false;
    if (heard.silent || sounding === 0) return heard.silent && sounding === 0;
    const codec = number === 3 ? PCMA : PCMU;
    return Buffer.from(heard.pcm().buffer).equals(Buffer.from(codec.decode(codec.encode(sum)).buffer));
  }

  /** Whether a frame is what the run says that a stream has looked up before, if that still holds. */
  #isInRun(leg: Leg, index: number, heard: TrackFrame): boolean {
    const { hears, known } = leg;
    const holds = known?.version === hears.version && index < known.run.endFrame;
    const run = holds ? known.run : hears.run(index);
    leg.known = run && { version: hears.version, run };
    return !run || heard.silent === (run.clip === undefined);
  }

  #leg(number: number): Leg {
    const leg = this.legs[number];
    if (!leg) throw new Error(`there is no leg ${number}`);
    return leg;
  }
}

/** One who leaves a frame later is heard until then by one who comes in between. */
const JOIN_BEFORE_ANOTHER_LEAVES: [number, Step][] = [
  [0, { kind: 'join', who: 2, frame: 0 }],
  [0, { kind: 'stream', who: 0, frame: 0 }],
  [0, { kind: 'leave', who: 2, frame: 1 }],
  [0, { kind: 'join', who: 0, frame: 0 }],
];

/** One who leaves later says something before that. */
const SPEAKS_BEFORE_LEAVING: [number, Step][] = [
  [2, { kind: 'say', who: 3, frame: 0, offset: 0 }],
  [1, { kind: 'leave', who: 3, frame: 3 }],
  [0, { kind: 'join', who: 0, frame: 0 }],
  [0, { kind: 'join', who: 3, frame: 0 }],
];

describe('a room', () => {
  it('gives each the others added up, frame after frame, whoever comes, goes and speaks in between', () => {
    const plan = fc.array(fc.tuple(fc.nat({ max: FRAMES }), step), { maxLength: 25 });
    fc.assert(
      fc.property(plan, (steps) => {
        const meeting = new Meeting();
        const wrong: string[] = [];
        const check = (index: number, when: string): void => {
          for (let leg = 0; leg < 4; leg++)
            if (!meeting.isRight(leg, index)) wrong.push(`leg ${leg}, ${index} ${when}`);
        };
        for (let index = 0; index < FRAMES; index++) {
          // As in a call, nobody comes or goes in a frame that has passed.
          for (const [when, doing] of steps)
            if (when === index) meeting.do({ ...doing, frame: Math.max(index, doing.frame) });
          check(index, 'when it was due');
        }
        for (const leg of meeting.legs) leg.known = undefined;
        for (let index = 0; index < FRAMES; index++) check(index, 'when a WAV file is made');
        expect(wrong).toEqual([]);
      }),
      { ...runs(25), examples: [[JOIN_BEFORE_ANOTHER_LEAVES], [SPEAKS_BEFORE_LEAVING]] },
    );
  });

  it('has runs that are what the frames are one by one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const meeting = new Meeting();
        for (const doing of steps) meeting.do(doing);
        for (const { hears } of meeting.legs) expect(wrongInRuns(hears, -5, FRAMES)).toEqual([]);
      }),
      runs(25),
    );
  });
});
