import type { Performer } from '../../shell/performer.js';

/** A call that waits hears what the app plays to it, and nothing besides: there is nothing to carry out. */
export const queuedPerformer: Performer<'queued'> = () => undefined;
