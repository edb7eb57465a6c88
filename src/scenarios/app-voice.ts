import type { LegAudio } from '../media/leg.js';
import { audibleStretches, DETECTOR } from '../readings/detector.js';

/** The sound of agreement. */
export const MM_HMM = 'Mm-hmm.';

/**
 * The time in ms for which the app has been audible on a leg without a pause, up to now; 0 where it is silent. What is laid on the leg's own track counts: not
 * the voices of other legs. It is looked for `upToMs` back, and a little more.
 */
export function audibleForMs(leg: LegAudio | undefined, upToMs: number): number {
  if (!leg) return 0;
  const { rate, frameSamples } = leg.timeline;
  const now = leg.timeline.framesPlayed() * frameSamples;
  const from = Math.max(0, now - ((upToMs + 2 * DETECTOR.closeMs) * rate) / 1000);
  const heard = leg.lines.toParty(from, now, (first, end) => leg.outbound.laid.tagged(() => true, first, end));
  const last = audibleStretches(heard, rate).at(-1);
  if (!last || now - from - last[1] >= (DETECTOR.closeMs * rate) / 1000) return 0;
  return ((now - from - last[0]) * 1000) / rate;
}
