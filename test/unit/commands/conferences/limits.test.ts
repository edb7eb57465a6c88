import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { LIMITS } from '../../../../src/limits.js';
import { ExchangeWorld } from '../../../support/exchange.js';

const reached = (world: ExchangeWorld): unknown[] => world.events('limit.reached').map(({ what }) => what);

/** Makes a conference of a leg, and leaves it. */
function over(world: ExchangeWorld, call: Call, name: string) {
  const conference = world.conference(call, { name });
  world.okIn(conference, 'leave', { call_control_id: call.id });
  return conference;
}

describe('the limits of conferences', () => {
  it('limit conferences.live: one more is refused until one has ended', async () => {
    const world = new ExchangeWorld({ conferenceLimits: { live: 1 } });
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first, { name: 'a' });
    const body = { call_control_id: second.id, name: 'b' };
    expect(world.codesIn(second, 'create_conference', body)).toEqual(['10027']);
    expect(reached(world)).toEqual(['conferences.live']);
    world.okIn(conference, 'leave', { call_control_id: first.id });
    expect(world.codesIn(second, 'create_conference', body)).toEqual([]);
  });

  it('limit conferences.ended: the one that ended first becomes unknown early', async () => {
    const world = new ExchangeWorld({ conferenceLimits: { ended: 1 } });
    const call = await world.answered();
    const [first, second] = [over(world, call, 'a'), over(world, call, 'b')];
    expect(world.exchange.conference(first.id)).toBeUndefined();
    expect(world.exchange.conference(second.id)).toBe(second);
    expect(reached(world)).toEqual(['conferences.ended']);
  });

  it('limit conferences.ended_ms: an ended one becomes unknown', async () => {
    const world = new ExchangeWorld();
    const { id } = over(world, await world.answered(), 'a');
    await world.clock.advanceAsync(LIMITS['conferences.ended_ms'] - 1);
    expect(world.exchange.conference(id)).toBeDefined();
    await world.clock.advanceAsync(1);
    expect(world.exchange.conference(id)).toBeUndefined();
  });

  it('limit conferences.bytes: ended ones go, then more is refused, but nobody is kept from leaving', async () => {
    const world = new ExchangeWorld({ conferenceLimits: { bytes: 10_000 } });
    const [call, other] = [await world.answered(), await world.answered()];
    const { id } = over(world, call, 'a');
    const conference = world.conference(call, { name: 'b'.repeat(7_200) });
    expect(world.exchange.conference(id)).toBeUndefined();
    const ids = Array.from({ length: 10 }, () => 'v3:x'.repeat(100));
    const body = { call_control_id: other.id, whisper_call_control_ids: ids };
    expect(world.codesIn(conference, 'join', body)).toEqual(['10027']);
    world.okIn(conference, 'leave', { call_control_id: call.id });
    expect(conference.status).toBe('completed');
    expect(reached(world)).toEqual(['conferences.bytes']);
  });

  it('limit conference.left: of those that have left the one that came first is no longer listed', async () => {
    const world = new ExchangeWorld();
    const [first, other] = [await world.answered(), await world.answered()];
    const conference = world.conference(first);
    for (let n = 0; n <= LIMITS['conference.left']; n++) {
      world.okIn(conference, 'join', { call_control_id: other.id });
      world.okIn(conference, 'leave', { call_control_id: other.id });
    }
    expect(conference.participants.size).toBe(LIMITS['conference.left'] + 1);
    expect(reached(world)).toContain('conference.left');
  });
});
