import { awayFrom } from '../away.js';
import type { CallerSound, CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { wholeOf } from './stops.js';
import { isSaidToApp, nextOnset, soundAt, turnsOf } from './turns.js';
import { p95, tenth, type ReadingKind } from './kind.js';

/** Most replies are to be heard within this, and people notice from there on. */
const LATE_MS = 1_500;
const NOTICED_MS = 800;

/** One that has not come after so long does not come. */
const NONE_MS = 5_000;

/** From the last sample of what the far end says, or the end of its keys, to the first audible one of the app. */
export const reply: ReadingKind = {
  name: 'reply',
  unit: 'ms',
  idle: 'the far end said nothing that was over before the app spoke, or the app answered with something else than sound',
  cases(facts) {
    const turns = turnsOf(facts).map((turn) => replyTo(turn, facts));
    return { samples: turns.flatMap(({ sample }) => sample ?? []), open: turns.at(-1)?.open };
  },
  judge(samples) {
    if (samples.some(({ detail }) => detail?.['none'] === true)) return { verdict: 'error', code: 'reply_none' };
    const value = p95(samples.map((sample) => sample.value));
    if (value > LATE_MS) return { verdict: 'warning', code: 'reply_late' };
    return value > NOTICED_MS ? { verdict: 'hint', code: 'reply_late' } : undefined;
  },
};

function replyTo(turn: CallerSound, facts: CallFacts): { readonly sample?: Sample; readonly open?: number } {
  const { endMs = 0 } = facts;
  if (turn.toMs > endMs || !isSaidToApp(turn, facts)) return {};
  // Music that sounds already is no answer.
  const app = facts.app.filter(({ kind, fromMs }) => kind !== 'music' || fromMs > turn.fromMs);
  const interrupted = soundAt(app, turn.fromMs);
  const overMs = interrupted ? wholeOf(interrupted, facts, turn.toMs).toMs : turn.fromMs;
  // The app has not let itself be interrupted: that is another reading.
  if (overMs > turn.toMs) return {};
  const sounding = soundAt(app, turn.toMs);
  const early = app.find(({ fromMs }) => fromMs > turn.fromMs && fromMs >= overMs && fromMs < turn.toMs);
  const onset = sounding ?? early ?? nextOnset(app, turn.toMs);
  const awayMs = awayFrom(facts.away, turn.toMs);
  if (onset && onset.fromMs <= awayMs) return { sample: sampleOf(turn, onset.fromMs, onset.evidence) };
  return awayMs !== Infinity || facts.hungUpBy === 'app' ? {} : unanswered(turn, endMs, facts.isOver);
}

function unanswered(
  turn: CallerSound,
  endMs: number,
  isOver: boolean,
): { readonly sample?: Sample; readonly open?: number } {
  return {
    ...(isOver ? {} : { open: turn.toMs }),
    ...(endMs - turn.toMs >= NONE_MS && { sample: sampleOf(turn, endMs, [], { none: true }) }),
  };
}

const sampleOf = (
  { kind, toMs, evidence }: CallerSound,
  onsetMs: number,
  more: readonly number[],
  detail: Sample['detail'] = {},
): Sample => ({
  value: tenth(onsetMs - toMs),
  at_ms: tenth(toMs),
  evidence: [...evidence, ...more],
  detail: { to: kind, ...detail },
});
