import type { Performer } from '../../shell/performer.js';

/** Audio passes as it is: nobody here makes noise that could be suppressed. */
export const suppressionPerformer: Performer<'suppression'> = () => undefined;
