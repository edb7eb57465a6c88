import type { AppSound, CallFacts } from '../facts.js';

/** Shorter sounds say little about a voice. */
const SHORTEST_MS = 250;

/** Sounds of the app that are long enough to be judged as sound, with their samples. The tones that it sends are not among them. */
export const spoken = (facts: CallFacts): (AppSound & { readonly pcm: Int16Array })[] =>
  facts.app
    .filter(({ fromMs, toMs }) => fromMs >= facts.lostBeforeMs && toMs - fromMs >= SHORTEST_MS)
    .map((sound) => ({ ...sound, pcm: facts.appSamples(sound) }))
    .filter(({ pcm }) => pcm.some((sample) => sample !== 0));
