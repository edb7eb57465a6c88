import type { CallFacts } from '../facts.js';
import { asksForAnswer, isSaidToApp, soundAt } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** An app answers a sound if it speaks this soon after it. */
const ANSWERS_MS = 2_000;

/** The app speaks because of a noise: 1 where it does, 0 where it stays silent. */
export const noiseReply: ReadingKind = {
  name: 'noise_reply',
  unit: 'count',
  idle: 'the far end made no noise while the app listened',
  cases(facts) {
    const { endMs = 0, app, caller } = facts;
    const noises = caller.filter(
      (sound) =>
        sound.kind === 'noise' &&
        isSaidToApp(sound, facts) &&
        !soundAt(app, sound.fromMs) &&
        !owesAnswer(facts, sound.fromMs),
    );
    const samples = noises.flatMap(({ fromMs, toMs, evidence }) => {
      const untilMs = toMs + ANSWERS_MS;
      const asked = caller.some((sound) => asksForAnswer(sound) && sound.fromMs > fromMs && sound.fromMs < untilMs);
      const onset = app.find((sound) => sound.fromMs > fromMs && sound.fromMs <= untilMs);
      if (!onset && (asked || untilMs > endMs)) return [];
      return [{ value: onset ? 1 : 0, at_ms: tenth(fromMs), evidence: [...evidence, ...(onset?.evidence ?? [])] }];
    });
    return { samples };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > 0) ? { verdict: 'warning', code: 'answers_noise' } : undefined,
};

/** The far end has said something that the app has not answered, or the app has not greeted: it would speak anyway. */
function owesAnswer({ app, caller }: CallFacts, ms: number): boolean {
  const asked = caller.filter((sound) => asksForAnswer(sound) && sound.fromMs < ms).at(-1)?.fromMs ?? 0;
  return !app.some(({ fromMs }) => fromMs > asked && fromMs < ms);
}
