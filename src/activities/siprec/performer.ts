import type { Performer } from '../../shell/performer.js';

/** There is no recorder to which anything could be sent. */
export const siprecPerformer: Performer<'siprec'> = () => undefined;
