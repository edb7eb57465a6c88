import type { AppSound, CallerSound } from '../facts.js';
import type { Sample } from '../reading.js';
import { isSaidToApp, soundAt, talkOf } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** So much of what the far end says may be talked over. */
const MOST = 0.05;

/** An app that is interrupted needs a moment to stop. */
const GRACE_MS = 600;

/** An app that begins so shortly before the far end ends has only been early. */
const EARLY_MS = 300;

/** The share of each thing the far end says during which the app speaks too; the time in which an interrupted app stops is left out. */
export const talkOver: ReadingKind = {
  name: 'talk_over',
  unit: 'ratio',
  idle: 'the far end said nothing to the app',
  cases(facts) {
    const { endMs = 0 } = facts;
    const said = facts.caller.filter(
      (sound) =>
        sound.kind === 'speech' && isSaidToApp(sound, facts) && sound.toMs <= endMs && sound.toMs > sound.fromMs,
    );
    const talk = talkOf(facts.app);
    return { samples: said.map((sound) => overlapOf(sound, talk)) };
  },
  judge(samples) {
    const sum = (of: string): number => samples.reduce((all, { detail }) => all + Number(detail?.[of] ?? 0), 0);
    const share = sum('overlap_ms') / sum('speech_ms');
    return share > MOST ? { verdict: 'warning', code: 'talks_over_caller' } : undefined;
  },
};

function overlapOf({ fromMs, toMs, evidence }: CallerSound, app: readonly AppSound[]): Sample {
  const interrupted = soundAt(app, fromMs);
  let [overlapMs, earlyMs] = [0, 0];
  for (const sound of app) {
    const isEarly = sound.fromMs > fromMs && sound.fromMs >= toMs - EARLY_MS && sound.fromMs < toMs;
    const begin = sound === interrupted ? fromMs + GRACE_MS : Math.max(fromMs, sound.fromMs);
    const bothMs = Math.max(0, Math.min(toMs, sound.toMs) - begin);
    if (isEarly) earlyMs += bothMs;
    else overlapMs += bothMs;
  }
  return {
    value: Math.round((overlapMs / (toMs - fromMs)) * 1000) / 1000,
    at_ms: tenth(fromMs),
    evidence,
    detail: { overlap_ms: tenth(overlapMs), speech_ms: tenth(toMs - fromMs), early_ms: tenth(earlyMs) },
  };
}
