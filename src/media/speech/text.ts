import { LIMITS } from '../../limits.js';
/** A part of what is heard: words, or a pause. */
export type SpeechPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'silence'; readonly ms: number };

/** Words that end in a full stop without ending a sentence. */
const ABBREVIATIONS = new Set(
  ['mr', 'mrs', 'ms', 'dr', 'prof', 'st', 'sr', 'jr', 'vs', 'ext', 'approx', 'e.g', 'i.e', 'a.m', 'p.m'].map(
    (word) => `${word}.`,
  ),
);

const SENTENCE_END = /[.!?\u2026\u3002\uff01\uff1f]["'\u201d\u2019)\]]*$/;
const CLAUSE_END = /[,;:]["'\u201d\u2019)\]]*$/;

/**
 * Cuts text into sentences. Every word comes out once, in order and unchanged, whatever the punctuation: only white space
 * is touched. Where the end of a sentence is doubtful (`Dr. Who`) the guess costs a pause, never a word.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let words: string[] = [];
  const flush = (): void => {
    sentences.push(...cutLong(words));
    words = [];
  };
  const tokens = [...text.matchAll(/(\S+)(\s*)/g)];
  for (const [index, [, word = '', gap = '']] of tokens.entries()) {
    words.push(word);
    if (endsSentence(word, tokens[index + 1]?.[1]) || /\n\s*\n/.test(gap)) flush();
  }
  flush();
  return sentences;
}

function endsSentence(word: string, next: string | undefined): boolean {
  if (!SENTENCE_END.test(word)) return false;
  if (!word.endsWith('.')) return true;
  if (ABBREVIATIONS.has(word.toLowerCase().replace(/^\W+/, ''))) return false;
  // An initial (`J. Smith`), or a sentence that goes on in lower case (`about 3 p.m. today`).
  return !/^\p{Lu}\.$/u.test(word) && !/^\p{Ll}/u.test(next ?? '');
}

/** One piece where the words fit, more where they do not. A word that is longer than a piece stays whole. */
function cutLong(words: readonly string[]): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < words.length) {
    const end = pieceEnd(words, start);
    pieces.push(words.slice(start, end).join(' '));
    start = end;
  }
  return pieces;
}

/** The piece that begins at word `start` ends here (exclusive): behind its last comma if that is past its middle. */
function pieceEnd(words: readonly string[], start: number): number {
  let chars = 0;
  let clauseEnd = 0;
  for (let i = start; i < words.length; i++) {
    const word = words[i] ?? '';
    chars += word.length + 1;
    if (chars - 1 > LIMITS['speech.sentence_chars'] && i > start) return clauseEnd > 0 ? clauseEnd : i;
    if (CLAUSE_END.test(word) && chars > LIMITS['speech.sentence_chars'] / 2) clauseEnd = i + 1;
  }
  return words.length;
}
