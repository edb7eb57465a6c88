import { LIMITS } from '../limits.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { roughBytes, textBytes } from '../platform/rough-bytes.js';
import { isWithin, type Moment } from './moment.js';

/** A repeat of a `command_id` within this time is ignored (documented), of the world's or the host's, whichever ends later. */
export const COMMAND_ID_WINDOW_MICROS = 60_000_000;

type Data = Readonly<Record<string, unknown>>;

interface Remembered {
  readonly at: Moment;
  readonly data: Data;
  readonly bytes: number;
}

/** A remembered dial, by its key and `command_id`. */
export type KeptDial = readonly [id: string, remembered: Remembered];

export type DialMemoryLimit = 'dials.remembered' | 'dials.remembered_bytes';

export interface DialMemoryLimits {
  readonly dials: number;
  readonly bytes: number;
}

const DIAL_MEMORY_LIMITS: DialMemoryLimits = {
  dials: LIMITS['dials.remembered'],
  bytes: LIMITS['dials.remembered_bytes'],
};

/** The answers to recent commands without a call, such as dials. There is no call yet that their `command_id` could belong to, so its scope is the API key. */
export class DialMemory {
  readonly #limits: DialMemoryLimits;
  /** In the order of the dials: the first are the oldest. */
  readonly #answers = new Map<string, Remembered>();
  readonly #held: ByteShare;
  /** The limits for which the oldest have made way since `remember` returned them. */
  #full: DialMemoryLimit[] = [];

  constructor(limits = DIAL_MEMORY_LIMITS, newShare = alone) {
    this.#limits = limits;
    this.#held = newShare(limits.bytes, () => this.#forgetOldest('dials.remembered_bytes'));
  }

  /** The number of dials that are remembered. */
  get size(): number {
    return this.#answers.size;
  }

  /** The answer to the same dial, if it was made within the last 60 s. */
  find(apiKey: string, commandId: string | null | undefined, now: Moment): Data | undefined {
    this.#forgetOld(now);
    return commandId ? this.#answers.get(key(apiKey, commandId))?.data : undefined;
  }

  /** Returns, for each of the oldest that makes way, the limit because of which it does. */
  remember(apiKey: string, commandId: string | null | undefined, data: Data, now: Moment): DialMemoryLimit[] {
    if (!commandId) return [];
    const id = key(apiKey, commandId);
    this.#forget(id);
    const bytes = textBytes(id) + roughBytes(data);
    this.#answers.set(id, { at: now, data, bytes });
    this.#held.add(bytes);
    while (this.#answers.size > this.#limits.dials && this.#forgetOldest('dials.remembered'));
    this.#held.fits(0);
    return this.#full.splice(0);
  }

  /** Those that are remembered now, the oldest first. */
  kept(now: Moment): KeptDial[] {
    this.#forgetOld(now);
    return [...this.#answers];
  }

  /** Remembers dials of an earlier world; there are no others yet. */
  restore(dials: readonly KeptDial[]): void {
    for (const [id, remembered] of dials) {
      this.#answers.set(id, remembered);
      this.#held.add(remembered.bytes);
    }
    this.#held.fits(0);
  }

  #forgetOld(now: Moment): void {
    for (const [id, { at }] of this.#answers) {
      if (isWithin(COMMAND_ID_WINDOW_MICROS, at, now)) return;
      this.#forget(id);
    }
  }

  #forgetOldest(why: DialMemoryLimit): boolean {
    const [oldest] = this.#answers.keys();
    if (oldest === undefined) return false;
    this.#full.push(why);
    this.#forget(oldest);
    return true;
  }

  #forget(id: string): void {
    this.#held.add(-(this.#answers.get(id)?.bytes ?? 0));
    this.#answers.delete(id);
  }
}

const key = (apiKey: string, commandId: string): string => JSON.stringify([apiKey, commandId]);
