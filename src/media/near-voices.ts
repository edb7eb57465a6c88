import type { Voice } from './room-voice.js';

const BLOCK_FRAMES = 50;

/**
 * Those of many voices that may sound in the second of the world that is being read. Most are silent for longer than that: they are looked at
 * once in a second, and not in each frame.
 */
export class NearVoices {
  #of: Iterable<Voice> | undefined;
  #block = NaN;
  #near: readonly Voice[] = [];

  /** Of `voices` those that may sound in frame `index`, and until when that holds. */
  at(voices: Iterable<Voice>, index: number): { readonly voices: readonly Voice[]; readonly endFrame: number } {
    const block = Math.floor(index / BLOCK_FRAMES);
    const endFrame = (block + 1) * BLOCK_FRAMES;
    if (voices !== this.#of || block !== this.#block) {
      this.#near = [...voices].filter((voice) => !voice.isSilent(endFrame - BLOCK_FRAMES, endFrame));
      this.#of = voices;
      this.#block = block;
    }
    return { voices: this.#near, endFrame };
  }

  /** They say something else now, or others are there. */
  forget(): void {
    this.#of = undefined;
  }
}
