import { amplitudeAt, LOOK_MS, OPEN_DBFS, powerAt, powerOf } from '../media/loudness.js';

/**
 * Speech of an app begins and ends so: it opens at a level for a while, and is over when it has been weaker by the hysteresis for a
 * while. Those of voicebench, which measures voice agents by their sound.
 */
export const DETECTOR = { openDbfs: OPEN_DBFS, openMs: 50, hysteresisDb: 6, closeMs: 250 } as const;

/** A sample at least so far from zero is audible. */
const AUDIBLE = amplitudeAt(DETECTOR.openDbfs - DETECTOR.hysteresisDb);

/** A stretch of samples, the last one not included. */
export type Stretch = readonly [from: number, to: number];

/** The stretches in which something is audible without a pause: their edges are moved back to where sound begins and ends, to the sample. */
export function audibleStretches(pcm: Int16Array, rate: number): Stretch[] {
  const piece = (rate * LOOK_MS) / 1000;
  const open = powerAt(DETECTOR.openDbfs);
  const stay = powerAt(DETECTOR.openDbfs - DETECTOR.hysteresisDb);
  const found: Stretch[] = [];
  /** The first piece of sound that is no less than what stays open, and the one behind the last. */
  let [from, to, loud, isOpen] = [-1, -1, 0, false];
  const close = (): void => {
    if (isOpen) found.push(refined(pcm, from * piece, Math.min(pcm.length, to * piece)));
    [from, loud, isOpen] = [-1, 0, false];
  };
  for (let at = 0; at * piece < pcm.length; at++) {
    const power = powerOf(pcm, at * piece, Math.min(pcm.length, (at + 1) * piece));
    if (power >= stay) {
      if (from < 0) from = at;
      to = at + 1;
      loud = power >= open ? loud + 1 : isOpen ? loud : 0;
      isOpen ||= loud * LOOK_MS >= DETECTOR.openMs;
    } else if (!isOpen) [from, loud] = [-1, 0];
    else if ((at + 1 - to) * LOOK_MS >= DETECTOR.closeMs) close();
  }
  close();
  return found;
}

/** From the first audible sample to the last. */
export function refined(pcm: Int16Array, from: number, to: number): Stretch {
  let [first, last] = [from, to];
  while (first < to && Math.abs(pcm[first] ?? 0) < AUDIBLE) first++;
  while (last > first && Math.abs(pcm[last - 1] ?? 0) < AUDIBLE) last--;
  return first < last ? [first, last] : [from, to];
}
