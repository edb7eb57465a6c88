import { describe, expect, it } from 'vitest';
import { textFrame } from '../../../src/platform/text-frame.js';

const text = (length: number): string => Array.from({ length }, (_, i) => String.fromCharCode(32 + (i % 90))).join('');

describe('the frame of a text message', () => {
  it('has a mask of its own', () => {
    const masks = Array.from({ length: 3_000 }, () => textFrame(text(130))?.readUInt32BE(4));
    expect(new Set(masks).size).toBeGreaterThan(2_990);
  });

  it.each([
    ['short', text(125)],
    ['long', text(65_536)],
    ['not ASCII', `${text(200)}ü`],
  ])('is left to ws where the text is %s', (_, other) => {
    expect(textFrame(other)).toBeUndefined();
  });
});
