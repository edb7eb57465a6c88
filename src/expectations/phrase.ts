import type { HeardWord } from './context.js';
import { patternIn, type Pattern } from './pattern.js';

/** A phrase was heard: its place among the words. */
export interface Found {
  readonly first: number;
  readonly last: number;
}

/** The places in which a phrase, or a text that a regular expression finds, is among words; they do not overlap. Throws a PatternError where it takes too long. */
export function findPhrase(phrase: string, words: readonly HeardWord[]): Found[] {
  const pattern = patternIn(phrase);
  return pattern ? matchesOf(pattern, words) : sequencesOf(plainWords(phrase), words);
}

/** The words as a text. */
export const textOf = (words: readonly HeardWord[]): string => words.map(({ word }) => word).join(' ');

function sequencesOf(phrase: readonly string[], words: readonly HeardWord[]): Found[] {
  const heard = words.flatMap(({ word }, index) => plainWords(word).map((plain) => ({ plain, index })));
  const found: Found[] = [];
  if (phrase.length === 0) return found;
  for (let at = 0; at + phrase.length <= heard.length; at++) {
    if (!phrase.every((word, offset) => heard[at + offset]?.plain === word)) continue;
    const last = at + phrase.length - 1;
    found.push({ first: heard[at]?.index ?? 0, last: heard[last]?.index ?? 0 });
    at = last;
  }
  return found;
}

function matchesOf(pattern: Pattern, words: readonly HeardWord[]): Found[] {
  const starts: number[] = [];
  let length = 0;
  for (const { word } of words) {
    starts.push(length);
    length += word.length + 1;
  }
  const wordAt = (char: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= char),
    );
  return pattern
    .matches(textOf(words))
    .map(({ index, length: chars }) => ({ first: wordAt(index), last: wordAt(index + chars - 1) }));
}

/** Case and punctuation do not count: nobody hears them. */
export const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
