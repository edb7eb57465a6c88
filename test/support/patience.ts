/** A wait for an entry of the journal lasts as long as a busy machine may need, in place of the five seconds that users get. */
export const PATIENCE = { timeoutMs: 40_000 } as const;
