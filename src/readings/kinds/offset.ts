import { tenth, type ReadingKind } from './kind.js';
import { spoken } from './spoken.js';

/** More shifts the whole wave, and clicks where sound begins and ends. */
const MOST = 0.01;

/** The distance of the app's sound from zero: its mean, as a share of full scale. Signed or unsigned samples taken for each other show here. */
export const offset: ReadingKind = {
  name: 'offset',
  unit: 'ratio',
  idle: 'the app was not audible for as long as a word',
  cases: (facts) => ({
    samples: spoken(facts).map(({ pcm, fromMs, evidence }) => ({
      value: Math.round((Math.abs(meanOf(pcm)) / 32_768) * 10_000) / 10_000,
      at_ms: tenth(fromMs),
      evidence,
    })),
  }),
  judge: (samples) =>
    samples.some(({ value }) => value > MOST) ? { verdict: 'warning', code: 'sound_offset' } : undefined,
};

function meanOf(pcm: Int16Array): number {
  let sum = 0;
  for (const sample of pcm) sum += sample;
  return sum / pcm.length;
}
