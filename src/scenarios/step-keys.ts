/** Keys of a step that name no party. */
export const STEP_KEYS: ReadonlySet<string> = new Set(['expect', 'app', 'wait', 'fault', 'together', 'attack', 'note']);
