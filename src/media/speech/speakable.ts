/** Signs that flite would pass over in silence, in words. */
const SPOKEN_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u20ac': ' euros ',
    '\u00a3': ' pounds ',
    '\u00b0': ' degrees ',
    '\u2018': "'",
    '\u2019': "'",
    '\u201c': '"',
    '\u201d': '"',
    '\u2013': '-',
    '\u2014': ', ',
  }),
);

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/**
 * Text as an English engine that knows ASCII can read it. Accents fall away. A letter of another script becomes a Latin
 * one by its code point, consonants and vowels in turn (a syllable for a character that is one): not the word, but audio of
 * about its length, where flite would say nothing and `speak` would end at once. Everything else becomes a space, control
 * characters first of all: the text goes to flite as a C string.
 */
export function speakable(text: string): string {
  let vowelNext = false;
  const characters = Array.from(text.normalize('NFKD').replace(/\p{M}/gu, ''), (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) {
      vowelNext = false;
      return character;
    }
    if (!/\p{L}/u.test(character)) return SPOKEN_SIGNS.get(character) ?? ' ';
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) {
      return letterOf(CONSONANTS, code) + letterOf(VOWELS, code);
    }
    const letter = letterOf(vowelNext ? VOWELS : CONSONANTS, code);
    vowelNext = !vowelNext;
    return letter;
  });
  return characters.join('').replace(/\s+/g, ' ').trim();
}

function letterOf(alphabet: string, code: number): string {
  return alphabet.charAt(code % alphabet.length);
}

/** Cuts text for the engine into chunks of at most `maxChars` characters, between words where there are any. */
export function chunks(text: string, maxChars: number): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const space = text.length - at > maxChars ? text.lastIndexOf(' ', at + maxChars) : -1;
    const end = space > at ? space : at + maxChars;
    found.push(text.slice(at, end));
    at = space > at ? end + 1 : end;
  }
  return found;
}
