import { LIMITS } from '../limits.js';
import { COMMAND_ID_WINDOW_MICROS } from '../commands/execute.js';

type Data = Readonly<Record<string, unknown>>;

/** What recent dials were answered. There is no call yet that a dial's `command_id` could belong to, so its scope is the API key. */
export class DialMemory {
  readonly #answers = new Map<string, { readonly atMicros: number; readonly data: Data }>();

  /** The answer to the same dial, if it was made within the last 60 s. */
  find(apiKey: string, commandId: string | null | undefined, nowMicros: number): Data | undefined {
    const first = commandId ? this.#answers.get(key(apiKey, commandId)) : undefined;
    return first && nowMicros - first.atMicros <= COMMAND_ID_WINDOW_MICROS ? first.data : undefined;
  }

  remember(apiKey: string, commandId: string | null | undefined, data: Data, nowMicros: number): void {
    if (!commandId) return;
    this.#answers.delete(key(apiKey, commandId));
    this.#answers.set(key(apiKey, commandId), { atMicros: nowMicros, data });
    if (this.#answers.size <= LIMITS['dials.remembered']) return;
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined) this.#answers.delete(oldest);
  }
}

const key = (apiKey: string, commandId: string): string => JSON.stringify([apiKey, commandId]);
