/** A waited-for expectation comes true so soon, where `within` does not say otherwise. */
export const USUAL_WITHIN_MS = 5_000;

/**
 * Moved time asks the app once more before it is said that something did not come: so many times the app's grace of the host, in which world time
 * stands.
 */
export const LAST_GRACES = 30;

/** The same before something is said never to have come, which each that passes pays for. */
export const NEVER_GRACES = 10;
