import type { Performer } from '../../shell/performer.js';

/** A refer has no sound: all of it is told. */
export const referPerformer: Performer<'refer'> = () => undefined;
