import { bestMatch, halved } from '../correlation.js';
import type { CallFacts, Span } from '../facts.js';
import type { Sample } from '../reading.js';
import { tenth, type ReadingKind } from './kind.js';

/** The far end's own voice, so long and so much later at most. */
const WINDOW_MS = 1_000;
const MOST_LAG_MS = 1_000;

/** So alike are a sound and its echo. */
const ALIKE = 0.5;

/** Seconds of speech that are looked at in one call: those during which the app is heard, from the beginning. */
const MOST_WINDOWS = 30;

/** The far end hears itself: how alike what it says and what the app lets it hear are at best, over a second, up to a second later. */
export const echo: ReadingKind = {
  name: 'echo',
  unit: 'ratio',
  idle: 'the app was not heard while the far end spoke for a second, or just after it',
  cases: (facts) => ({
    samples: windowsOf(facts)
      .slice(0, MOST_WINDOWS)
      .map((span) => likeness(span, facts)),
  }),
  judge: (samples) =>
    samples.some(({ value }) => value >= ALIKE) ? { verdict: 'warning', code: 'sound_echo' } : undefined,
};

/** Seconds of the far end's speech with an app that is heard during them or within the lag. */
function windowsOf({ caller, app, endMs = 0, lostBeforeMs }: CallFacts): Span[] {
  const said = caller.filter(({ kind, fromMs, toMs }) => kind === 'speech' && fromMs >= lostBeforeMs && toMs <= endMs);
  return said.flatMap(({ fromMs, toMs }) => {
    const count = Math.floor((toMs - fromMs) / WINDOW_MS);
    const spans = Array.from({ length: count }, (_, i) => ({
      fromMs: fromMs + i * WINDOW_MS,
      toMs: fromMs + (i + 1) * WINDOW_MS,
    }));
    return spans.filter((span) =>
      app.some(
        (sound) => Math.min(sound.toMs, span.toMs + MOST_LAG_MS) - Math.max(sound.fromMs, span.fromMs) > WINDOW_MS / 2,
      ),
    );
  });
}

function likeness(span: Span, facts: CallFacts): Sample {
  const said = halved(facts.callerSamples(span));
  const heard = halved(facts.appSamples({ fromMs: span.fromMs, toMs: span.toMs + MOST_LAG_MS }));
  const { likeness: value, at } = bestMatch(said, heard);
  const lagMs = (at * 2000) / facts.rate;
  return {
    value: Math.round(value * 100) / 100,
    at_ms: tenth(span.fromMs),
    evidence: [],
    detail: { lag_ms: tenth(lagMs) },
  };
}
