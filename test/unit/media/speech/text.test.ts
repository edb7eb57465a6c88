import { LIMITS } from '../../../../src/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunks, speakable } from '../../../../src/media/speech/speakable.js';
import { splitSentences } from '../../../../src/media/speech/text.js';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['Hello there. How are you? Fine!', ['Hello there.', 'How are you?', 'Fine!']],
    ['Dr. Smith paid $3.50 at 10:30.', ['Dr. Smith paid $3.50 at 10:30.']],
    ['J. Smith is here. She waits.', ['J. Smith is here.', 'She waits.']],
    ['Come at 3 p.m. today. Bye.', ['Come at 3 p.m. today.', 'Bye.']],
    ['He said "Stop!" Then he left.', ['He said "Stop!"', 'Then he left.']],
    ['Wait... what?! No.', ['Wait... what?!', 'No.']],
    ['One line\ngoes on\n\nThe next does not', ['One line goes on', 'The next does not']],
    ['  spaces   only between  ', ['spaces only between']],
    ['はい。 いいえ。', ['はい。', 'いいえ。']],
    ['', []],
    [' \n\t', []],
    ['...', ['...']],
  ])('of %j', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('limit speech.sentence_chars: are cut at a comma when they are long, so that the first is heard soon', () => {
    const sentence = `${'a longer clause of some words, '.repeat(12)}and an end.`;
    const pieces = splitSentences(sentence);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith(','))).toBe(true);
    expect(pieces.every((piece) => piece.length <= LIMITS['speech.sentence_chars'])).toBe(true);
  });

  it('keep every word, in order, and are short unless one word is long', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('.', 'Dr.', 'U.S.', '3.14', 'end.', 'no!', '"why?"', 'a,', '\n\n', 'x'.repeat(300), '。'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), fc.constantFrom(' ', '\n', '\n\n', ''), (list, gap) => {
        const text = list.join(gap);
        const sentences = splitSentences(text);
        expect(words(sentences.join(' '))).toEqual(words(text));
        for (const sentence of sentences) {
          expect(sentence).toBe(sentence.trim());
          if (sentence.includes(' ')) expect(sentence.length).toBeLessThanOrEqual(LIMITS['speech.sentence_chars']);
        }
      }),
    );
  });

  it('of a very long text take little time', () => {
    expect(splitSentences('word '.repeat(200_000)).length).toBe(5_000);
  });
});

describe('what flite is given to read', () => {
  it.each([
    ['Plain text, 100%.', 'Plain text, 100%.'],
    ['héllo naïve café', 'hello naive cafe'],
    ['“quotes” — it’s', '"quotes" , it\'s'],
    ['a\u0000b\u0007c\r\nd', 'a b c d'],
    ['costs €5', 'costs euros 5'],
    ['ﬁne … ok', 'fine ... ok'],
    ['😀', ''],
    ['', ''],
  ])('%j becomes %j', (text, spoken) => {
    expect(speakable(text).replace(/\s+/g, ' ')).toBe(spoken);
  });

  it('is ASCII without control characters, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff)), (codes) => {
        expect(speakable(String.fromCodePoint(...codes))).toMatch(/^[ -~]*$/);
      }),
    );
  });

  it('has as many words as the text has in another script, and something to say for each', () => {
    for (const text of ['Привет как дела', 'שלום מה שלומך', '今日は いい 天気', 'مرحبا كيف حالك', '안녕 잘 지내']) {
      const spoken = speakable(text);
      expect(words(spoken)).toHaveLength(words(text).length);
      expect(spoken).toMatch(/^[a-z ]+$/);
    }
  });

  it('comes in chunks that the engine can take, with nothing lost', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { maxLength: 60 }), (list) => {
        const text = list.join(' ');
        const found = chunks(text, 25);
        expect(found.every((chunk) => chunk.length > 0 && chunk.length <= 25)).toBe(true);
        expect(found.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
    expect(chunks('one two three', 8)).toEqual(['one two', 'three']);
    expect(chunks('', 8)).toEqual([]);
  });
});
