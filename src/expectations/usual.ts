import type { Expectation } from './judgement.js';
import { msOf } from './moment.js';

/** A waited-for expectation comes true so soon, where `within` does not say otherwise. */
export const USUAL_WITHIN_MS = 5_000;

/** Moved time asks the app once more before it is said that something did not come: for so many times its grace, in which world time stands. */
const LAST_GRACES = 30;
/** And for so long at least, in ms of the host. Only an expectation that is about to fail waits for it. */
const LAST_MS = 2_000;

/** The same before something is said never to have come, which each that passes pays for. */
const NEVER_GRACES = 10;

/** The app is asked for so long once more, in ms of the host, for an expectation that would be decided otherwise now. */
export const lastGraceMs = ({ never }: Expectation, graceMs: number): number =>
  never ? NEVER_GRACES * graceMs : Math.max(LAST_MS, LAST_GRACES * graceMs);

/** So long an expectation is waited for, in world ms. */
export function patienceOf({ within, for: duration }: Expectation): number {
  const given = within ?? duration;
  return given === undefined ? USUAL_WITHIN_MS : msOf(given);
}
