import { describe, expect, it } from 'vitest';
import { alone, SharedBytes, type ByteShare, type NewShare } from '../../../src/platform/byte-shares.js';

/** A holder of pieces, of which the oldest go. */
function holder(newShare: NewShare, max = 100) {
  const pieces: number[] = [];
  const share: ByteShare = newShare(max, () => {
    const oldest = pieces.shift();
    if (oldest !== undefined) share.add(-oldest);
    return oldest !== undefined;
  });
  const add = (bytes: number): void => {
    pieces.push(bytes);
    share.add(bytes);
  };
  return { share, pieces, add };
}

const joining =
  (all: SharedBytes): NewShare =>
  (max, shed) =>
    all.join(max, shed).share;

describe('a share that is alone', () => {
  it('lets the oldest go until there is room, and says so where there can be none', () => {
    const { share, pieces, add } = holder(alone);
    for (const bytes of [40, 30, 30]) add(bytes);
    expect([share.fits(0), share.fits(50)]).toEqual([true, true]);
    expect(pieces).toEqual([30]);
    expect([share.fits(101), pieces, share.used]).toEqual([false, [], 0]);
  });
});

describe('bytes that holders share', () => {
  it('are made free by whoever holds the most, not by whoever asks', () => {
    const all = new SharedBytes(100);
    const [a, b] = [holder(joining(all)), holder(joining(all))];
    for (const bytes of [30, 30, 30]) a.add(bytes);
    b.add(10);
    expect(b.share.fits(20)).toBe(true);
    expect([a.pieces, b.pieces, all.used]).toEqual([[30, 30], [10], 70]);
  });

  it('are what each may have in fair parts once all hold as much as they can', () => {
    const all = new SharedBytes(100);
    const holders = [1, 2, 3, 4].map(() => holder(joining(all)));
    for (const { share, add } of holders) {
      for (let i = 0; i < 50; i++) {
        add(5);
        share.fits(0);
      }
    }
    expect(holders.map(({ share }) => share.used)).toEqual([25, 25, 25, 25]);
  });

  it('are refused where nobody can let go, and the next largest is asked where the largest cannot', () => {
    const all = new SharedBytes(100);
    const stuck = joining(all)(1000);
    stuck.add(60);
    const { share, pieces, add } = holder(joining(all));
    for (const bytes of [20, 20]) add(bytes);
    expect([stuck.fits(20), pieces]).toEqual([true, [20]]);
    expect([stuck.fits(41), pieces, share.used]).toEqual([false, [], 0]);
  });

  it('are given back when a holder leaves, and what comes late counts for it alone', () => {
    const all = new SharedBytes(100);
    const { share, leave } = all.join(100);
    share.add(80);
    leave();
    leave();
    expect(all.used).toBe(0);
    share.add(-10);
    expect([all.used, share.used, share.fits(30), share.fits(31)]).toEqual([0, 70, true, false]);
  });
});
