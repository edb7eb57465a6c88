import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../src/media/timeline.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

function started(atMs = 0): { clock: VirtualClock; timeline: Timeline } {
  const clock = new VirtualClock();
  clock.advance(atMs);
  return { clock, timeline: new Timeline(clock, 8000) };
}

describe('the media time of a leg', () => {
  it('has its sample 0 at the answer', () => {
    const { clock, timeline } = started(1240);
    expect(timeline.elapsedMs()).toBe(0);
    expect(timeline.timeOf(0)).toBe(1240);
    clock.advance(100);
    expect(timeline.elapsedMs()).toBe(100);
    expect(timeline.timeOf(800)).toBe(1340);
    expect(timeline.msUntil(1600)).toBe(100);
    expect(timeline.msUntil(400)).toBe(-50);
  });

  it('lies on the grid of the world, whenever within a frame the answer comes', () => {
    const { clock, timeline } = started(1239.5);
    expect([timeline.timeOf(0), timeline.elapsedMs(), timeline.firstWorldFrame]).toEqual([1220, 19.5, 61]);
    expect([timeline.framesPlayed(), timeline.nextFrameSample()]).toEqual([0, 160]);
    clock.advance(30.25);
    const later = new Timeline(clock, 8000);
    expect([later.timeOf(0), later.firstWorldFrame]).toEqual([1260, 63]);
    expect(timeline.timeOf(2 * 160)).toBe(later.timeOf(0));
  });

  it('counts a frame as played when its 20 ms are over', () => {
    const { clock, timeline } = started();
    clock.advance(19.99);
    expect(timeline.framesPlayed()).toBe(0);
    clock.advance(0.01);
    expect(timeline.framesPlayed()).toBe(1);
    clock.advance(19);
    expect(timeline.framesPlayed()).toBe(1);
  });

  it('lets new audio begin with the first frame that has not begun', () => {
    const { clock, timeline } = started();
    expect(timeline.nextFrameSample()).toBe(0);
    clock.advance(0.1);
    expect(timeline.nextFrameSample()).toBe(160);
    clock.advance(19.9);
    expect(timeline.nextFrameSample()).toBe(160);
    clock.advance(0.1);
    expect(timeline.nextFrameSample()).toBe(320);
  });

  it('finds whole frames also where 20 ms steps do not add up exactly', () => {
    const { clock, timeline } = started();
    for (let frame = 1; frame <= 5000; frame++) {
      for (let step = 0; step < 3; step++) clock.advance(20 / 3);
      expect(timeline.framesPlayed()).toBe(frame);
      expect(timeline.nextFrameSample()).toBe(frame * 160);
    }
  });

  it('stands still after the end of the call', () => {
    const { clock, timeline } = started();
    clock.advance(50);
    timeline.end();
    clock.advance(1000);
    timeline.end();
    expect(timeline.elapsedMs()).toBe(50);
    expect(timeline.framesPlayed()).toBe(2);
  });
});
