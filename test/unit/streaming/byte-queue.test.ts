import { describe, expect, it } from 'vitest';
import { ByteQueue } from '../../../src/streaming/byte-queue.js';

/** Everything that can be taken, piece by piece. */
function drain(queue: ByteQueue, maxSamples: number): number[][] {
  const pieces: number[][] = [];
  while (queue.samples > 0) pieces.push([...queue.take(maxSamples)]);
  return pieces;
}

describe('the bytes that wait to be decoded', () => {
  it('are joined while a chunk is shorter than a frame, so that crumbs take no room', () => {
    const queue = new ByteQueue(1, 4);
    for (const byte of [1, 2, 3, 4, 5, 6]) queue.push(Uint8Array.of(byte));
    expect(drain(queue, 100)).toEqual([
      [1, 2, 3, 4],
      [5, 6],
    ]);
  });

  it('leave in whole samples; half a sample waits for its other half', () => {
    const queue = new ByteQueue(2, 2);
    expect(queue.push(Uint8Array.of(1))).toBe(0);
    expect(queue.samples).toBe(0);
    expect(queue.push(Uint8Array.of(2, 3))).toBe(1);
    expect(queue.push(Uint8Array.of(4, 5, 6))).toBe(2);
    expect(drain(queue, 100)).toEqual([
      [1, 2],
      [3, 4, 5, 6],
    ]);
  });

  it('leave in pieces of a given size at most, in their order, however many chunks there are', () => {
    const queue = new ByteQueue(1, 1);
    const bytes = Array.from({ length: 2000 }, (_, i) => i % 251);
    for (let at = 0; at < bytes.length; at += 4) queue.push(Uint8Array.from(bytes.slice(at, at + 4)));
    const pieces = drain(queue, 3);
    expect(pieces.flat()).toEqual(bytes);
    expect(Math.max(...pieces.map(({ length }) => length))).toBe(3);
    expect([...queue.take(3)]).toEqual([]);
  });

  it('can be forgotten, half samples too', () => {
    const queue = new ByteQueue(2, 2);
    queue.push(Uint8Array.of(1, 2, 3));
    queue.clear();
    expect(queue.samples).toBe(0);
    queue.push(Uint8Array.of(4, 5));
    expect(drain(queue, 100)).toEqual([[4, 5]]);
  });
});
