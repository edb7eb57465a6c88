import type { Performer } from '../../shell/performer.js';

/** Digits and time-outs come to the core, and prompts are activities of their own; the peer is not to hear what is pressed. */
export const paymentPerformer: Performer<'payment'> = (_payment, _call, { leg }) => {
  const end = leg?.keepKeysSecret();
  return { stop: () => end?.() };
};
