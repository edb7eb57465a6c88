import type { HeardWord } from './context.js';

/** Words that do not interrupt each other: of one who speaks, or of several who take turns. */
interface Voice {
  readonly words: HeardWord[];
}

/**
 * The words of those who speak at the same time, apart: what each says in one go stays together, as a listener would follow it. One list where nobody
 * speaks while another does.
 */
export function voicesOf(words: readonly HeardWord[]): readonly (readonly HeardWord[])[] {
  const utterances = new Map<unknown, HeardWord[]>();
  for (const word of words) {
    const known = utterances.get(word.said);
    if (known) known.push(word);
    else utterances.set(word.said, [word]);
  }
  const voices: Voice[] = [];
  for (const said of utterances.values()) {
    const begun = said[0]?.micros ?? 0;
    // The one who was done last goes on.
    const free = voices
      .filter((voice) => endOf(voice) <= begun)
      .reduce<Voice | undefined>((best, voice) => (best && endOf(best) >= endOf(voice) ? best : voice), undefined);
    if (free) free.words.push(...said);
    else voices.push({ words: [...said] });
  }
  return voices.map((voice) => voice.words);
}

const endOf = ({ words }: Voice): number => words.at(-1)?.micros ?? 0;
