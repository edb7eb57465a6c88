import type { LaidAudio } from './laid-audio.js';
import { frameSamples } from './rates.js';
import { Schedule } from './schedule.js';
import type { FrameRun, TrackFrame } from './track-frame.js';
import type { Viewer } from './track-view.js';

/** Those in a room who hear a voice: everybody, nobody, or those alone who speak by one of these sources. */
export type Audience = 'all' | 'none' | ReadonlySet<LaidAudio>;

export interface VoicePlace {
  /** The number in the world of the source's frame 0. */
  readonly firstWorldFrame: number;
  /** The first frame of the world in which it is in the room. */
  readonly fromFrame: number;
}

/** The sound of one source in a room: who hears it, from which frame of the world on. */
export class Voice {
  readonly source: LaidAudio;
  readonly fromFrame: number;
  readonly #firstWorldFrame: number;
  readonly #audience: Schedule<Audience>;
  #endFrame = Infinity;
  #unwatch: (() => void) | undefined;

  constructor(source: LaidAudio, { firstWorldFrame, fromFrame }: VoicePlace, audience: Audience, maxChanges?: number) {
    this.source = source;
    this.fromFrame = fromFrame;
    this.#firstWorldFrame = firstWorldFrame;
    this.#audience = new Schedule<Audience>('none', maxChanges);
    this.#audience.set(fromFrame, audience);
  }

  /** The first frame of the world in which it is gone; Infinity while it is there. */
  get endFrame(): number {
    return this.#endFrame;
  }

  /** The source tells of its changes until `settle`. Frames are numbered by the world. */
  watch(viewer: Viewer): void {
    this.#unwatch = this.source.watch({
      changed: () => viewer.changed(),
      dropped: (frame) => viewer.dropped(frame + this.#firstWorldFrame),
    });
  }

  /** Its last frame is past: what its source says from now on changes nothing. */
  settle(): void {
    this.#unwatch?.();
  }

  /** Others hear it from `frame` on. Answers whether its oldest change had to be forgotten for that, and with it what was heard before. */
  change(audience: Audience, frame: number): boolean {
    return this.#audience.set(Math.max(frame, this.fromFrame), audience);
  }

  /** It is gone from `frame` on. */
  end(frame: number): void {
    this.#endFrame = Math.max(frame, this.fromFrame);
    this.#audience.set(this.#endFrame, 'none');
  }

  audienceAt(index: number): Audience {
    return this.#audience.at(index);
  }

  /** The first frame behind `index` at which others hear it. */
  until(index: number): number {
    return this.#audience.until(index);
  }

  /** Its audio in frame `index` of the world. */
  frame(index: number): TrackFrame {
    return this.source.laidFrame(index - this.#firstWorldFrame);
  }

  /** The run of its audio that begins with frame `index` of the world. */
  run(index: number): FrameRun | undefined {
    const run = this.source.laidRun(index - this.#firstWorldFrame);
    if (!run) return undefined;
    const { endFrame, shift } = run;
    return { ...run, endFrame: endFrame + this.#firstWorldFrame, shift: shift + this.#firstWorldFrame };
  }

  /** True where nothing of it is laid from one frame of the world to another. */
  isSilent(fromFrame: number, toFrame: number): boolean {
    for (let at = fromFrame; at < toFrame;) {
      const run = this.run(at);
      if (!run || run.clip) return false;
      at = run.endFrame;
    }
    return true;
  }

  /** Samples of sound from one frame to another while it was there; those for nobody count too. */
  soundSamples(fromFrame: number, toFrame: number): number {
    const from = Math.max(fromFrame, this.fromFrame) - this.#firstWorldFrame;
    const to = Math.min(toFrame, this.#endFrame) - this.#firstWorldFrame;
    return to > from ? this.source.soundSamples(from, to) : 0;
  }

  /** From which sample of the world to which there is sound of it, while it is there. */
  *stretches(): Generator<readonly [number, number]> {
    const samples = frameSamples(this.source.rate);
    const shift = this.#firstWorldFrame * samples;
    const [first, end] = [this.fromFrame * samples, this.#endFrame * samples];
    for (const [from, to] of this.source.stretches()) yield [Math.max(first, from + shift), Math.min(end, to + shift)];
  }
}
