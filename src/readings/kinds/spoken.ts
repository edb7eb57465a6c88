import type { AppSound, CallFacts } from '../facts.js';
import { talkOf } from './turns.js';

/** Shorter sounds say little about a voice. */
const SHORTEST_MS = 250;

/** Talk of the app that is long enough to be judged as sound, with its samples. The tones that it sends and its music are not among it. */
export const spoken = (facts: CallFacts): (AppSound & { readonly pcm: Int16Array })[] =>
  talkOf(facts.app)
    .filter(({ fromMs, toMs }) => fromMs >= facts.lostBeforeMs && toMs - fromMs >= SHORTEST_MS)
    .map((sound) => ({ ...sound, pcm: facts.appSamples(sound) }))
    .filter(({ pcm }) => pcm.some((sample) => sample !== 0));
