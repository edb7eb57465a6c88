import { expect, it } from 'vitest';
import { cut } from '../../../src/platform/cut.js';

it('a text is told up to a length, with an ellipsis where more came', () => {
  expect(cut('hello', 5)).toBe('hello');
  expect(cut('hello!', 5)).toBe('hello…');
});

it('a text that is cut in the middle of a character stays one that UTF-8 can write', () => {
  expect(cut('a😀b', 2)).toBe('a\uFFFD…');
});
