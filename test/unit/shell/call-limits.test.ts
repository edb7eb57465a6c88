import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { heldBytes } from '../../../src/calls/held-bytes.js';
import { ConnectionError } from '../../../src/shell/exchange-deps.js';
import { ACTIVITY_KINDS } from '../../../src/activities/index.js';
import { DialMemory } from '../../../src/calls/dial-memory.js';
import { CALLER, codesOf, ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

/** An instant at which both clocks show the same. */
const at = (micros: number) => ({ worldMicros: micros, hostMicros: micros });

const KIB = 1024;

/** So many characters of base64. */
const state = (bytes: number): string => 'QUJD'.repeat(bytes / 4);

/** What the journal says of the limits that were reached. */
const reached = (world: ExchangeWorld): unknown[] => world.events('limit.reached').map(({ what }) => what);

describe('live calls', () => {
  it('limit calls.live: one more dial is 90041, one more ring is refused, and nothing changes', async () => {
    expect(LIMITS['calls.live']).toBe(10_000);
    const world = new ExchangeWorld({ limits: { live: 3 } });
    const call = await world.ring();
    await world.dial({ to: [CALLER, CALLER] });
    const before = world.exchange.applications.list().length;
    expect(codesOf(await world.tryDial({ connection_id: 'new' }))).toEqual(['90041']);
    await expect(world.ring({ connectionId: 'new' })).rejects.toThrow('calls.live');
    expect(world.exchange.applications.list()).toHaveLength(before);
    expect(reached(world)).toEqual(['calls.live', 'calls.live']);
    expect(world.exchange.liveCalls).toBe(3);
    world.ok(call, 'hangup');
    expect((await world.tryDial()).kind).toBe('accepted');
  });

  it('are counted with all legs of a dial', async () => {
    const world = new ExchangeWorld({ limits: { live: 3 } });
    expect(codesOf(await world.tryDial({ to: [CALLER, CALLER, CALLER, CALLER] }))).toEqual(['90041']);
    expect(world.exchange.liveCalls).toBe(0);
    expect((await world.tryDial({ to: [CALLER, CALLER, CALLER] })).kind).toBe('accepted');
  });

  it('are not what an unknown connection is refused for', async () => {
    const world = new ExchangeWorld({ config: { strictConnections: true } });
    await expect(world.ring({ connectionId: 'new' })).rejects.toThrow(ConnectionError);
  });
});

describe('what calls keep', () => {
  const limits = { bytes: 100 * KIB };

  it('limit calls.bytes: dial is 90041, ring and commands that bring something are refused, a hang-up is not', async () => {
    const world = new ExchangeWorld({ limits });
    const call = await world.answered();
    world.ok(call, 'client_state_update', { client_state: state(80 * KIB) });
    expect(codesOf(await world.tryDial({ client_state: state(40 * KIB) }))).toEqual(['90041']);
    const sipHeaders = [{ name: 'User-to-User', value: 'x'.repeat(40 * KIB) }];
    await expect(world.ring({ sipHeaders })).rejects.toThrow('calls.bytes');
    expect(world.codes(call, 'speak', { payload: 'x', voice: 'female', client_state: state(120 * KIB) })).toEqual([
      '10027',
    ]);
    expect(reached(world)).toEqual(['calls.bytes']);
    expect(call.clientState).toHaveLength(80 * KIB);
    // The journal's fields say which command it was, and that it was refused.
    expect(world.events('command.refused', call)).toMatchObject([{ command: 'speak', errors: ['unprocessable'] }]);
    expect(world.codes(call, 'hangup', { client_state: state(40 * KIB) })).toEqual([]);
  });

  it('makes ended calls unknown early, which the journal says', async () => {
    const world = new ExchangeWorld({ limits });
    const calls = [];
    for (let i = 0; i < 10; i++) {
      const call = await world.answered();
      calls.push(call);
      world.ok(call, 'hangup', { client_state: state(40 * KIB) });
      expect(call.state).toBe('ended');
    }
    const known = calls.map(({ id }) => id).filter((id) => world.exchange.findCall(id));
    expect(known).toEqual(calls.slice(-2).map(({ id }) => id));
    expect(world.events('limit.reached')).toMatchObject([{ what: 'calls.bytes', call_control_id: calls[0]?.id }]);
    expect(world.media.size).toBe(known.length);
  });

  it('is given back when a playback has ended, or another state takes the place of one', async () => {
    const world = new ExchangeWorld({ limits });
    const call = await world.answered();
    const file = Buffer.from(wavOf(1000)).toString('base64');
    for (let i = 0; i < 20; i++) {
      world.ok(call, 'playback_start', { playback_content: file });
      world.ok(call, 'client_state_update', { client_state: state(40 * KIB) });
      await world.clock.advanceAsync(1100);
    }
    expect(world.hooks(call).filter((type) => type === 'call.playback.ended')).toHaveLength(20);
    expect(heldBytes(call, ACTIVITY_KINDS)).toBeLessThan(60 * KIB);
  });

  it('is at least as large as the texts in it', () => {
    const world = new ExchangeWorld();
    return fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.nat({ max: 5000 }), async (texts, size) => {
        const headers = texts.map((value) => ({ name: 'X-A', value }));
        const call = await world.dial({ custom_headers: headers, client_state: state(size * 4) });
        const texted = texts.reduce((sum, text) => sum + text.length, size * 4);
        expect(heldBytes(call, ACTIVITY_KINDS)).toBeGreaterThan(texted);
        expect(heldBytes(call, ACTIVITY_KINDS)).toBeLessThan(8 * KIB + 2 * texted + 250 * texts.length);
        world.ok(call, 'hangup');
      }),
      { numRuns: 30 },
    );
  });
});

describe('names and digits that a call keeps', () => {
  it('limit call.noted: further names are not journalled, which the journal says once', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const config = (from: number) =>
      Object.fromEntries(Array.from({ length: LIMITS['call.noted'] }, (_, i) => [`made_up_${from + i}`, true]));
    for (const from of [0, 500, 2000]) {
      world.ok(call, 'transcription_start', {
        transcription_engine: 'Google',
        transcription_engine_config: config(from),
      });
      world.ok(call, 'transcription_stop');
    }
    expect(world.events('property.unknown', call)).toHaveLength(LIMITS['call.noted']);
    expect(reached(world)).toEqual(['call.noted']);
    expect(call.noted.size).toBe(LIMITS['call.noted'] + 1);
  });

  it('limit call.dtmf_heard: the older half of the digits goes', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    call.party.dtmfHeard = '1'.repeat(LIMITS['call.dtmf_heard']);
    world.ok(call, 'send_dtmf', { digits: '2', duration_millis: 100 });
    await world.clock.advanceAsync(200);
    expect(call.party.dtmfHeard).toMatch(/^1+2$/);
    expect(call.party.dtmfHeard).toHaveLength(LIMITS['call.dtmf_heard'] / 2 + 1);
    expect(reached(world)).toEqual(['call.dtmf_heard']);
  });
});

describe('remembered dials', () => {
  it('limit dials.remembered_bytes: the oldest go', () => {
    const memory = new DialMemory({ dials: 100, bytes: 10 * KIB });
    const id = (n: number): string => `${n}-${'x'.repeat(3 * KIB)}`;
    const full = [1, 2, 3, 4].flatMap((n) => memory.remember('KEY', id(n), { n }, at(n)));
    expect(memory.find('KEY', id(1), at(5))).toBeUndefined();
    expect(memory.find('KEY', id(2), at(5))).toEqual({ n: 2 });
    // One that is too large by itself is not remembered at all.
    full.push(...memory.remember('KEY', 'x'.repeat(20 * KIB), { n: 5 }, at(5)));
    expect(memory.size).toBe(0);
    expect(new Set(full)).toEqual(new Set(['dials.remembered_bytes']));
  });

  it('are forgotten after a minute', () => {
    const memory = new DialMemory();
    memory.remember('KEY', 'a', { n: 1 }, at(0));
    expect(memory.find('KEY', 'a', at(60_000_000))).toEqual({ n: 1 });
    expect(memory.find('KEY', 'a', at(60_000_001))).toBeUndefined();
    expect(memory.size).toBe(0);
  });
});
