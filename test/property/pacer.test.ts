import { LIMITS } from '../../src/limits.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pacer } from '../../src/media/pacer.js';
import { FRAME_MS } from '../../src/media/rates.js';
import { runs } from '../support/property-runs.js';
import { StallingClock } from '../support/stream-world.js';

/** One stream on the media clock, and what it saw. */
interface Member {
  readonly startMs: number;
  readonly frames: number[];
  skipped: number;
  leave: () => void;
  leftMs: number | undefined;
}

type Step =
  | { readonly kind: 'join'; readonly agoMs: number }
  | { readonly kind: 'leave'; readonly which: number }
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'stall'; readonly ms: number };

const fraction = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('join' as const), agoMs: fc.oneof(fc.constant(0), fraction(100)) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(10) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: fraction(200) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stall' as const), ms: fraction(15_000) }) },
);

describe('the media clock', () => {
  it('hands every stream each of its frames once, in order, never early, and at most a millisecond late', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const clock = new StallingClock();
        const pacer = new Pacer(clock, clock.host);
        const members: Member[] = [];
        // Not an expectation for each frame: there are hundreds of thousands.
        const wrong: object[] = [];
        const join = (startMs: number): void => {
          const member: Member = { startMs, frames: [], skipped: 0, leave: () => undefined, leftMs: undefined };
          member.leave = pacer.add(
            {
              due: (frame) => {
                const isNext = frame === member.frames.length + member.skipped + 1;
                if (!isNext || clock.now() < startMs + frame * FRAME_MS - 1e-6) wrong.push({ frame, at: clock.now() });
                member.frames.push(frame);
              },
              skipped: (frames) => {
                if (frames <= 0) wrong.push({ skipped: frames });
                member.skipped += frames;
              },
            },
            startMs,
          );
          members.push(member);
        };
        let stalledMs = 0;
        for (const each of steps) {
          if (each.kind === 'join') join(clock.now() - each.agoMs);
          if (each.kind === 'advance') clock.advance(each.ms);
          if (each.kind === 'stall') {
            clock.stall(each.ms);
            stalledMs += each.ms;
          }
          const member = each.kind === 'leave' ? members[each.which] : undefined;
          if (member && member.leftMs === undefined) {
            member.leave();
            member.leftMs = clock.now();
          }
        }
        expect(wrong).toEqual([]);
        // Once the process has been running again for a round, everybody is up to date.
        clock.advance(FRAME_MS + 1);
        for (const { startMs, frames, skipped, leftMs } of members) {
          if (leftMs !== undefined) continue;
          const due = Math.floor((clock.now() - startMs) / FRAME_MS + 1e-6);
          const surelyDue = Math.floor((clock.now() - 1 - startMs) / FRAME_MS - 1e-6);
          expect(frames.length + skipped).toBeLessThanOrEqual(due);
          expect(frames.length + skipped).toBeGreaterThanOrEqual(surelyDue);
          if (stalledMs < LIMITS['stream.catch_up_frames'] * FRAME_MS - 1000) expect(skipped).toBe(0);
        }
        expect(pacer.size).toBe(members.filter(({ leftMs }) => leftMs === undefined).length);
      }),
      runs(100),
    );
  });

  it('never runs a stream that has left', () => {
    fc.assert(
      fc.property(fraction(500), fraction(500), (stayMs, laterMs) => {
        const clock = new StallingClock();
        const pacer = new Pacer(clock, clock.host);
        let frames = 0;
        const leave = pacer.add({ due: () => frames++ }, clock.now());
        clock.advance(stayMs);
        leave();
        const before = frames;
        clock.advance(laterMs);
        expect(frames).toBe(before);
      }),
    );
  });
});
