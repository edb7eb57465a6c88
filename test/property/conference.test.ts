import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../src/media/clip.js';
import { CODECS, type Codec } from '../../src/media/codecs/index.js';
import { ConferenceAudio, type Seat } from '../../src/media/conference-audio.js';
import type { LegAudio } from '../../src/media/leg.js';
import { unexpected } from '../support/faults.js';
import { Legs } from '../support/linked-legs.js';
import { runs } from '../support/property-runs.js';

const FRAME = 160;
const LEGS = 4;
/** The number of the conference's own leg among the legs. */
const ITSELF = LEGS;
const MAX_FRAMES = 40;

const who = fc.nat({ max: LEGS - 1 });
const part = fc.record({
  speaksTo: fc.oneof(
    fc.constantFrom('all' as const, 'all' as const),
    fc.constant('none' as const),
    fc.uniqueArray(who, { maxLength: 3 }),
  ),
  hears: fc.boolean(),
});
type ModelPart = typeof part extends fc.Arbitrary<infer T> ? T : never;

/** Most are there when it begins. */
const present = fc.tuple(...Array.from({ length: LEGS }, () => fc.option(part, { freq: 4 })));

/** Each step comes so many ms after the one before. */
const step = fc.record({
  afterMs: fc.nat({ max: 70 }),
  what: fc.oneof(
    // One who is there takes another part; one who is not comes.
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const), who, part }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('hang up' as const), who }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('say' as const),
        who: fc.nat({ max: ITSELF }),
        isClip: fc.boolean(),
        at: fc.nat({ max: 3 * FRAME }),
        length: fc.integer({ min: 1, max: MAX_FRAMES * FRAME }),
        loud: fc.constantFrom(700, 9_000, 30_000),
      }),
    },
  ),
});
type What = (typeof step extends fc.Arbitrary<infer T> ? T : never)['what'];

/** What one leg says and which part it takes, by frames and samples of the world, written down in the plainest way. */
class Person {
  /** What it says before its codec, by the number of the frame. */
  readonly said = new Map<number, Float64Array>();
  readonly changes: { readonly frame: number; readonly part: ModelPart | undefined }[] = [];
  /** It hangs up before this frame. */
  endFrame = Infinity;

  readonly #codec: Codec;

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  says(pcm: Int16Array, worldSample: number): void {
    for (const [i, value] of pcm.entries()) {
      const frame = Math.floor((worldSample + i) / FRAME);
      if (frame >= this.endFrame) return;
      const samples = this.said.get(frame) ?? new Float64Array(FRAME);
      samples[(worldSample + i) % FRAME] = (samples[(worldSample + i) % FRAME] ?? 0) + value;
      this.said.set(frame, samples);
    }
  }

  hangsUp(frame: number): void {
    this.endFrame = frame;
    for (const known of [...this.said.keys()]) if (known >= frame) this.said.delete(known);
  }

  partIn(frame: number): ModelPart | undefined {
    if (frame >= this.endFrame) return undefined;
    return this.changes.filter((change) => change.frame <= frame).at(-1)?.part;
  }

  isFor(number: number, frame: number): boolean {
    const speaksTo = this.partIn(frame)?.speaksTo ?? 'none';
    return speaksTo === 'all' || (speaksTo !== 'none' && speaksTo.includes(number));
  }

  /** What its codec makes of a sum. */
  coded(sums: Float64Array): Int16Array {
    const fits = Int16Array.from(sums, (value) => Math.max(-32_768, Math.min(32_767, value)));
    return this.#codec.decode(this.#codec.encode(fits));
  }
}

/** The conference, and the model of it. */
class Meeting {
  readonly #legs = new Legs();
  readonly #conference: ConferenceAudio;
  readonly #audio: LegAudio[] = [];
  readonly #seats: (Seat | undefined)[] = [];
  readonly #people: Person[] = [];
  readonly firstFrame: number;

  constructor() {
    this.#conference = new ConferenceAudio({
      clock: this.#legs.clock,
      audioStarted: () => undefined,
      audioEnded: () => undefined,
      limitReached: unexpected,
      fault: unexpected,
    });
    const itself = this.#frame;
    for (let leg = 0; leg < LEGS; leg++) {
      const codec = leg === 3 ? 'PCMA' : 'PCMU';
      this.#audio.push(this.#legs.leg(codec));
      this.#people.push(new Person(CODECS[codec]));
    }
    this.#audio.push(this.#conference.leg);
    const own = new Person(CODECS.PCMU);
    own.changes.push({ frame: itself, part: { speaksTo: 'all', hears: true } });
    this.#people.push(own);
    this.firstFrame = this.#frame;
  }

  /** The first frame of the world that has not begun. */
  get #frame(): number {
    return Math.ceil(this.#legs.clock.now() / 20);
  }

  /** The first frame that has not been played whole. */
  get playing(): number {
    return Math.floor(this.#legs.clock.now() / 20);
  }

  /** Time passes; `due` is called for each frame that has been played whole. */
  pass(ms: number, due: (frame: number) => void): void {
    for (let passed = 0; passed < ms; passed++) {
      const before = this.playing;
      this.#legs.clock.advance(1);
      if (this.playing > before) due(before);
    }
  }

  do(what: What): void {
    const person = this.#people[what.who];
    const leg = this.#audio[what.who];
    if (!person || !leg || leg.timeline.hasEnded) return;
    if (what.kind === 'say') this.#say(what, person, leg);
    else if (what.kind === 'hang up') {
      this.#leave(what.who);
      leg.close();
      person.hangsUp(this.playing);
    } else if (what.kind === 'leave') this.#leave(what.who);
    else this.#take(what.who, leg, what.part);
  }

  /** The frame of leg `number`, and what the model has for it. */
  frameOf(number: number, frame: number): { heard: string; right: string } {
    const leg = this.#audio[number];
    if (!leg) throw new Error(`there is no leg ${number}`);
    const { silent, pcm } = read(leg, frame);
    return { heard: silent ? 'silence' : hex(pcm), right: this.#model(number, frame) };
  }

  #say({ isClip, at, length, loud }: Extract<What, { kind: 'say' }>, person: Person, leg: LegAudio): void {
    const pcm = Int16Array.from({ length }, (_, i) => (((i + 1) * 7919) % (2 * loud)) - loud);
    const start = leg.timeline.nextFrameSample() + at;
    if (isClip) leg.inbound.place(new Clip(pcm, 8000), start);
    else leg.inbound.append(pcm, start);
    person.says(pcm, start + leg.timeline.firstWorldFrame * FRAME);
  }

  #take(number: number, leg: LegAudio, { speaksTo, hears }: ModelPart): void {
    const seat = this.#seats[number];
    const to = typeof speaksTo === 'string' ? speaksTo : this.#audio.filter((_, other) => speaksTo.includes(other));
    if (seat) seat.change({ speaksTo: to, hears });
    else this.#seats[number] = this.#conference.join(leg, { speaksTo: to, hears });
    this.#people[number]?.changes.push({ frame: this.#frame, part: { speaksTo, hears } });
  }

  #leave(number: number): void {
    const seat = this.#seats[number];
    if (!seat) return;
    seat.leave();
    this.#seats[number] = undefined;
    this.#people[number]?.changes.push({ frame: this.#frame, part: undefined });
  }

  #model(number: number, frame: number): string {
    const me = this.#people[number];
    if (!me?.partIn(frame)?.hears) return 'silence';
    const sums = new Float64Array(FRAME);
    let isSilent = true;
    for (const person of this.#people) {
      const said = person.said.get(frame);
      if (person === me || !said || !person.isFor(number, frame)) continue;
      isSilent = false;
      for (const [i, value] of person.coded(said).entries()) sums[i] = (sums[i] ?? 0) + value;
    }
    return isSilent ? 'silence' : hex(me.coded(sums));
  }
}

function read(leg: LegAudio, frame: number): { silent: boolean; pcm: Int16Array } {
  const heard = leg.outbound.frame(frame - leg.timeline.firstWorldFrame);
  return { silent: heard.silent, pcm: heard.pcm() };
}

const hex = (pcm: Int16Array): string => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('hex');

describe('in a conference', () => {
  it('each hears the sum of what the parts allow, sample for sample, whoever comes, goes, is muted, held or whispers', () => {
    fc.assert(
      fc.property(present, fc.array(step, { minLength: 8, maxLength: 30 }), (parts, steps) => {
        const meeting = new Meeting();
        for (const [leg, taken] of parts.entries()) if (taken) meeting.do({ kind: 'take', who: leg, part: taken });
        const wrong: string[] = [];
        const check = (frame: number, when: string): void => {
          for (let leg = 0; leg <= ITSELF; leg++) {
            const { heard, right } = meeting.frameOf(leg, frame);
            if (heard !== right) wrong.push(`leg ${leg} in frame ${frame - meeting.firstFrame} ${when}`);
          }
        };
        const due = (frame: number): void => check(frame, 'when it was due');
        for (const { afterMs, what } of steps) {
          meeting.pass(afterMs, due);
          meeting.do(what);
        }
        meeting.pass(500, due);
        for (let frame = meeting.firstFrame; frame < meeting.playing; frame++) check(frame, 'when a file is made');
        expect(wrong).toEqual([]);
      }),
      runs(40),
    );
  });
});
