import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { callView } from '../../../src/control/call-view.js';
import { CALLER, ExchangeWorld, OURS, type ExchangeWish } from '../../support/exchange.js';
import { toneDbfs } from '../../support/goertzel.js';
import { wavOf } from '../../support/sounds.js';
import { rms } from '../../support/signals.js';

const THIRD = '+13125550003';
const BUSY = '+15550100486';
const NEVER = '+15550100408';

const peer = (call: Call): string | null => callView(call).bridged_to;

/** The leg that the latest transfer made. */
const newest = (world: ExchangeWorld): Call => [...world.exchange.calls()].at(-1) as Call;

async function transferred(
  body: object = {},
  wish: ExchangeWish = {},
): Promise<{ world: ExchangeWorld; a: Call; b: Call }> {
  const world = new ExchangeWorld(wish);
  const a = await world.answered();
  expect(world.ok(a, 'transfer', { to: THIRD, ...body })).toEqual({ result: 'ok' });
  return { world, a, b: newest(world) };
}

/** All webhooks in their order, with the leg that each is about. */
const story = (world: ExchangeWorld, a: Call): string[] =>
  world.webhooks().map(({ type, payload }) => `${payload['call_control_id'] === a.id ? 'a' : 'b'} ${type}`);

describe('a transfer', () => {
  it('dials a leg of the same session, with the number that was called, and bridges it at the answer', async () => {
    const { world, a, b } = await transferred({ client_state: 'YQ==', target_leg_client_state: 'Yg==' });
    expect(b).toMatchObject({ direction: 'outgoing', from: OURS, to: THIRD, connectionId: a.connectionId });
    expect(b.sessionId).toBe(a.sessionId);
    expect(b.legId).not.toBe(a.legId);
    await world.clock.advanceAsync(199);
    expect([peer(a), peer(b)]).toEqual([null, null]);
    await world.clock.advanceAsync(2);
    expect([peer(a), peer(b)]).toEqual([b.id, a.id]);
    expect(world.payload('call.bridged', a)).toMatchObject({ client_state: 'YQ==', call_leg_id: a.legId });
    expect(world.payload('call.bridged', b)).toMatchObject({ client_state: 'Yg==', call_leg_id: b.legId });
  });

  it('tells of the bridge when the new leg rings, before its answer, as Telnyx documents the order', async () => {
    const { world, a } = await transferred();
    await world.clock.advanceAsync(300);
    expect(story(world, a).slice(2)).toEqual([
      'b call.initiated',
      'a call.bridged',
      'b call.bridged',
      'b call.answered',
    ]);
  });

  it('tells of it at the answer by the switch transfer_bridged_at', async () => {
    const { world, a } = await transferred({}, { config: { switches: { transfer_bridged_at: 'answer' } } });
    await world.clock.advanceAsync(300);
    expect(story(world, a).slice(2)).toEqual([
      'b call.initiated',
      'b call.answered',
      'a call.bridged',
      'b call.bridged',
    ]);
  });

  it('gives the new leg what a dial may give: from, headers, time-outs, digits, webhook URL', async () => {
    const { world, b } = await transferred({
      from: CALLER,
      from_display_name: 'Ann',
      custom_headers: [{ name: 'X-A', value: '1' }],
      send_digits_on_answer: '12',
      webhook_url: 'http://app.test/b',
      time_limit_secs: 30,
    });
    expect(b.from).toBe(CALLER);
    expect(b.identity.callerIdName).toBe('Ann');
    expect(b.party.receivedHeaders).toEqual([{ name: 'X-A', value: '1' }]);
    await world.clock.advanceAsync(2000);
    expect(b.party.dtmfHeard).toBe('12');
    const target = world.events('webhook.attempt', b).find((entry) => entry['event_type'] === 'call.answered');
    expect(target?.['url']).toBe('http://app.test/b');
    await world.clock.advanceAsync(30_000);
    expect(b.hangup?.cause).toBe('time_limit');
  });

  it('lets the leg hear the American ringing tone until the answer, and the new party from then on', async () => {
    const { world, a, b } = await transferred({ to: NEVER });
    await world.clock.advanceAsync(3000);
    const ringing = world.audio(a, 'heard');
    expect(toneDbfs(ringing.subarray(4000, 12_000), 440, 8000)).toBeGreaterThan(-18);
    expect(toneDbfs(ringing.subarray(4000, 12_000), 480, 8000)).toBeGreaterThan(-18);
    world.act(b, { act: 'answer' });
    await world.clock.advanceAsync(100);
    const before = world.audio(a, 'heard').length;
    await world.clock.advanceAsync(7000);
    expect(rms(world.audio(a, 'heard').subarray(before))).toBe(0);
    world.say(b, 'hello');
    await world.clock.advanceAsync(1000);
    expect(rms(world.audio(a, 'heard').subarray(before))).toBeGreaterThan(100);
  });

  it('lets the leg hear nothing before the answer with early_media: false', async () => {
    const { world, a } = await transferred({ to: NEVER, early_media: false });
    await world.clock.advanceAsync(3000);
    expect(rms(world.audio(a, 'heard'))).toBe(0);
  });

  it.each([
    [BUSY, 300, { cause: 'user_busy', source: 'unknown', sip: '486' }],
    [NEVER, 10_000, { cause: 'timeout', source: 'unknown', sip: '487' }],
  ] as const)('that fails (%s) ends the new leg alone; the leg stays and takes commands', async (to, ms, hangup) => {
    const { world, a, b } = await transferred({ to, timeout_secs: 10 });
    await world.clock.advanceAsync(ms + 1);
    expect(b.hangup).toEqual(hangup);
    expect(a.state).toBe('active');
    expect(world.hooks(a)).not.toContain('call.hangup');
    const at = world.audio(a, 'heard').length;
    await world.clock.advanceAsync(8000);
    expect(rms(world.audio(a, 'heard').subarray(at))).toBe(0);
    world.ok(a, 'transfer', { to: THIRD });
    await world.clock.advanceAsync(300);
    expect(peer(a)).toBe(newest(world).id);
  });

  it('whose leg hangs up first ends the new one as a caller who gives up', async () => {
    const { world, a, b } = await transferred({ to: NEVER });
    await world.clock.advanceAsync(1000);
    world.act(a, { act: 'hangup' });
    expect(b.hangup).toEqual({ cause: 'originator_cancel', source: 'caller', sip: '487' });
  });

  it('of a leg that is being transferred cancels the first destination', async () => {
    const { world, a, b } = await transferred({ to: NEVER });
    await world.clock.advanceAsync(1000);
    world.ok(a, 'transfer', { to: THIRD });
    expect(b.hangup?.cause).toBe('originator_cancel');
    await world.clock.advanceAsync(300);
    expect(peer(a)).toBe(newest(world).id);
  });

  it('ends both by default when either hangs up, and parks the leg with park_after_unbridge', async () => {
    const ended = await transferred();
    await ended.world.clock.advanceAsync(300);
    ended.world.act(ended.b, { act: 'hangup' });
    expect(ended.a.hangup).toEqual({ cause: 'normal_clearing', source: 'callee', sip: '200' });
    const parked = await transferred({ park_after_unbridge: 'self' });
    await parked.world.clock.advanceAsync(300);
    parked.world.act(parked.b, { act: 'hangup' });
    expect(callView(parked.a)).toMatchObject({ state: 'active', unbridged: 'parked' });
  });

  it('of a bridged leg takes it out of its bridge at once: the old peer goes, or is parked', async () => {
    const { world, a, b } = await transferred();
    await world.clock.advanceAsync(300);
    world.ok(a, 'transfer', { to: THIRD });
    expect(b.state).toBe('ended');
    expect(world.events('bridge.ended', a)).toMatchObject([{ peer: b.id, reason: 'transferred' }]);
    await world.clock.advanceAsync(300);
    expect(peer(a)).toBe(newest(world).id);
  });

  it('of an unanswered inbound leg answers it when the destination answers', async () => {
    const world = new ExchangeWorld();
    const a = await world.ring();
    world.ok(a, 'transfer', { to: THIRD });
    const b = newest(world);
    await world.clock.advanceAsync(100);
    expect([a.state, b.state]).toEqual(['ringing', 'ringing']);
    await world.clock.advanceAsync(200);
    expect([peer(a), peer(b)]).toEqual([b.id, a.id]);
    expect(story(world, a)).toEqual([
      'a call.initiated',
      'b call.initiated',
      'a call.bridged',
      'b call.bridged',
      'b call.answered',
      'a call.answered',
    ]);
  });

  it('of an unanswered leg that the app answers meanwhile lets it hear the ringing tone', async () => {
    const world = new ExchangeWorld();
    const a = await world.ring();
    world.ok(a, 'transfer', { to: NEVER });
    await world.clock.advanceAsync(100);
    world.ok(a, 'answer');
    await world.clock.advanceAsync(1000);
    expect(rms(world.audio(a, 'heard'))).toBeGreaterThan(1000);
    world.act(newest(world), { act: 'answer' });
    expect(peer(a)).toBe(newest(world).id);
  });

  it('is refused on a leg that is being dialled', async () => {
    const world = new ExchangeWorld();
    const a = await world.dial({ to: NEVER });
    await world.clock.advanceAsync(10);
    expect(world.codes(a, 'transfer', { to: THIRD })).toEqual(['90034']);
  });

  it('plays audio_url to the destination before the legs are bridged', async () => {
    const world = new ExchangeWorld();
    world.files.set('http://files.test/a.wav', wavOf(1000));
    const a = await world.answered();
    world.ok(a, 'transfer', { to: THIRD, audio_url: 'http://files.test/a.wav' });
    const b = newest(world);
    await world.clock.advanceAsync(700);
    expect([b.state, peer(a)]).toEqual(['active', null]);
    await world.clock.advanceAsync(1000);
    expect(peer(a)).toBe(b.id);
    expect(world.hooks(b)).toEqual([
      'call.initiated',
      'call.bridged',
      'call.answered',
      'call.playback.started',
      'call.playback.ended',
    ]);
  });

  it('whose audio_url cannot be had bridges without it', async () => {
    const { world, a, b } = await transferred({ audio_url: 'http://files.test/missing.wav' });
    await world.clock.advanceAsync(500);
    expect(peer(a)).toBe(b.id);
    expect(world.payload('call.playback.ended', b)).toMatchObject({ status: 'file_not_found' });
  });

  it('makes no leg where there are as many as there may be, and says so', async () => {
    const world = new ExchangeWorld({ limits: { live: 1 } });
    const a = await world.answered();
    expect(world.codes(a, 'transfer', { to: THIRD })).toEqual(['90041']);
    expect(world.exchange.liveCalls).toBe(1);
    expect(world.events('limit.reached')).toMatchObject([{ what: 'calls.live' }]);
  });
});
