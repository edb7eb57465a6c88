import { audibleMs } from '../../media/loudness.js';
import type { CallerSound, CallFacts, Span, StreamFacts } from '../facts.js';
import { seqsOf } from '../facts.js';
import type { Sample } from '../reading.js';
import { chunksLost, tenth, type ReadingKind } from './kind.js';

/** A frame may have been on its way. */
const SLACK_MS = 20;

/** Audible sound that comes behind a clear while the far end still speaks: a resampler or a task that was not told. */
export const leak: ReadingKind = {
  name: 'leak',
  unit: 'ms',
  idle: 'the app cleared nothing while the far end spoke',
  cases(facts) {
    const said = facts.caller.filter(({ kind, fromMs }) => kind === 'speech' && fromMs >= facts.lostBeforeMs);
    return {
      samples: said.flatMap((sound) => facts.streams.flatMap((stream) => leakOf(sound, stream, facts) ?? [])),
      why: chunksLost(facts),
    };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > 0) ? { verdict: 'warning', code: 'audio_after_clear' } : undefined,
};

function leakOf(sound: CallerSound, { arrivals, streamId }: StreamFacts, facts: CallFacts): Sample | undefined {
  const ms = (samples: number): number => (samples * 1000) / facts.rate;
  const untilMs = Math.min(sound.toMs, facts.endMs ?? 0);
  const clear = arrivals.clearings().find(({ at }) => ms(at) >= sound.fromMs && ms(at) < untilMs);
  if (!clear) return undefined;
  const clearMs = ms(clear.at);
  const late = arrivals.chunks().filter(({ at, start }) => at > clear.at && ms(start) < untilMs);
  const spans = late.map(({ start, end }): Span => ({ fromMs: ms(start), toMs: Math.min(untilMs, ms(end)) }));
  const heardMs = joined(spans).reduce((sum, span) => sum + audibleMs(facts.appSamples(span), facts.rate), 0);
  const entry = facts.entries.find(
    (one) =>
      one.entry.type === 'stream.frame_in' &&
      one.entry.event === 'clear' &&
      one.entry.stream_id === streamId &&
      one.atMs >= sound.fromMs,
  );
  return {
    value: tenth(heardMs <= SLACK_MS ? 0 : heardMs),
    at_ms: tenth(clearMs),
    evidence: [...sound.evidence, ...seqsOf(entry)],
    detail: { frames: late.length },
  };
}

/** Stretches that follow each other as one. */
function joined(spans: readonly Span[]): Span[] {
  const found: { fromMs: number; toMs: number }[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last?.toMs === span.fromMs) last.toMs = span.toMs;
    else found.push({ ...span });
  }
  return found;
}
