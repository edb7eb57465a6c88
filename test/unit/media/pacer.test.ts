import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { Pacer, type Paced } from '../../../src/media/pacer.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { StallingClock } from '../../support/stream-world.js';

/** A member that notes when each of its frames was due and when it came. */
function notes(clock: { now(): number }): Paced & { readonly frames: [number, number][]; readonly lost: number[] } {
  const frames: [number, number][] = [];
  const lost: number[] = [];
  return {
    frames,
    lost,
    due: (frame) => void frames.push([frame, clock.now()]),
    skipped: (count) => void lost.push(count),
  };
}

describe('the media clock', () => {
  it('calls for frame n at n times 20 ms after the start, within a millisecond', () => {
    const clock = new VirtualClock();
    const member = notes(clock);
    new Pacer(clock, clock.host).add(member, clock.now());
    clock.advance(1001);
    expect(member.frames.map(([frame]) => frame)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    for (const [frame, at] of member.frames) {
      expect(at).toBeGreaterThanOrEqual(frame * 20);
      expect(at).toBeLessThanOrEqual(frame * 20 + 1);
    }
  });

  it('does not drift: after an hour a frame is as late as at first', () => {
    const clock = new VirtualClock();
    const member = notes(clock);
    clock.advance(3.3);
    new Pacer(clock, clock.host).add(member, clock.now());
    clock.advance(3_600_001);
    expect(member.frames).toHaveLength(180_000);
    const late = (index: number): number => (member.frames[index]?.[1] ?? 0) - 3.3 - (index + 1) * 20;
    expect(late(179_999)).toBeCloseTo(late(0), 6);
  });

  it('spreads streams over the 20 ms instead of sending all in one burst', () => {
    const clock = new VirtualClock();
    const pacer = new Pacer(clock, clock.host);
    const members = Array.from({ length: 20 }, () => {
      const member = notes(clock);
      pacer.add(member, clock.now());
      clock.advance(1);
      return member;
    });
    clock.advance(1000);
    const instants = new Map<number, number>();
    // The first round may share an instant: the clock slept until the first member was due when the others joined.
    for (const [, at] of members.flatMap(({ frames }) => frames.slice(1)))
      instants.set(at, (instants.get(at) ?? 0) + 1);
    expect(instants.size).toBe(members.length * 49);
    expect(Math.max(...instants.values())).toBe(1);
  });

  it('has the frames of a process that hung come at once, none lost', () => {
    const clock = new StallingClock();
    const member = notes(clock);
    new Pacer(clock, clock.host).add(member, clock.now());
    clock.advance(41);
    clock.stall(300);
    clock.advance(1);
    expect(member.frames.map(([frame]) => frame)).toEqual(
      Array.from({ length: member.frames.length }, (_, i) => i + 1),
    );
    clock.advance(100);
    expect(member.frames).toHaveLength(Math.floor(clock.now() / 20));
    expect(member.lost).toEqual([]);
  });

  it('limit stream.catch_up_frames: hands over as skipped what is more than ten seconds late, and counts on', () => {
    const clock = new StallingClock();
    const member = notes(clock);
    new Pacer(clock, clock.host).add(member, clock.now());
    clock.advance(21);
    clock.stall(LIMITS['stream.catch_up_frames'] * 20 + 2000);
    clock.advance(21);
    const last = member.frames.at(-1)?.[0] ?? 0;
    expect(last).toBe(Math.floor(clock.now() / 20));
    expect(member.lost).toHaveLength(1);
    expect(member.frames.length + (member.lost[0] ?? 0)).toBe(last);
    expect(member.frames.length).toBe(1 + LIMITS['stream.catch_up_frames']);
  });

  it('limit media.turn_ms: late members do not hold up everything else, and have their turns in the order in which they were due', () => {
    const clock = new StallingClock();
    const pacer = new Pacer(clock, clock.host);
    const served: number[] = [];
    // What a member has to make up for takes it a tenth of a turn: fifty have five turns of work.
    const workMs = LIMITS['media.turn_ms'] / 10;
    for (let index = 0; index < 50; index++) {
      const due = (frame: number): void => {
        if (frame !== 50) return;
        served.push(index);
        clock.stall(workMs);
      };
      pacer.add({ due, skipped: () => expect.unreachable() }, 0);
    }
    clock.stall(1001);
    const turns: number[] = [];
    const other = (): void => {
      turns.push(served.length);
      if (turns.length < 5) clock.schedule(0, other);
    };
    clock.schedule(1, other);
    clock.advance(1);
    expect(served).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(turns).toEqual([10, 20, 30, 40, 50]);
  });

  it('serves what may get lost after everything else when time is short, and yet in every turn', () => {
    const clock = new StallingClock();
    const pacer = new Pacer(clock, clock.host);
    const order: string[] = [];
    const slow = (name: string, lossy: boolean): void => {
      const due = (frame: number): void => {
        if (frame > 1) return;
        order.push(name);
        clock.stall(LIMITS['media.turn_ms']);
      };
      pacer.add({ due, lossy }, clock.now());
    };
    slow('fork 1', true);
    slow('fork 2', true);
    slow('stream 1', false);
    slow('stream 2', false);
    clock.advance(21);
    expect(order).toEqual(['stream 1', 'fork 1', 'stream 2', 'fork 2']);
  });

  it('stops for a member that leaves, also from within its own frame or that of another', () => {
    const clock = new VirtualClock();
    const pacer = new Pacer(clock, clock.host);
    const other = notes(clock);
    let leaveOther = (): void => undefined;
    const own: number[] = [];
    const leave = pacer.add(
      {
        due: (frame) => {
          own.push(frame);
          if (frame < 3) return;
          leave();
          leaveOther();
        },
      },
      0,
    );
    leaveOther = pacer.add(other, 0);
    clock.advance(200);
    expect(own).toEqual([1, 2, 3]);
    expect(other.frames.map(([frame]) => frame)).toEqual([1, 2]);
    leave();
    expect(pacer.size).toBe(0);
  });

  it('sleeps while it has no members, and wakes for the next one', () => {
    const clock = new VirtualClock();
    const pacer = new Pacer(clock, clock.host);
    const leave = pacer.add(notes(clock), 0);
    clock.advance(100);
    leave();
    clock.advance(100);
    expect(clock.pending).toBe(0);
    const late = notes(clock);
    pacer.add(late, clock.now());
    clock.advance(41);
    expect(late.frames.map(([frame]) => frame)).toEqual([1, 2]);
  });

  it('leaves nothing due when its last member has gone, so that time that stands is not moved', () => {
    const clock = new VirtualClock();
    const pacer = new Pacer(clock, clock.host);
    const leave = pacer.add(notes(clock), clock.now());
    clock.advance(50);
    leave();
    expect(clock.pending).toBe(0);
    const later = notes(clock);
    pacer.add(later, clock.now());
    clock.advance(41);
    expect(later.frames.map(([frame]) => frame)).toEqual([1, 2]);
  });

  it('serves a member that joins while it sleeps until another one is due', () => {
    const clock = new VirtualClock();
    const pacer = new Pacer(clock, clock.host);
    pacer.add(notes(clock), 0);
    clock.advance(7.5);
    const joined = notes(clock);
    pacer.add(joined, clock.now());
    clock.advance(20.5);
    expect(joined.frames).toEqual([[1, 28]]);
  });

  it('begins where the stream began, also when that lies in the past', () => {
    const clock = new VirtualClock();
    clock.advance(105);
    const member = notes(clock);
    new Pacer(clock, clock.host).add(member, 50);
    clock.advance(20);
    expect(member.frames.map(([frame]) => frame)).toEqual([1, 2, 3]);
  });
});
