/** No step of the demo may take longer. */
export const LIMIT_MS = 60_000;

/** The demo did not go as it should; the message says what was expected and what came. */
export class Failure extends Error {}
