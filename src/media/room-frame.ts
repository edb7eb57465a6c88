import type { Codec } from './codecs/codec.js';
import { frameSamples } from './rates.js';
import type { Audience, Voice } from './room-voice.js';
import { MixedFrame, saturated, type FrameRun, type TrackFrame } from './track-frame.js';

const NOTHING: readonly never[] = [];

/** The voices that sound in a room at one time, and something of each. */
class Sounding<T> {
  /** Of those that everybody hears. */
  readonly toAll = new Map<Voice, T>();
  readonly #whispers: { readonly voice: Voice; readonly to: Exclude<Audience, string>; readonly what: T }[] = [];

  add(voice: Voice, audience: Exclude<Audience, 'none'>, what: T): void {
    if (audience === 'all') this.toAll.set(voice, what);
    else this.#whispers.push({ voice, to: audience, what });
  }

  /** Of those that `me` hears and not everybody does. */
  whisperedTo(me: Voice): readonly T[] {
    if (this.#whispers.length === 0) return NOTHING;
    return this.#whispers.filter(({ voice, to }) => voice !== me && to.has(me.source)).map(({ what }) => what);
  }

  /** Of the only voice that `me` hears. */
  onlyFor(me: Voice): { readonly what: T } | 'none' | 'several' {
    const whispered = this.whisperedTo(me);
    const count = this.toAll.size - (this.toAll.has(me) ? 1 : 0) + whispered.length;
    if (count !== 1) return count === 0 ? 'none' : 'several';
    for (const what of whispered) return { what };
    for (const [voice, what] of this.toAll) if (voice !== me) return { what };
    return 'none';
  }
}

/** All voices of a room together in one frame of the world: they are added up once, and each hears the sum without its own. */
export class RoomFrame {
  readonly index: number;
  readonly #rate: number;
  readonly #sounding = new Sounding<TrackFrame>();
  /** The voices for everybody added up in 32 bits, not saturated yet. */
  #sums: Int32Array | undefined;
  /** All of these, for those who say nothing and are whispered nothing, by codec; and for each of the others what it hears. */
  readonly #together = new Map<Codec, TrackFrame>();
  readonly #apart = new Map<Voice, TrackFrame>();

  constructor(index: number, voices: Iterable<Voice>, rate: number) {
    this.index = index;
    this.#rate = rate;
    for (const voice of voices) {
      const audience = voice.audienceAt(index);
      if (audience === 'none') continue;
      const frame = voice.frame(index);
      if (!frame.silent) this.#sounding.add(voice, audience, frame);
    }
  }

  /** The others as `me` hears them, encoded in `codec` where several sound. */
  heardBy(me: Voice, codec: Codec): TrackFrame | 'silence' {
    const only = this.#sounding.onlyFor(me);
    if (only === 'none') return 'silence';
    if (only !== 'several') return only.what;
    const own = this.#sounding.toAll.get(me);
    const whispered = this.#sounding.whisperedTo(me);
    const isApart = own !== undefined || whispered.length > 0;
    const known = isApart ? this.#apart.get(me) : this.#together.get(codec);
    if (known?.codec === codec) return known;
    const frame = new MixedFrame(saturated(isApart ? this.#sumFor(own, whispered) : this.#sum()), this.#rate, codec);
    if (isApart) this.#apart.set(me, frame);
    else this.#together.set(codec, frame);
    return frame;
  }

  /** The frame of a voice that everybody hears; undefined where it is silent, or for some alone. */
  saidBy(voice: Voice): TrackFrame | undefined {
    return this.#sounding.toAll.get(voice);
  }

  /** All that `me` says and hears, but for one voice. */
  around(me: Voice, except: Voice | undefined, codec: Codec): TrackFrame | 'silence' {
    const said = [...this.#sounding.toAll].filter(([voice]) => voice !== except).map(([, frame]) => frame);
    const sounding = [...said, ...this.#sounding.whisperedTo(me)];
    const [only] = sounding;
    if (!only) return 'silence';
    if (sounding.length === 1) return only;
    const sums = new Int32Array(frameSamples(this.#rate));
    for (const frame of sounding) add(frame, sums, 1);
    return new MixedFrame(saturated(sums), this.#rate, codec);
  }

  #sum(): Int32Array {
    if (this.#sums) return this.#sums;
    this.#sums = new Int32Array(frameSamples(this.#rate));
    for (const frame of this.#sounding.toAll.values()) add(frame, this.#sums, 1);
    return this.#sums;
  }

  #sumFor(own: TrackFrame | undefined, whispered: readonly TrackFrame[]): Int32Array {
    const sums = this.#sum().slice();
    if (own) add(own, sums, -1);
    for (const frame of whispered) add(frame, sums, 1);
    return sums;
  }
}

/** Frames of the world from `index` on in which each voice of a room is silent or plays one clip. */
export class RoomRun {
  readonly index: number;
  readonly #sounding = new Sounding<FrameRun | undefined>();
  #endFrame: number;

  /** `endFrame`: up to there no others sound. */
  constructor(index: number, { voices, endFrame }: { readonly voices: Iterable<Voice>; readonly endFrame: number }) {
    this.index = index;
    this.#endFrame = endFrame;
    for (const voice of voices) {
      const audience = voice.audienceAt(index);
      this.#endFrame = Math.min(this.#endFrame, voice.until(index));
      if (audience === 'none') continue;
      const run = voice.run(index);
      if (run) this.#endFrame = Math.min(this.#endFrame, run.endFrame);
      if (!run || run.clip) this.#sounding.add(voice, audience, run);
    }
  }

  /** The run of the others as `me` hears them; undefined where it is not known to be silence or one clip. */
  heardBy(me: Voice): FrameRun | undefined {
    const only = this.#sounding.onlyFor(me);
    if (only === 'several') return undefined;
    if (only === 'none') return { endFrame: this.#endFrame, clip: undefined, shift: 0, codec: undefined };
    return only.what && { ...only.what, endFrame: this.#endFrame };
  }
}

function add(frame: TrackFrame, sums: Int32Array, sign: 1 | -1): void {
  const pcm = frame.pcm();
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + sign * (pcm[i] ?? 0);
}
