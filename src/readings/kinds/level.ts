import { dbfsOf, powerOf } from '../../media/loudness.js';
import { tenth, type ReadingKind } from './kind.js';
import { spoken } from './spoken.js';

/** Quieter is hard to hear in a noisy room, louder is harsh on a telephone. */
const QUIET_DBFS = -35;
const LOUD_DBFS = -10;

/** The loudness of the app's sound: its root mean square where it is audible, of full scale. */
export const level: ReadingKind = {
  name: 'level',
  unit: 'dBFS',
  idle: 'the app was not audible for as long as a word',
  cases: (facts) => ({
    samples: spoken(facts).map(({ pcm, fromMs, evidence }) => ({
      value: tenth(dbfsOf(powerOf(pcm))),
      at_ms: tenth(fromMs),
      evidence,
    })),
  }),
  worse: (a, b) => (outside(b) > outside(a) ? b : a),
  judge(samples) {
    if (samples.some(({ value }) => value < QUIET_DBFS)) return { verdict: 'hint', code: 'sound_quiet' };
    return samples.some(({ value }) => value > LOUD_DBFS) ? { verdict: 'hint', code: 'sound_loud' } : undefined;
  },
};

const outside = (dbfs: number): number => Math.max(QUIET_DBFS - dbfs, dbfs - LOUD_DBFS);
