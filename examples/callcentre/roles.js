/** A supervisor chooses by keys: to listen, to talk to the agent alone, or to both. */
const ROLES = { 1: 'monitor', 2: 'whisper', 3: 'barge' };

/** The role that a key stands for; undefined for another key. */
export const roleOf = (digit) => ROLES[digit];
