import { describe, expect, it } from 'vitest';
import { roughBytes, textBytes } from '../../../src/platform/rough-bytes.js';

describe('the estimate of what a value holds', () => {
  it('counts two bytes for each character where one of them needs them', () => {
    expect(textBytes('é'.repeat(1000)) - textBytes('')).toBe(1000);
    expect(textBytes(`${'a'.repeat(999)}€`) - textBytes('')).toBe(2000);
  });

  it('counts what lies as deep as may be', () => {
    let deep: unknown = 'x'.repeat(1_000_000);
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(roughBytes(deep)).toBeGreaterThan(1_000_000);
  });

  it('counts the bytes of a buffer, and not each as a value', () => {
    expect(roughBytes({ wav: new Uint8Array(1000) }) - roughBytes({ wav: null })).toBeLessThan(1100);
    expect(roughBytes({ wav: new Uint8Array(1000) })).toBeGreaterThan(1000);
  });
});
