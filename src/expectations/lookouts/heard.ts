import { isoMicros } from '../../platform/clock.js';
import { cut } from '../../platform/cut.js';
import type { HeardWord, JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { findPhrase, textOf } from '../phrase.js';
import type { Lookout, Seen } from '../seen.js';
import { voicesOf } from '../voices.js';

/** Words are looked for so often while nothing else happens. */
const EVERY_MS = 100;

/** So much is told of what was heard in their place. */
const TOLD_CHARS = 200;

const STREAMED =
  'the app streamed sound, in which nobody knows words; expect that it is heard with { speech_within: 2s }, or which recording with { like: … }';

/** It is about words, and not about sound. */
export const isOfWords = ({ heard }: Expectation): boolean => typeof heard === 'string' || heard?.words !== undefined;

/** Words that the far end of a call hears, from `sinceMicros` on. */
export function heardLookout(expectation: Expectation, sinceMicros: number, context: JudgeContext): Lookout {
  const { heard, on } = expectation;
  const phrase = typeof heard === 'string' ? heard : (heard?.words ?? '');
  const ears = new Map<string, Ear>();
  let afterMicros = sinceMicros;
  return {
    take: () => [],
    hears: {
      everyMs: EVERY_MS,
      upTo: (untilMicros) => {
        const words = context.words(on === undefined ? undefined : context.callsOf(on), {
          after: afterMicros,
          until: untilMicros,
        });
        afterMicros = untilMicros;
        const touched = new Set(words.map(({ callControlId }) => callControlId));
        for (const word of words) earOf(word).words.push(word);
        return [...touched].flatMap((id) => newlyFound(phrase, ears.get(id)));
      },
    },
    settle: () => [...ears.values()].flatMap(missed),
    unknown: (untilMicros) => {
      const calls = on === undefined ? undefined : context.callsOf(on);
      return context.streamed(calls, { after: sinceMicros, until: untilMicros }) ? STREAMED : undefined;
    },
  };

  function earOf({ callControlId }: HeardWord): Ear {
    const known = ears.get(callControlId);
    if (known) return known;
    const ear: Ear = { words: [], found: new Set() };
    ears.set(callControlId, ear);
    return ear;
  }
}

/** The words that one far end has heard, and those in which the phrase was found. */
interface Ear {
  readonly words: HeardWord[];
  readonly found: Set<HeardWord>;
}

/** Places that have not been found before, in what each says and in all words as they came. */
function newlyFound(phrase: string, ear: Ear | undefined): Seen[] {
  if (!ear) return [];
  const voices = voicesOf(ear.words);
  const places = (voices.length === 1 ? voices : [...voices, ear.words])
    .flatMap((words) => findPhrase(phrase, words).map(({ first, last }) => words.slice(first, last + 1)))
    .filter((words) => {
      const isNew = !words.some((word) => ear.found.has(word));
      if (isNew) for (const word of words) ear.found.add(word);
      return isNew;
    });
  return places.sort((a, b) => overAt(a) - overAt(b)).map((words) => seenWords(words, []));
}

/** Other words that were heard in its place. */
const missed = ({ words, found }: Ear): Seen[] =>
  found.size > 0 || words.length === 0 ? [] : [seenWords(words, ['other words'])];

const overAt = (words: readonly HeardWord[]): number => words.at(-1)?.micros ?? 0;

function seenWords(words: readonly HeardWord[], misses: readonly string[]): Seen {
  const { callControlId = '' } = words.at(-1) ?? {};
  const texts = voicesOf(words).map((said) => JSON.stringify(cut(textOf(said), TOLD_CHARS)));
  const told = `heard ${texts.join(' and ')}`;
  return { entry: { at: isoMicros(Math.floor(overAt(words))), call_control_id: callControlId }, told, misses };
}
