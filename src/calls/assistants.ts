import { LIMITS, type LimitName } from '../limits.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import { roughBytes, textBytes } from '../platform/rough-bytes.js';

/** The script of an AI assistant: no model is simulated, so somebody tells what it says and finds out. */
export interface AssistantScript {
  /** The first line greets, unless the command brings a greeting; each further one follows a turn of the caller. */
  readonly says?: readonly string[] | undefined;
  /** The values that a gather collects. */
  readonly result?: Readonly<Record<string, unknown>> | undefined;
  /** The insights of `call.conversation_insights.generated`; without any it is not sent. */
  readonly insights?: readonly (string | Readonly<Record<string, unknown>>)[] | undefined;
}

/** The script of `gather_using_ai`, which names no assistant, has this id. */
export const GATHER_ASSISTANT = 'gather_using_ai';

interface AssistantsDeps {
  /** The scripts that are there from the start, by the assistant's id. */
  readonly configured: Readonly<Record<string, AssistantScript>>;
  /** The limit is against the script that was configured for an assistant: other worlds hold the bytes. */
  readonly leftOut: (id: string, limit: LimitName) => void;
  /** Makes the share in the bytes of all worlds, where there are several. */
  readonly newShare?: NewShare;
  /** Default `assistants` and `assistants.bytes`. */
  readonly limits?: { readonly scripts: number; readonly bytes: number };
}

/** The scripts of the assistants of one world, by the assistant's id: those of the configuration and those that were told later. */
export class Assistants {
  readonly #scripts = new Map<string, AssistantScript>();
  readonly #mostScripts: number;
  readonly #held: ByteShare;

  constructor({ configured, leftOut, newShare = alone, limits }: AssistantsDeps) {
    this.#mostScripts = limits?.scripts ?? LIMITS['assistants'];
    this.#held = newShare(limits?.bytes ?? LIMITS['assistants.bytes']);
    for (const [id, script] of Object.entries(configured)) {
      const limit = this.put(id, script);
      if (limit) leftOut(id, limit);
    }
  }

  get(id: string): AssistantScript | undefined {
    return this.#scripts.get(id);
  }

  list(): (readonly [id: string, script: AssistantScript])[] {
    return [...this.#scripts];
  }

  /** Keeps a script, in the place of the one that the assistant had. Answers the limit that is against it; then nothing has changed. */
  put(id: string, script: AssistantScript): LimitName | undefined {
    const before = this.#scripts.get(id);
    if (!before && this.#scripts.size >= this.#mostScripts) return 'assistants';
    const more = bytesOf(id, script) - (before ? bytesOf(id, before) : 0);
    if (!this.#held.fits(more)) return 'assistants.bytes';
    this.#held.add(more);
    this.#scripts.set(id, script);
    return undefined;
  }

  /** Forgets a script. False where there is none. */
  remove(id: string): boolean {
    const script = this.#scripts.get(id);
    if (!script) return false;
    this.#held.add(-bytesOf(id, script));
    return this.#scripts.delete(id);
  }
}

const bytesOf = (id: string, script: AssistantScript): number => textBytes(id) + roughBytes(script);
