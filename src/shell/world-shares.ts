import { LIMITS } from '../limits.js';
import { alone, SharedBytes, type NewShare } from '../platform/byte-shares.js';

/** Limits in bytes that all worlds of the process reach together. */
const OF_ALL_WORLDS = [
  'journal.bytes',
  'calls.bytes',
  'conferences.bytes',
  'stand_ins.bytes',
  'party.sounds_bytes',
  'dials.remembered_bytes',
  'applications.bytes',
  'numbers.bytes',
  'assistants.bytes',
  'queues.bytes',
  'media.bytes',
  'webhooks.pending_bytes',
  'webhooks.kept_bytes',
  'audio.ended_calls',
  'recordings.disk_bytes',
  'snapshots.bytes',
] as const;

export type WorldsLimit = (typeof OF_ALL_WORLDS)[number];

/** The bytes of all worlds, by their limits. */
export type WorldsBytes = Readonly<Record<WorldsLimit, SharedBytes>>;

/** `limits`: those that are not of `limits.ts`. */
export const newWorldsBytes = (limits: Partial<Record<WorldsLimit, number>> = {}): WorldsBytes =>
  Object.fromEntries(
    OF_ALL_WORLDS.map((limit) => [limit, new SharedBytes(limits[limit] ?? LIMITS[limit])]),
  ) as unknown as WorldsBytes;

/** Gives out the shares of holders, by the limit that is theirs. */
export interface Shares {
  of(limit: WorldsLimit): NewShare;
}

/** Shares of a world that is alone. */
export const ALONE: Shares = { of: () => alone };

/** One world holds these parts of what all may. */
export class WorldShares implements Shares {
  readonly #bytes: WorldsBytes;
  readonly #leave = new Set<() => void>();
  #isClosed = false;

  constructor(bytes: WorldsBytes) {
    this.#bytes = bytes;
  }

  of(limit: WorldsLimit): NewShare {
    return (max, shed) => {
      if (this.#isClosed) return alone(max, shed);
      const { share, leave } = this.#bytes[limit].join(max, shed);
      this.#leave.add(leave);
      return share;
    };
  }

  /** The world is over: nothing that it holds counts any more. */
  close(): void {
    this.#isClosed = true;
    for (const leave of this.#leave) leave();
    this.#leave.clear();
  }
}
