import type { Arrival } from '../../media/arrivals.js';
import type { CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { nextOnset, turnsOf } from './turns.js';
import { chunksLost, tenth, type ReadingKind } from './kind.js';

/** Longer than the play-out needs by a good deal. */
const LONG_MS = 200;

/** From the arrival of the first frame of a reply to its first audible sample: silence at its beginning. */
export const preRoll: ReadingKind = {
  name: 'pre_roll',
  unit: 'ms',
  idle: 'no stream began to bring audio as an answer, or it brings audio all the time',
  cases(facts) {
    const { streams, lostBeforeMs, endMs = 0 } = facts;
    const asked = [0, ...turnsOf(facts).map(({ toMs }) => toMs)].filter((ms) => ms >= lostBeforeMs && ms <= endMs);
    return {
      samples: streams.flatMap(({ streamId, arrivals }) => {
        const begins = beginnings(arrivals.chunks());
        return asked.flatMap((ms) => firstOf(begins, ms, streamId, facts) ?? []);
      }),
      why: chunksLost(facts),
    };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > LONG_MS) ? { verdict: 'hint', code: 'reply_silent_start' } : undefined,
};

/** Chunks that met an empty queue. */
const beginnings = (chunks: readonly Arrival[]): Arrival[] =>
  chunks.filter(({ start }, i) => start !== chunks[i - 1]?.end);

function firstOf(begins: readonly Arrival[], askedMs: number, streamId: string, facts: CallFacts): Sample | undefined {
  const ms = (samples: number): number => (samples * 1000) / facts.rate;
  const first = begins.find(({ at }) => ms(at) >= askedMs);
  const onset = first && nextOnset(facts.app, ms(first.start));
  if (!first || !onset?.from.includes(streamId)) return undefined;
  // Another sound was audible before it, and answers first.
  const answered = nextOnset(facts.app, askedMs);
  if (answered !== onset) return undefined;
  return { value: tenth(onset.fromMs - ms(first.at)), at_ms: tenth(ms(first.at)), evidence: onset.evidence };
}
