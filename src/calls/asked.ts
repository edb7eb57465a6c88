import { roughBytes } from '../platform/rough-bytes.js';

/**
 * The shortened properties of a command, as the journal shows them, with the whole body behind them: it is neither written nor listed, and
 * goes with the entry.
 */
export class Asked {
  readonly #body: object;

  constructor(body: object, given: Readonly<Record<string, string | number | boolean>>) {
    this.#body = body;
    Object.assign(this, given);
  }

  /** The body of the request, secrets included; undefined for what has none behind it. */
  static bodyOf(given: unknown): object | undefined {
    return typeof given === 'object' && given !== null && #body in given ? given.#body : undefined;
  }
}

/** Roughly what an entry holds besides what is seen of it. */
export const bytesBehind = (given: unknown): number => {
  const body = Asked.bodyOf(given);
  return body ? roughBytes(body) : 0;
};
