import { OPEN_DBFS, powerAt, powerOf } from '../media/loudness.js';
import { bestMatch } from './correlation.js';

/** The same recording through any codec of a leg is as like as this; each tenth of a second of it that is audible is too. */
const ALIKE = 0.9;
const PIECE_ALIKE = 0.75;
const PIECE_MS = 100;

/** The place where a recording has been heard whole: its end, in samples; undefined where it was not, and why. */
export function likeIn(
  pcm: Int16Array,
  recording: Int16Array,
  rate: number,
): { readonly at: number | undefined; readonly came: string } {
  const wanted = Float64Array.from(recording);
  const { likeness, at } = bestMatch(wanted, Float64Array.from(pcm));
  const percent = Math.round(likeness * 100);
  if (likeness < ALIKE) return { at: undefined, came: `sound that is like it to ${percent} % at most` };
  const piece = (rate * PIECE_MS) / 1000;
  for (let from = 0; from + piece <= recording.length; from += piece) {
    if (powerOf(recording, from, from + piece) < powerAt(OPEN_DBFS)) continue;
    const heard = bestMatch(
      wanted.subarray(from, from + piece),
      Float64Array.from(pcm.subarray(at + from, at + from + piece)),
    );
    if (heard.likeness < PIECE_ALIKE)
      return {
        at: undefined,
        came: `the recording with a gap ${Math.round((from * 1000) / rate)} ms from its beginning`,
      };
  }
  return { at: at + recording.length, came: 'the recording, without a gap' };
}
