import { LIMITS } from '../limits.js';
import { roughBytes, textBytes } from '../platform/rough-bytes.js';
import { COMMAND_ID_WINDOW_MICROS } from '../commands/execute.js';

type Data = Readonly<Record<string, unknown>>;

interface Remembered {
  readonly atMicros: number;
  readonly data: Data;
  readonly bytes: number;
}

export type DialMemoryLimit = 'dials.remembered' | 'dials.remembered_bytes';

export interface DialMemoryLimits {
  readonly dials: number;
  readonly bytes: number;
}

const DIAL_MEMORY_LIMITS: DialMemoryLimits = {
  dials: LIMITS['dials.remembered'],
  bytes: LIMITS['dials.remembered_bytes'],
};

/** What recent dials were answered. There is no call yet that a dial's `command_id` could belong to, so its scope is the API key. */
export class DialMemory {
  readonly #limits: DialMemoryLimits;
  /** In the order of the dials: the first are the oldest. */
  readonly #answers = new Map<string, Remembered>();
  readonly #full: (what: DialMemoryLimit) => void;
  #bytes = 0;

  /** `full` is told when the oldest makes way for a new one, and because of which limit. */
  constructor(full: (what: DialMemoryLimit) => void, limits = DIAL_MEMORY_LIMITS) {
    this.#full = full;
    this.#limits = limits;
  }

  /** How many dials are remembered. */
  get size(): number {
    return this.#answers.size;
  }

  /** The answer to the same dial, if it was made within the last 60 s. */
  find(apiKey: string, commandId: string | null | undefined, nowMicros: number): Data | undefined {
    this.#forgetOld(nowMicros);
    return commandId ? this.#answers.get(key(apiKey, commandId))?.data : undefined;
  }

  /** The oldest are forgotten where there are too many. */
  remember(apiKey: string, commandId: string | null | undefined, data: Data, nowMicros: number): void {
    if (!commandId) return;
    const id = key(apiKey, commandId);
    this.#forget(id);
    const bytes = textBytes(id) + roughBytes(data);
    this.#answers.set(id, { atMicros: nowMicros, data, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#answers.keys()) {
      const isCrowded = this.#answers.size > this.#limits.dials;
      if (!isCrowded && this.#bytes <= this.#limits.bytes) break;
      this.#full(isCrowded ? 'dials.remembered' : 'dials.remembered_bytes');
      this.#forget(oldest);
    }
  }

  #forgetOld(nowMicros: number): void {
    for (const [id, { atMicros }] of this.#answers) {
      if (nowMicros - atMicros <= COMMAND_ID_WINDOW_MICROS) return;
      this.#forget(id);
    }
  }

  #forget(id: string): void {
    this.#bytes -= this.#answers.get(id)?.bytes ?? 0;
    this.#answers.delete(id);
  }
}

const key = (apiKey: string, commandId: string): string => JSON.stringify([apiKey, commandId]);
