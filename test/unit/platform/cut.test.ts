import { expect, it } from 'vitest';
import { cut } from '../../../src/platform/cut.js';
import { heldBytes } from '../../support/held-bytes.js';

const TEXTS = 20;
const TEXT_CHARS = 2_000_000;

it('a text is told up to a length, with an ellipsis where more came', () => {
  expect(cut('hello', 5)).toBe('hello');
  expect(cut('hello!', 5)).toBe('hello…');
});

it('a text that is cut in the middle of a character stays one that UTF-8 can write', () => {
  expect(cut('a😀b', 2)).toBe('a\uFFFD…');
});

it('what is left out of a text is not held in memory', () => {
  const before = heldBytes();
  // As a client's text comes: out of JSON, in one piece.
  const kept = Array.from({ length: TEXTS }, (_, i) =>
    cut(JSON.parse(`"${i}${'x'.repeat(TEXT_CHARS)}"`) as string, 1_000),
  );
  expect(heldBytes() - before).toBeLessThan((TEXTS * TEXT_CHARS) / 4);
  expect(kept).toHaveLength(TEXTS);
});
