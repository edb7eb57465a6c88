import { channel } from 'node:diagnostics_channel';
import { callAddress } from '../calls/address.js';
import type { RecordEntry } from '../calls/journal.js';

/**
 * Published on Node's diagnostics channel `telnyx-sim:fault`, for whoever watches the whole process: our own tests fail at one
 * that they did not expect.
 */
export interface PublishedFault {
  readonly error: unknown;
  readonly callControlId: string | undefined;
}

const PUBLISHED = channel('telnyx-sim:fault');

export interface FaultsDeps {
  readonly record: RecordEntry;
  /** Runs a task once the present input has been handled, ahead of those that wait. */
  readonly next: (task: () => void) => void;
  /** Ends a call because of a fault. May throw. */
  readonly end: (callControlId: string) => void;
  /** Lets go of a call whose ending failed too, without a word to the app. May throw. */
  readonly drop: (callControlId: string) => void;
}

/**
 * An error that is a fault of the simulator's own is handled here: the journal is told, and the call that it
 * happened in ends. No other call notices, and nothing here throws.
 */
export class Faults {
  readonly #deps: FaultsDeps;
  /** An error that passes several catchers is told once. */
  readonly #told = new WeakSet();
  /** Calls that are to be ended because of a fault, and how far that is. */
  readonly #ending = new Map<string, { state: 'waiting' | 'begun' | 'failed' }>();

  constructor(deps: FaultsDeps) {
    this.#deps = deps;
  }

  /** Journals an error, and leaves the call as it is: looking at it failed, or it is another world's. */
  note(error: unknown, callControlId?: string): void {
    if (typeof error === 'object' && error !== null) {
      if (this.#told.has(error)) return;
      this.#told.add(error);
    }
    try {
      const { message, stack } = wordsOf(error);
      const at = callControlId === undefined ? undefined : callAddress(callControlId);
      this.#deps.record('sim.fault', { message, ...(stack === undefined ? {} : { host: { stack } }) }, at);
      PUBLISHED.publish({ error, callControlId } satisfies PublishedFault);
    } catch {
      // There is nobody left to tell.
    }
  }

  /** As `note`, and ends the call. A fault in that ending is told once, and then the call is dropped. */
  report(error: unknown, callControlId?: string): void {
    const ending = callControlId === undefined ? undefined : this.#ending.get(callControlId);
    if (ending) {
      if (ending.state !== 'failed') this.note(error, callControlId);
      if (ending.state === 'begun') ending.state = 'failed';
      return;
    }
    this.note(error, callControlId);
    if (callControlId === undefined) return;
    this.#ending.set(callControlId, { state: 'waiting' });
    this.#deps.next(() => this.#end(callControlId));
  }

  #end(callControlId: string): void {
    const ending = this.#ending.get(callControlId);
    if (!ending) return;
    ending.state = 'begun';
    try {
      this.#deps.end(callControlId);
    } catch (error) {
      this.report(error, callControlId);
    }
    try {
      if (this.#ending.get(callControlId)?.state === 'failed') this.#deps.drop(callControlId);
    } catch {
      // Told once is enough.
    }
    this.#ending.delete(callControlId);
  }
}

function wordsOf(error: unknown): { readonly message: string; readonly stack: string | undefined } {
  if (error instanceof Error) return { message: error.message, stack: error.stack };
  return { message: String(error), stack: undefined };
}
