import type { Performer } from '../../shell/performer.js';
import { listen } from '../conversation/performer.js';

/** An assistant listens to the caller. */
export const assistantPerformer: Performer<'assistant'> = listen;
