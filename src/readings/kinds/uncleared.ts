import type { Arrival } from '../../media/arrivals.js';
import type { CallerSound, CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { stopOf } from './stops.js';
import { chunksLost, tenth, type ReadingKind } from './kind.js';

/** So much waits to be played that to send no more does not silence the app. */
const QUEUED_MS = 500;

/** The app was sending just before, and stops so soon after the far end has begun. */
const ACTIVE_MS = 500;
const STOPS_MS = 1_000;

/** Audio that was queued when the far end interrupted, and plays on because the app stopped sending but did not clear. */
export const uncleared: ReadingKind = {
  name: 'uncleared',
  unit: 'ms',
  idle: 'the far end never interrupted an app that had more than 500 ms queued and then stopped sending',
  cases(facts) {
    const said = facts.caller.filter(({ kind, fromMs }) => kind === 'speech' && fromMs >= facts.lostBeforeMs);
    const streams = facts.streams.map(({ arrivals }) => arrivals.chunks());
    return {
      samples: said.flatMap((sound) => streams.flatMap((chunks) => playedOn(sound, chunks, facts) ?? [])),
      why: chunksLost(facts),
    };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > 0) ? { verdict: 'warning', code: 'barge_in_without_clear' } : undefined,
};

function playedOn(sound: CallerSound, chunks: readonly Arrival[], facts: CallFacts): Sample | undefined {
  const ms = (samples: number): number => (samples * 1000) / facts.rate;
  const { fromMs } = sound;
  const untilMs = Math.min(sound.toMs, facts.endMs ?? 0);
  const before = chunks.findLast(({ at }) => ms(at) <= fromMs);
  if (!before || ms(before.at) < fromMs - ACTIVE_MS || ms(before.end) - fromMs <= QUEUED_MS) return undefined;
  const after = chunks.filter(({ at }) => ms(at) > fromMs && ms(at) < untilMs);
  const goesOn = after.some(({ at }) => ms(at) > fromMs + STOPS_MS);
  // It is not known that it stopped where the far end was done before.
  if (goesOn || untilMs - fromMs < STOPS_MS) return undefined;
  const stop = stopOf(facts, fromMs, untilMs);
  const endMs = ms((after.at(-1) ?? before).end);
  return {
    value: stop ? 0 : tenth(Math.min(endMs, untilMs) - fromMs),
    at_ms: tenth(fromMs),
    evidence: sound.evidence,
    detail: { queued_ms: tenth(ms(before.end) - fromMs) },
  };
}
