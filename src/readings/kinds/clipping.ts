import { tenth, type ReadingKind } from './kind.js';
import { spoken } from './spoken.js';

/** The highest step of the eight-bit codecs decodes to 32,124 and 32,256. */
const FULL_SCALE = 32_000;

/** A wave that touches full scale for one or two samples is only loud. */
const RUN = 3;

/** More of it is heard. */
const MOST = 0.001;

/** The share of the app's samples that lie in runs at full scale: sound that was cut off at the top. */
export const clipping: ReadingKind = {
  name: 'clipping',
  unit: 'ratio',
  idle: 'the app was not audible for as long as a word',
  cases: (facts) => ({
    samples: spoken(facts).map(({ pcm, fromMs, evidence }) => ({
      value: Math.round((clipped(pcm) / pcm.length) * 100_000) / 100_000,
      at_ms: tenth(fromMs),
      evidence,
    })),
  }),
  judge: (samples) =>
    samples.some(({ value }) => value > MOST) ? { verdict: 'warning', code: 'sound_clipped' } : undefined,
};

function clipped(pcm: Int16Array): number {
  let [count, run, side] = [0, 0, 0];
  for (const sample of pcm) {
    const now = sample >= FULL_SCALE ? 1 : sample <= -FULL_SCALE ? -1 : 0;
    if (now !== side) {
      if (side !== 0 && run >= RUN) count += run;
      [run, side] = [0, now];
    }
    run++;
  }
  return side !== 0 && run >= RUN ? count + run : count;
}
