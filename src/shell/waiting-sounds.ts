import { LIMITS } from '../limits.js';
import { recordingBytes } from '../calls/held-bytes.js';
import type { PartySound } from '../calls/input.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { textBytes } from '../platform/rough-bytes.js';

/** Sounds that the far ends of all calls are to say and play: texts and recordings, held whole until they have been heard. */
export class WaitingSounds {
  readonly #budget: ByteShare;
  /** Bytes of each, by the act's id. */
  readonly #held = new Map<string, number>();

  constructor(maxBytes = LIMITS['party.sounds_bytes'], newShare = alone) {
    this.#budget = newShare(maxBytes);
  }

  hasRoomFor(sound: PartySound): boolean {
    return this.#budget.fits(bytesOf(sound));
  }

  add(sound: PartySound): void {
    this.#held.set(sound.actId, bytesOf(sound));
    this.#budget.add(bytesOf(sound));
  }

  /** It has been heard, or will not be. */
  done(actId: string): void {
    this.#budget.add(-(this.#held.get(actId) ?? 0));
    this.#held.delete(actId);
  }
}

function bytesOf(sound: PartySound): number {
  if (sound.kind === 'play') return recordingBytes(sound);
  if (sound.kind === 'tone') return 0;
  return textBytes(sound.kind === 'say' ? sound.text : sound.url);
}
