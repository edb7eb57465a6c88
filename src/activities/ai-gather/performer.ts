import type { Performer } from '../../shell/performer.js';
import { listen } from '../conversation/performer.js';

/** The assistant of a gather listens to the caller. */
export const aiGatherPerformer: Performer<'ai_gather'> = listen;
