import { awayFrom, isAway } from '../away.js';
import { answerOf, type AppSound, type CallerSound, type CallFacts, type Span } from '../facts.js';
import type { Sample } from '../reading.js';
import { QUIET_MS, wholeOf } from './stops.js';
import { asksForAnswer, nextOnset, soundAt, turnsOf } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** People think that the line is dead. */
const LONG_MS = 3_000;

/** The longest time in which nobody is audible although it is for the app to speak: since the answer, since the far end was done, or came back to it. */
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

interface Beginning {
  readonly fromMs: number;
  readonly evidence: readonly number[];
}

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
    .filter(({ toMs }) => toMs <= endMs)
    .flatMap((turn) => afterTurn(turn, facts));
  return [...opening, ...ended, ...comeBack(facts)]
    .filter(({ fromMs }) => fromMs >= lostBeforeMs)
    .sort((a, b) => a.fromMs - b.fromMs)
    .map(({ fromMs, evidence }) => {
      const onset = nextOnset(app, fromMs)?.fromMs ?? Infinity;
      const goesOn = caller.find((sound) => sound.fromMs >= fromMs && asksForAnswer(sound))?.fromMs ?? Infinity;
      return { span: { fromMs, toMs: Math.min(onset, goesOn, awayFrom(away, fromMs), endMs) }, evidence };
    })
    .filter(({ span }) => span.toMs > span.fromMs);
}

/**
 * The app's turn begins with the end of the far end's words; where the app talked on through them, when it has ended too. Where it began to
 * talk or sent tones meanwhile it has answered.
 */
function afterTurn(turn: CallerSound, facts: CallFacts): Beginning[] {
  const { fromMs, toMs, evidence } = turn;
  const app = facts.app.filter(({ kind }) => kind !== 'music');
  if (app.some((sound) => sound.kind === 'tones' && sound.fromMs > fromMs && sound.fromMs < toMs)) return [];
  const sounding = soundAt(app, toMs);
  if (!sounding) return [{ fromMs: toMs, evidence }];
  if (sounding.fromMs > fromMs || saysMore(turn, sounding, facts)) return [];
  return [{ fromMs: wholeOf(sounding, facts, toMs).toMs, evidence }];
}

/** Commands that have something said. */
const SAYS: ReadonlySet<string> = new Set(['speak', 'playback_start', 'gather_using_speak', 'gather_using_audio']);

/** An answer may be queued behind what sounds: by a command, or on a stream on which nothing had come for a while. */
function saysMore({ fromMs }: CallerSound, { toMs, from }: AppSound, { entries, streams, rate }: CallFacts): boolean {
  const isIn = (ms: number): boolean => ms > fromMs && ms <= toMs;
  if (entries.some(({ atMs, entry }) => entry.type === 'command.accepted' && SAYS.has(entry.command) && isIn(atMs)))
    return true;
  return streams.some(({ streamId, arrivals }) => {
    if (!from.includes(streamId)) return false;
    const came = arrivals.chunks().map(({ at }) => (at * 1000) / rate);
    return came.some((ms, i) => isIn(ms) && ms - (came[i - 1] ?? ms) >= QUIET_MS);
  });
}

/** The far end comes back to the app where it has been in a bridge, a queue or a conference. One that has held the call speaks first. */
const comeBack = ({ away, app }: CallFacts): Beginning[] =>
  away
    .filter(({ toMs, isHold }) => !isHold && !isAway(away, toMs) && !soundAt(app, toMs))
    .map(({ toMs, evidence }) => ({ fromMs: toMs, evidence }));

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
