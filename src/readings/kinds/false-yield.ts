import type { AppSound, CallerSound, CallFacts } from '../facts.js';
import { seqsOf } from '../facts.js';
import type { Sample } from '../reading.js';
import { isNaturalEnd, QUIET_MS, stopOf, wholeOf } from './stops.js';
import { isSaidToApp, soundAt, talkOf } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** An app stops because of a sound if it does so this soon. */
const STOPS_MS = 1_000;

/** The app stops talking for a sound of agreement, or for a noise: 1 where it does, 0 where it talks on. */
export const falseYield: ReadingKind = {
  name: 'false_yield',
  unit: 'count',
  idle: 'the far end made no sound of agreement and no noise while the app spoke, or the app ended just then',
  cases(facts) {
    const sounds = facts.caller.filter(({ kind }) => kind === 'backchannel' || kind === 'noise');
    const all = sounds.map((sound) => {
      const app = isSaidToApp(sound, facts) ? soundAt(talkOf(facts.app), sound.fromMs) : undefined;
      return app && stopFor(sound, wholeOf(app, facts, sound.fromMs + STOPS_MS), facts);
    });
    return { samples: all.flatMap((one) => one?.sample ?? []), open: all.at(-1)?.open };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > 0) ? { verdict: 'warning', code: 'stops_for_backchannel' } : undefined,
};

function stopFor(
  sound: CallerSound,
  app: AppSound,
  facts: CallFacts,
): { readonly sample?: Sample; readonly open?: number } {
  const { endMs = 0, isOver } = facts;
  const { fromMs, kind } = sound;
  const decidedMs = Math.min(app.toMs, fromMs + STOPS_MS) + QUIET_MS;
  const sample = (value: number, detail: Sample['detail'], evidence: readonly number[] = []): Sample => ({
    value,
    at_ms: tenth(fromMs),
    evidence: [...sound.evidence, ...evidence],
    detail: { to: kind, ...detail },
  });
  if (app.toMs > fromMs + STOPS_MS) return { sample: sample(0, {}) };
  if (endMs < decidedMs) return isOver ? {} : { open: fromMs };
  const goesOn = facts.app.some((next) => next.fromMs >= app.toMs && next.fromMs < app.toMs + QUIET_MS);
  if (goesOn) return { sample: sample(0, {}) };
  if (isNaturalEnd(app, facts)) return {};
  const stop = stopOf(facts, fromMs, fromMs + STOPS_MS);
  return { sample: sample(1, { after_ms: tenth(app.toMs - fromMs) }, seqsOf(stop)) };
}
