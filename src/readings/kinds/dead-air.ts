import { awayFrom } from '../away.js';
import { answerOf, type CallFacts, type Span } from '../facts.js';
import type { Sample } from '../reading.js';
import { asksForAnswer, nextOnset, soundAt, turnsOf } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** People think that the line is dead. */
const LONG_MS = 3_000;

/** The longest time in which nobody is audible although it is for the app to speak: since the answer, or since the far end has ended. */
export const deadAir: ReadingKind = {
  name: 'dead_air',
  unit: 'ms',
  idle: 'it was never for the app to speak',
  cases(facts) {
    const { endMs } = facts;
    if (endMs === undefined) return { samples: [] };
    const turns = appTurns(facts, endMs);
    const last = turns.at(-1);
    return {
      samples: turns.map((turn) => longestSilence(turn, facts)),
      open: last && !facts.isOver && last.span.toMs >= endMs ? last.span.fromMs : undefined,
    };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > LONG_MS) ? { verdict: 'warning', code: 'dead_air' } : undefined,
};

interface Turn {
  readonly span: Span;
  readonly evidence: readonly number[];
}

/** From when it was for the app to speak to when it did, or the far end went on, or it was for others. */
function appTurns(facts: CallFacts, endMs: number): Turn[] {
  const { caller, app, away, lostBeforeMs, direction } = facts;
  const firstWords = caller.find(asksForAnswer)?.fromMs ?? Infinity;
  // A far end that was called may speak first.
  const opening =
    direction === 'outgoing' && firstWords < (app[0]?.fromMs ?? Infinity)
      ? []
      : [{ fromMs: answerOf(facts)?.atMs ?? 0, evidence: [] }];
  const ended = turnsOf(facts)
    .filter(({ toMs }) => toMs <= endMs && !soundAt(app, toMs))
    .map(({ toMs, evidence }) => ({ fromMs: toMs, evidence }));
  return [...opening, ...ended]
    .filter(({ fromMs }) => fromMs >= lostBeforeMs)
    .map(({ fromMs, evidence }) => {
      const onset = nextOnset(app, fromMs)?.fromMs ?? Infinity;
      const goesOn = caller.find((sound) => sound.fromMs >= fromMs && asksForAnswer(sound))?.fromMs ?? Infinity;
      return { span: { fromMs, toMs: Math.min(onset, goesOn, awayFrom(away, fromMs), endMs) }, evidence };
    })
    .filter(({ span }) => span.toMs > span.fromMs);
}

/** Others may be heard meanwhile: music, a ringing tone, a noise of the far end's. */
function longestSilence({ span, evidence }: Turn, facts: CallFacts): Sample {
  const own = facts.caller.filter(({ fromMs, toMs }) => fromMs < span.toMs && toMs > span.fromMs);
  const sounds = [...facts.heard(span), ...own].sort((a, b) => a.fromMs - b.fromMs);
  let [longest, at, silentFrom] = [0, span.fromMs, span.fromMs];
  for (const { fromMs, toMs } of [...sounds, { fromMs: span.toMs, toMs: span.toMs }]) {
    if (fromMs - silentFrom > longest) [longest, at] = [fromMs - silentFrom, silentFrom];
    silentFrom = Math.max(silentFrom, toMs);
  }
  const isSoFar = !facts.isOver && span.toMs >= (facts.endMs ?? 0);
  return { value: tenth(longest), at_ms: tenth(at), evidence, ...(isSoFar && { detail: { so_far: true } }) };
}
