import type { KeptFaults } from '../faults/book.js';
import type { Instant } from '../time/world-time.js';

/** The answer to a reset: with both, a run can be repeated from there. */
export interface WorldName {
  readonly seed: string;
  readonly world: number;
}

/** A world goes on from here, where it does not begin anew. */
export interface Beginning {
  readonly instant: Instant;
  readonly faults: KeptFaults;
}
