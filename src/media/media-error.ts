import type { LimitName } from '../limits.js';

/** Audio that cannot be read, or a value that audio cannot be made from. `field` is a dotted name such as `wav.data`. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly field: string;
  readonly expected: string;
  readonly came: string;
  /** The limit that was reached, where that is why. */
  readonly limit: LimitName | undefined;

  constructor(field: string, expected: string, came: string | number, limit?: LimitName) {
    super(`${field}: expected ${expected}, came ${came}`);
    this.field = field;
    this.expected = expected;
    this.came = String(came);
    this.limit = limit;
  }
}
