import type { Digit } from './key-presses.js';
import type { LegAudio } from './leg.js';

/** A far end that hears the keys which another one presses. */
export interface KeyHearer {
  readonly leg: LegAudio;
  /** Called at the end of each. */
  keyHeard(digit: string): void;
}

interface Heard {
  readonly hearer: KeyHearer;
  /** On the time line of the hearer. One object for both ends of a digit, as listeners tell by it that they belong together. */
  readonly key: Digit;
}

/**
 * Those whom `hearers` gives when a digit begins hear what the far end of `source` presses from now on: as telephone-events, not as tones.
 * Of a digit under way they hear the end. Digits that are secret when they are begun are not heard. The returned function ends it.
 */
export function passKeys(source: LegAudio, hearers: () => Iterable<KeyHearer>): () => void {
  const pressed = new Map<Digit, readonly Heard[]>();
  const begin = (digit: Digit): readonly Heard[] =>
    source.keysAreSecret ? [] : [...hearers()].map((hearer) => ({ hearer, key: shifted(digit, source, hearer.leg) }));
  return source.listen({
    digitStarted: (digit) => {
      const heard = begin(digit);
      pressed.set(digit, heard);
      for (const { hearer, key } of heard) hearer.leg.tellKey('started', key);
    },
    digitEnded: (digit) => {
      const heard = pressed.get(digit) ?? begin(digit);
      pressed.delete(digit);
      for (const { hearer, key } of heard) {
        hearer.leg.tellKey('ended', key);
        hearer.keyHeard(digit.digit);
      }
    },
  });
}

function shifted({ digit, startSample, endSample }: Digit, source: LegAudio, target: LegAudio): Digit {
  const { firstWorldFrame, frameSamples } = target.timeline;
  const shift = (firstWorldFrame - source.timeline.firstWorldFrame) * frameSamples;
  return { digit, startSample: startSample - shift, endSample: endSample - shift };
}
