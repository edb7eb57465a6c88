import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { COST_DELAY_MS } from '../../../src/calls/lifecycle.js';

import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';
import { unexpected } from '../../support/faults.js';

/** A call on which everything that lasts runs, the stream first. */
async function busyCall(world: ExchangeWorld) {
  const call = await world.answered();
  world.ok(call, 'streaming_start', { stream_url: STREAM_URL });
  const socket = world.dialer.accept();
  world.ok(call, 'transcription_start');
  world.ok(call, 'speak', { payload: 'Please hold the line.', voice: 'female' });
  world.ok(call, 'playback_start', { audio_url: 'http://files.test/music.wav', overlay: true });
  await world.clock.advanceAsync(200);
  return { call, socket };
}

describe('the life of an inbound call', () => {
  it('is initiated, answered and hung up', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    expect(call.state).toBe('ringing');
    expect(world.hooks(call)).toEqual(['call.initiated']);
    world.ok(call, 'answer');
    expect(call.state).toBe('active');
    world.act(call, { act: 'hangup' });
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
    expect(world.events('call.state', call).map(({ from, to }) => [from, to])).toEqual([
      [null, 'ringing'],
      ['ringing', 'active'],
      ['active', 'ended'],
    ]);
  });

  it('has the state of its command when the command is answered', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    world.ok(call, 'answer');
    expect(world.codes(call, 'streaming_start', { stream_url: STREAM_URL })).toEqual([]);
    expect(
      world.act(call, { act: 'sound', sound: { kind: 'say', actId: 'a', text: 'Hi', voice: undefined } }),
    ).toBeUndefined();
  });

  it('keeps its start time in every webhook, and tells its end in the last', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    await world.clock.advanceAsync(1000);
    world.ok(call, 'answer');
    await world.clock.advanceAsync(1000);
    world.ok(call, 'hangup');
    const start = { start_time: '2026-01-01T00:00:00.000000Z' };
    expect(world.payload('call.initiated')).toMatchObject(start);
    expect(world.payload('call.answered')).toMatchObject(start);
    expect(world.payload('call.hangup')).toMatchObject({ ...start, end_time: '2026-01-01T00:00:02.000000Z' });
  });
});

describe('the hang-up of a busy call', () => {
  it('says stop, closes the socket, then announces the hang-up and after it what it ended', async () => {
    const world = new ExchangeWorld();
    world.files.set('http://files.test/music.wav', wavOf(2000));
    const { call, socket } = await busyCall(world);
    const before = world.hooks(call).length;
    let stoppedBeforeHangup = false;
    world.journal.subscribe(({ type, event_type }) => {
      if (type === 'webhook.created' && event_type === 'call.hangup') {
        stoppedBeforeHangup = socket.closed && socket.sent.at(-1)?.json.event === 'stop';
      }
    }, unexpected);
    world.act(call, { act: 'hangup' });
    expect(stoppedBeforeHangup).toBe(true);
    expect(world.hooks(call).slice(before)).toEqual([
      'call.hangup',
      'call.speak.ended',
      'call.playback.ended',
      'streaming.stopped',
      'call.transcription.stopped',
    ]);
    expect(world.payload('call.speak.ended')).toMatchObject({ status: 'call_hangup' });
    expect(world.payload('call.playback.ended')).toMatchObject({ status: 'call_hangup' });
  });

  it('says nothing of audio that had not begun', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { payload: 'One.', voice: 'female' });
    world.ok(call, 'speak', { payload: 'Two.', voice: 'female' });
    await world.clock.advanceAsync(20);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(5000);
    expect(world.hooks(call).filter((type) => type.startsWith('call.speak'))).toEqual([
      'call.speak.started',
      'call.speak.ended',
    ]);
  });

  it('never lets occurred_at go back within a call', async () => {
    const world = new ExchangeWorld();
    const { call } = await busyCall(world);
    await world.clock.advanceAsync(3000);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(5000);
    const sent = world.sender.sent.map(
      ({ body }) => (JSON.parse(body ?? '') as { data: { occurred_at: string } }).data.occurred_at,
    );
    expect(sent.length).toBeGreaterThan(6);
    expect([...sent].sort()).toEqual(sent);
  });

  it('leaves nothing running', async () => {
    const world = new ExchangeWorld();
    const { call } = await busyCall(world);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(0);
    expect(world.pacer.size).toBe(0);
    // What is left is that the call will be forgotten.
    await world.clock.advanceAsync(100);
    expect(world.clock.pending).toBe(1);
    expect([...call.activities.values()].every(({ state, endedAt }) => state === 'ended' && endedAt !== null)).toBe(
      true,
    );
  });
});

describe('the cost of a call', () => {
  it('is told after the hang-up where the application asks for it', async () => {
    const world = new ExchangeWorld();
    world.exchange.applications.update(world.exchange.applications.default.id, { call_cost_in_webhooks: true });
    const call = await world.answered();
    await world.clock.advanceAsync(61_000);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(COST_DELAY_MS - 1);
    expect(world.hooks(call)).not.toContain('call.cost');
    await world.clock.advanceAsync(1);
    expect(world.payload('call.cost')).toMatchObject({
      billed_duration_secs: 120,
      status: 'success',
      total_cost: '0.0136',
      cost_parts: [
        { call_part: 'sip-trunking', billed_duration_secs: 120, cost: '0.0100', currency: 'USD', rate: '0.00500' },
        { call_part: 'call-control', cost: '0.0036', rate: '0.00180' },
      ],
    });
  });

  it('is nothing for a call that nobody answered, and is not told unasked', async () => {
    const world = new ExchangeWorld();
    const silent = await world.ring();
    world.ok(silent, 'hangup');
    await world.clock.advanceAsync(1000);
    expect(world.hooks(silent)).not.toContain('call.cost');
    world.exchange.applications.update(world.exchange.applications.default.id, { call_cost_in_webhooks: true });
    const call = await world.ring();
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.cost', call)).toMatchObject({ billed_duration_secs: 0, total_cost: '0.0000' });
  });
});

describe('an ended call', () => {
  it('limit calls.ended_ms: is known for ten minutes: GET answers, commands get 90018; then it is unknown', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(2500);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(LIMITS['calls.ended_ms'] - 1);
    expect(world.codes(call, 'hangup')).toEqual(['90018']);
    expect(world.exchange.callStatus(call.id)).toMatchObject({
      call_duration: 2,
      end_time: '2026-01-01T00:00:02.500000Z',
      is_alive: false,
    });
    await world.clock.advanceAsync(1);
    expect(world.codes(call, 'hangup')).toEqual(['90015']);
    expect(world.exchange.callStatus(call.id)).toBeUndefined();
    expect(world.media.leg(call.id)).toBeUndefined();
    expect(world.clock.pending).toBe(0);
  });

  it(`limit calls.ended: becomes unknown before that when more than ${LIMITS['calls.ended']} have ended after it`, async () => {
    const world = new ExchangeWorld();
    const live = await world.answered();
    const first = await world.ring();
    world.ok(first, 'hangup');
    for (let i = 1; i < LIMITS['calls.ended']; i++) world.ok(await world.ring(), 'hangup');
    expect(world.exchange.findCall(first.id)).toBe(first);
    world.ok(await world.ring(), 'hangup');
    expect(world.exchange.findCall(first.id)).toBeUndefined();
    expect(world.exchange.findCall(live.id)).toBe(live);
    expect([...world.exchange.calls()]).toHaveLength(LIMITS['calls.ended'] + 1);
    for (let i = 0; i < 3; i++) world.ok(await world.ring(), 'hangup');
    // Once: in a long run each call that ends makes another one unknown.
    expect(world.events('limit.reached')).toMatchObject([{ what: 'calls.ended', call_control_id: first.id }]);
  });

  it('leaves no memory behind, however many calls are made', async () => {
    const world = new ExchangeWorld();
    for (let i = 0; i < 50; i++) {
      const call = await world.answered();
      world.ok(call, 'speak', { payload: 'Hi', voice: 'female', command_id: 'x' });
      await world.clock.advanceAsync(50);
      world.ok(call, 'hangup');
    }
    await world.clock.advanceAsync(LIMITS['calls.ended_ms']);
    expect([...world.exchange.calls()]).toEqual([]);
    expect([world.clock.pending, world.pacer.size, world.media.size]).toEqual([0, 0, 0]);
  });
});

describe('what a call remembers', () => {
  it(`limit call.activities: is at most ${LIMITS['call.activities']} activities, of which the oldest ended ones go first`, async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transcription_start');
    const [transcription] = call.activities.keys();
    for (let i = 0; i < LIMITS['call.activities'] + 5; i++) {
      world.ok(call, 'speak', { payload: 'a', voice: 'female', stop: 'all' });
      await world.clock.advanceAsync(0);
    }
    expect(call.activities.size).toBe(LIMITS['call.activities']);
    expect(call.activities.get(transcription ?? '')?.state).toBe('running');
    expect(world.events('limit.reached')).toMatchObject([{ what: 'call.activities', call_control_id: call.id }]);
  });

  it(`limit call.command_ids: is at most ${LIMITS['call.command_ids']} command ids, of which the oldest go first`, async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    for (let i = 0; i <= LIMITS['call.command_ids']; i++)
      world.ok(call, 'client_state_update', { client_state: 'YQ==', command_id: `${i}` });
    expect(call.commandIds.size).toBe(LIMITS['call.command_ids']);
    expect(call.commandIds.has('0')).toBe(false);
    expect(call.commandIds.has(`${LIMITS['call.command_ids']}`)).toBe(true);
    expect(world.events('limit.reached')).toMatchObject([{ what: 'call.command_ids', call_control_id: call.id }]);
  });
});
