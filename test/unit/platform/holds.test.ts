import { describe, expect, it } from 'vitest';
import { Holds } from '../../../src/platform/holds.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

describe('what world time waits for', () => {
  it('is told with its call and since when', () => {
    const clock = new VirtualClock();
    const holds = new Holds(clock.host);
    holds.hold('speech', 'v3:a');
    clock.advance(30);
    holds.hold('GET /v2/calls/v3:a');
    clock.advance(12);
    expect(holds.heldBy()).toEqual([
      { what: 'speech', call_control_id: 'v3:a', for_ms: 42 },
      { what: 'GET /v2/calls/v3:a', call_control_id: null, for_ms: 12 },
    ]);
  });

  it('is over when the last has let go, and not when one lets go twice', () => {
    const holds = new Holds(new VirtualClock().host);
    let freed = 0;
    holds.onFree(() => freed++);
    const release = holds.hold('speech');
    const other = holds.hold('speech');
    release();
    release();
    expect([holds.count, freed]).toEqual([1, 0]);
    other();
    expect([holds.count, freed]).toEqual([0, 1]);
  });

  it('ends with work that fails too', async () => {
    const holds = new Holds(new VirtualClock().host);
    const work = holds.during('file', () => Promise.reject(new Error('gone')));
    expect(holds.count).toBe(1);
    await expect(work).rejects.toThrow('gone');
    expect(holds.count).toBe(0);
  });

  it('limit clock.holds_named: more count, but are not named', () => {
    const holds = new Holds(new VirtualClock().host, 2);
    const releases = ['a', 'b', 'c'].map((what) => holds.hold(what));
    expect(holds.heldBy().map(({ what }) => what)).toEqual(['a', 'b']);
    expect(holds.count).toBe(3);
    for (const release of releases) release();
    expect(holds.count).toBe(0);
  });
});
