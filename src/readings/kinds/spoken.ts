import type { AppSound, CallFacts } from '../facts.js';
import { talkOf } from './turns.js';

/** Shorter sounds say little about a voice. */
const SHORTEST_MS = 250;

type Spoken = AppSound & { readonly pcm: Int16Array };

/** Several readings look at the same samples, one after the other. */
const known = new WeakMap<CallFacts, readonly Spoken[]>();

/** Talk of the app that is long enough to be judged as sound, with its samples. The tones that it sends and its music are not among it. */
export function spoken(facts: CallFacts): readonly Spoken[] {
  const found = known.get(facts) ?? samplesOf(facts);
  known.set(facts, found);
  return found;
}

const samplesOf = (facts: CallFacts): Spoken[] =>
  talkOf(facts.app)
    .filter(({ fromMs, toMs }) => fromMs >= facts.lostBeforeMs && toMs - fromMs >= SHORTEST_MS)
    .map((sound) => ({ ...sound, pcm: facts.appSamples(sound) }))
    .filter(({ pcm }) => pcm.some((sample) => sample !== 0));
