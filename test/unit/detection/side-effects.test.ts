import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { detected, machineWebhooks, PARTY } from '../../support/detection-world.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

const machine = { kind: 'machine' } as const;
const LONG =
  'This is a message of quite some length, which takes longer than a greeting does, and longer still. '.repeat(2);

/** The ends of what was played, with their status, and the places of the verdict and the beep among them. */
const story = (world: ExchangeWorld, call: Call) =>
  world
    .webhooks(call)
    .filter(({ type }) => /speak|playback|machine/.test(type))
    .map(({ type, payload }) => [type.slice('call.'.length), payload['status'] ?? payload['result']]);

describe('a machine that is detected', () => {
  it('ends with its beep what the app says and plays then; what waits behind that is next', async () => {
    const { world, call } = await detected(machine, { answering_machine_detection: 'detect_beep' }, 500);
    world.files.set('http://files.test/a.wav', wavOf(20_000));
    world.ok(call, 'speak', { payload: LONG, voice: 'female' });
    world.ok(call, 'playback_start', { audio_url: 'http://files.test/a.wav', overlay: true });
    world.ok(call, 'speak', { payload: 'Call me back', voice: 'female' });
    await world.clock.advanceAsync(40_000);
    expect(story(world, call)).toEqual([
      ['speak.started', undefined],
      ['playback.started', undefined],
      ['machine.detection.ended', 'machine'],
      ['machine.greeting.ended', 'beep_detected'],
      ['speak.ended', 'cancelled_amd'],
      ['playback.ended', 'cancelled_amd'],
      ['speak.started', undefined],
      ['speak.ended', 'completed'],
    ]);
    expect(world.events('activity.ended', call).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['speak', 'amd'],
      ['playback', 'amd'],
      ['detection', 'completed'],
      ['speak', 'completed'],
    ]);
  });

  it('ends a gather at once, the prompt with it', async () => {
    const { world, call } = await detected(machine, { answering_machine_detection: 'detect' }, 500);
    world.ok(call, 'gather_using_speak', { payload: LONG, voice: 'female', gather_id: 'menu' });
    await world.clock.advanceAsync(40_000);
    const told = world.webhooks(call).map(({ type, payload }) => [type, payload['status'] ?? payload['result']]);
    expect(told.slice(2)).toEqual([
      ['call.machine.detection.ended', 'machine'],
      ['call.gather.ended', 'cancelled_amd'],
    ]);
    expect(world.events('activity.ended', call).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['speak', 'stopped'],
      ['gather', 'amd'],
      ['detection', 'completed'],
    ]);
  });

  it('lets go on what the app says where it has no beep', async () => {
    const { world, call } = await detected(
      { ...machine, beep: false },
      { answering_machine_detection: 'premium' },
      500,
    );
    world.ok(call, 'speak', { payload: LONG, voice: 'female' });
    await world.clock.advanceAsync(40_000);
    expect(story(world, call)).toContainEqual(['speak.ended', 'completed']);
  });

  it('is found on the new leg of a transfer, which is bridged by then', async () => {
    const world = new ExchangeWorld({ parties: new Map([[PARTY, machine]]) });
    const call = await world.answered();
    world.ok(call, 'transfer', { to: PARTY, answering_machine_detection: 'premium', target_leg_client_state: 'Qg==' });
    await world.clock.advanceAsync(10_000);
    const leg = [...world.exchange.calls()].find(({ to }) => to === PARTY);
    if (!leg) throw new Error('no leg');
    expect(machineWebhooks(world, leg).map(([, result]) => result)).toEqual(['machine', 'beep_detected']);
    expect(world.payload('call.machine.premium.detection.ended', leg)).toMatchObject({
      client_state: 'Qg==',
      to: PARTY,
    });
    const order = world.hooks(leg);
    expect(order.indexOf('call.bridged')).toBeLessThan(order.indexOf('call.machine.premium.detection.ended'));
  });
});
