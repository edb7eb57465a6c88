import { seqsOf, type AppSound, type CallerSound, type CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { isNaturalEnd, stopOf, wholeOf } from './stops.js';
import { isSaidToApp, soundAt, talkOf } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** People who are interrupted stop within this. */
const SLOW_MS = 600;

/**
 * From the first sample with which the far end interrupts to the last audible one that the app had begun before; beside it the decision of
 * the app: the first clear or stop at our door.
 */
export const yields: ReadingKind = {
  name: 'yield',
  unit: 'ms',
  idle: 'the far end never spoke while the app did, or the app would have ended within 600 ms anyway',
  cases(facts) {
    const said = facts.caller.filter((sound) => sound.kind === 'speech' && isSaidToApp(sound, facts));
    const talk = talkOf(facts.app);
    const all = said.map((sound) => {
      const app = soundAt(talk, sound.fromMs);
      return app && yieldOf(sound, wholeOf(app, facts, sound.toMs), facts);
    });
    return { samples: all.flatMap((one) => one?.sample ?? []), open: all.at(-1)?.open };
  },
  judge(samples) {
    if (samples.some(({ detail }) => detail?.['never'] === true)) return { verdict: 'error', code: 'yield_never' };
    return samples.some(({ value }) => value > SLOW_MS) ? { verdict: 'warning', code: 'yield_slow' } : undefined;
  },
};

function yieldOf(
  sound: CallerSound,
  app: AppSound,
  facts: CallFacts,
): { readonly sample?: Sample; readonly open?: number } {
  const { endMs = 0 } = facts;
  const untilMs = Math.min(sound.toMs, endMs);
  // Both still speak.
  if (!facts.isOver && app.toMs >= endMs && sound.toMs > endMs) return { open: sound.fromMs };
  const value = Math.min(app.toMs, untilMs) - sound.fromMs;
  const never = app.toMs > untilMs;
  const natural = !never && isNaturalEnd(app, facts);
  // Too short an interruption, or too short a rest of what the app said, says nothing.
  if ((never || natural) && value <= SLOW_MS) return {};
  const stop = stopOf(facts, sound.fromMs, untilMs);
  const detail = {
    decision_ms: stop ? tenth(stop.atMs - sound.fromMs) : null,
    ...(never && { never }),
    ...(natural && { natural_end: natural }),
  };
  const evidence = [...sound.evidence, ...seqsOf(stop)];
  return { sample: { value: tenth(value), at_ms: tenth(sound.fromMs), evidence, detail } };
}
