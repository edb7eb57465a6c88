import type { LegAudio } from './leg.js';
import { saturate } from './rates.js';
import type { TrackFrame } from './track-frame.js';

/** A frame none of whose samples is further from zero is silence to a recorder: -50 dBFS. */
const SILENCE_PEAK = 104;

/** The sound of a leg that is recorded: of both tracks, side by side or mixed into one channel, or of one. */
export interface Recorded {
  readonly track: 'both' | 'inbound' | 'outbound';
  readonly channels: 'single' | 'dual';
}

/** Sound in frames of 20 ms, numbered as those of a leg. */
export interface Frames {
  frame(index: number): TrackFrame;
}

/** One track alone is mono, whatever `channels` says (documented). */
export const channelsOf = ({ track, channels }: Recorded): 1 | 2 => (track === 'both' && channels === 'dual' ? 2 : 1);

/**
 * Reads what is heard on a leg, in whole frames, from now on or from when it goes on to when it pauses. It reads the time line: nothing
 * happens between `take` and `take`.
 */
export class Recorder {
  readonly channels: 1 | 2;
  readonly #leg: LegAudio;
  readonly #tracks: readonly Frames[];
  /** The next frame to take; undefined during a pause. */
  #next: number | undefined;
  #frames = 0;
  #soundFrom: number | undefined;
  #soundTo = 0;

  /** `sound`: of each channel, where it is not that of the tracks of the leg. */
  constructor(leg: LegAudio, recorded: Recorded, sound?: readonly Frames[]) {
    this.#leg = leg;
    this.channels = channelsOf(recorded);
    const { track } = recorded;
    // The party of the leg is on the left channel, all others are on the right one (documented).
    this.#tracks = sound ?? (track === 'both' ? [leg.inbound, leg.outbound] : [leg.track(track)]);
    this.goOn();
  }

  /** Samples of each channel that have been taken. */
  get samples(): number {
    return this.#frames * this.#leg.timeline.frameSamples;
  }

  /** Of these, the first and the one behind the last that were no silence. Equal where all was. */
  get sound(): { readonly from: number; readonly to: number } {
    const { frameSamples } = this.#leg.timeline;
    return { from: (this.#soundFrom ?? 0) * frameSamples, to: this.#soundTo * frameSamples };
  }

  /** Frames from now on are recorded. */
  goOn(): void {
    this.#next ??= this.#leg.timeline.framesPlayed();
  }

  /** Frames from now on are left out. Take what there is before. */
  pause(): void {
    this.#next = undefined;
  }

  /** The samples since the last time, the channels side by side. */
  take(): Int16Array {
    const end = this.#leg.timeline.framesPlayed();
    const from = this.#next ?? end;
    const { frameSamples } = this.#leg.timeline;
    const pcm = new Int16Array((end - from) * frameSamples * this.channels);
    for (let frame = from; frame < end; frame++) {
      const isSound = this.#write(pcm, (frame - from) * frameSamples * this.channels, frame);
      this.#frames++;
      if (!isSound) continue;
      this.#soundFrom ??= this.#frames - 1;
      this.#soundTo = this.#frames;
    }
    if (this.#next !== undefined) this.#next = end;
    return pcm;
  }

  /** Answers whether the frame is more than silence. */
  #write(pcm: Int16Array, at: number, frame: number): boolean {
    const of = this.channels;
    let isSound = false;
    for (const [index, track] of this.#tracks.entries()) {
      const heard = track.frame(frame);
      if (heard.silent) continue;
      const channel = of === 2 ? index : 0;
      for (const [i, sample] of heard.pcm().entries()) {
        const place = at + i * of + channel;
        // In one channel the tracks add up.
        pcm[place] = saturate((pcm[place] ?? 0) + sample);
        isSound ||= Math.abs(sample) > SILENCE_PEAK;
      }
    }
    return isSound;
  }
}

/** The end of the last frame with sound from `fromFrame` on that has been played, in samples; undefined where there was none. */
export function lastSound(leg: LegAudio, { track }: Recorded, fromFrame: number): number | undefined {
  const tracks = track === 'both' ? [leg.inbound, leg.outbound] : [leg.track(track)];
  for (let frame = leg.timeline.framesPlayed() - 1; frame >= fromFrame; frame--) {
    const isSound = tracks.some((one) => {
      const heard = one.frame(frame);
      return !heard.silent && heard.pcm().some((sample) => Math.abs(sample) > SILENCE_PEAK);
    });
    if (isSound) return (frame + 1) * leg.timeline.frameSamples;
  }
  return undefined;
}
