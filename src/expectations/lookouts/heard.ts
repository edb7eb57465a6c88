import { isoMicros } from '../../platform/clock.js';
import { cut } from '../../platform/cut.js';
import type { HeardWord, JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { findPhrase, textOf } from '../phrase.js';
import type { Lookout, Seen } from '../seen.js';

/** Words are looked for so often while nothing else happens. */
const EVERY_MS = 100;

/** So much is told of what was heard in their place. */
const TOLD_CHARS = 200;

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
  };

  function earOf({ callControlId }: HeardWord): Ear {
    const known = ears.get(callControlId);
    if (known) return known;
    const ear: Ear = { words: [], found: 0 };
    ears.set(callControlId, ear);
    return ear;
  }
}

/** The words that one far end has heard, and how often the phrase was in them. */
interface Ear {
  readonly words: HeardWord[];
  found: number;
}

function newlyFound(phrase: string, ear: Ear | undefined): Seen[] {
  if (!ear) return [];
  const all = findPhrase(phrase, ear.words);
  const fresh = all.slice(ear.found);
  ear.found = all.length;
  return fresh.map(({ first, last }) => seenWords(ear.words.slice(first, last + 1), []));
}

/** Other words that were heard in its place. */
const missed = ({ words, found }: Ear): Seen[] =>
  found > 0 || words.length === 0 ? [] : [seenWords(words, ['other words'])];

function seenWords(words: readonly HeardWord[], misses: readonly string[]): Seen {
  const { micros = 0, callControlId = '' } = words.at(-1) ?? {};
  const told = `heard ${JSON.stringify(cut(textOf(words), TOLD_CHARS))}`;
  return { entry: { at: isoMicros(Math.floor(micros)), call_control_id: callControlId }, told, misses };
}
