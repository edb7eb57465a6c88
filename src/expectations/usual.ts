import type { Expectation } from './judgement.js';
import { msOf } from './moment.js';

/** A waited-for expectation comes true so soon, where `within` does not say otherwise. */
export const USUAL_WITHIN_MS = 5_000;

/**
 * Moved time asks the app once more before it is said that something did not come: so many times the app's grace of the host, in which world time
 * stands. Only an expectation that is about to fail waits for all of it.
 */
const LAST_GRACES = 50;

/** The same before something is said never to have come, which each that passes pays for. */
const NEVER_GRACES = 10;

/** The app is asked so many graces more for an expectation that would be decided otherwise now. */
export const gracesOf = ({ never }: Expectation): number => (never ? NEVER_GRACES : LAST_GRACES);

/** So long an expectation is waited for, in world ms. */
export function patienceOf({ within, for: duration }: Expectation): number {
  const given = within ?? duration;
  return given === undefined ? USUAL_WITHIN_MS : msOf(given);
}
