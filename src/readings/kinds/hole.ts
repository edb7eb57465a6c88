import type { Arrival } from '../../media/arrivals.js';
import { dbfsOf, powerOf } from '../../media/loudness.js';
import { goesOn, isAudible } from '../../streaming/ear/breaks.js';
import { refined } from '../detector.js';
import type { CallFacts, StreamFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { chunksLost, tenth, type ReadingKind } from './kind.js';

/** From here on a hole is heard, and a word is lost. */
const HEARD_MS = 150;
const LOST_MS = 250;

/** Longer ones may be meant. */
const LONGEST_MS = 1_000;

/** The sound beside a hole that is looked at. */
const EDGE_MS = 20;

/** A resampler lets sound come so much later than its place in the queue. */
const LATER_MS = 15;

/** Both edges as strong as this within so short a time: a sound was cut in two. Voices fade in and out. */
const ABRUPT_DBFS = -30;
const ABRUPT_MS = 5;

/** This tells a voice that goes on from a tone that fits behind itself after any pause (dB of prediction gain, of eight bits). */
const TONE_GAIN_DB = 26;

/** Silence in the middle of what the app says, because its audio came later than what had come before it lasted. */
export const hole: ReadingKind = {
  name: 'hole',
  unit: 'ms',
  idle: 'no stream brought audio of the app in several pieces',
  cases(facts) {
    const streams = facts.streams.filter(({ arrivals }) => arrivals.chunks().length > 1);
    if (streams.length === 0) return { samples: [] };
    const holes = streams.flatMap((stream) => holesOf(stream, facts));
    const why = chunksLost(facts);
    return why === undefined
      ? { samples: [...streams.map((stream) => noneSince(stream, facts)), ...holes] }
      : { samples: holes, why };
  },
  judge(samples) {
    const longest = Math.max(...samples.map(({ value }) => value));
    if (longest <= HEARD_MS) return undefined;
    return { verdict: longest > LOST_MS ? 'error' : 'warning', code: 'stream_breaks_up' };
  },
};

/** Nothing is wrong at the last chunk: what came so far without a hole is measured, from wherever one looks. */
const noneSince = ({ arrivals }: StreamFacts, { rate }: CallFacts): Sample => ({
  value: 0,
  at_ms: tenth(((arrivals.chunks().at(-1)?.at ?? 0) * 1000) / rate),
  evidence: [],
});

function holesOf({ arrivals }: StreamFacts, facts: CallFacts): Sample[] {
  const ms = (samples: number): number => (samples * 1000) / facts.rate;
  const chunks = arrivals.chunks();
  const clears = arrivals.clearings();
  return chunks.flatMap((chunk, i) => {
    const before = chunks[i - 1];
    const lengthMs = before ? ms(chunk.start - before.end) : 0;
    if (!before || lengthMs <= 0 || lengthMs > LONGEST_MS) return [];
    if (clears.some(({ at }) => at > before.at && at <= chunk.at)) return [];
    return isTorn(before, chunk, facts)
      ? [
          {
            value: tenth(lengthMs),
            at_ms: tenth(ms(before.end)),
            evidence: [],
            detail: { late_ms: tenth(ms(chunk.at - before.end)) },
          },
        ]
      : [];
  });
}

/** The sound behind the hole belongs to the one before it. */
function isTorn(before: Arrival, after: Arrival, facts: CallFacts): boolean {
  const { rate } = facts;
  const ms = (samples: number): number => (samples * 1000) / rate;
  const end = trimmed(facts.appSamples({ fromMs: ms(before.end) - EDGE_MS, toMs: ms(before.end) + LATER_MS })).slice(
    -(EDGE_MS * rate) / 1000,
  );
  const start = trimmed(
    facts.appSamples({ fromMs: ms(after.start), toMs: ms(after.start) + EDGE_MS + LATER_MS }),
  ).slice(0, (EDGE_MS * rate) / 1000);
  if (!isAudible(end) || !isAudible(start)) return false;
  const samples = (ABRUPT_MS * rate) / 1000;
  const isAbrupt = [end.subarray(-samples), start.subarray(0, samples)].every(
    (edge) => dbfsOf(powerOf(edge)) >= ABRUPT_DBFS,
  );
  return isAbrupt || goesOn(end, start, TONE_GAIN_DB);
}

/** From the first audible sample to the last. */
const trimmed = (pcm: Int16Array): Int16Array => pcm.subarray(...refined(pcm, 0, pcm.length));
