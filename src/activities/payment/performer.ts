import type { Performer } from '../../shell/performer.js';

/** Digits and time-outs come to the core, and prompts are activities of their own: there is nothing to carry out. */
export const paymentPerformer: Performer<'payment'> = () => undefined;
