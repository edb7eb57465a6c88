import { describe, expect, it } from 'vitest';
import { conferenceOf } from '../../../../src/calls/conferences/conference.js';
import { checkDial } from '../../../../src/commands/check-dial.js';
import type { DialBody } from '../../../../src/commands/check-dial.js';
import { switchesWith } from '../../../../src/switches.js';
import { codesOf, ExchangeWorld } from '../../../support/exchange.js';

type Config = NonNullable<DialBody['conference_config']>;

const dialFor = (world: ExchangeWorld, conference_config: Config, more: Partial<DialBody> = {}) =>
  world.dial({ conference_config, ...more });

describe('a dial with conference_config', () => {
  it('makes a conference of that name, with the leg in it as soon as it rings', async () => {
    const world = new ExchangeWorld();
    const leg = await dialFor(world, { conference_name: 'sales' });
    await world.clock.advanceAsync(100);
    expect(leg.state).toBe('ringing');
    expect(world.hooks()).toEqual(['call.initiated', 'conference.created', 'conference.participant.joined']);
    const conference = world.exchange.conference('sales');
    expect([...(conference?.participants.values() ?? [])]).toMatchObject([{ leg: leg.id, status: 'joining' }]);
    await world.clock.advanceAsync(200);
    expect([...(conference?.participants.values() ?? [])]).toMatchObject([{ leg: leg.id, status: 'joined' }]);
  });

  it('lets the leg be heard, and hear the others, from its answer on', async () => {
    const world = new ExchangeWorld();
    const first = await world.answered();
    const conference = world.conference(first);
    const leg = await dialFor(world, { id: conference.id });
    await world.clock.advanceAsync(300);
    world.say(leg, 'Hello there');
    await world.clock.advanceAsync(1000);
    expect(world.audio(first, 'heard').some((sample) => sample !== 0)).toBe(true);
    world.say(first, 'Hello there');
    await world.clock.advanceAsync(1000);
    expect(world.audio(leg, 'heard').some((sample) => sample !== 0)).toBe(true);
  });

  it('has the leg join at its answer with early_media: false', async () => {
    const world = new ExchangeWorld();
    const conference = world.conference(await world.answered());
    const leg = await dialFor(world, { conference_name: 'sales', early_media: false, mute: true });
    await world.clock.advanceAsync(100);
    expect(conferenceOf(leg)).toBeUndefined();
    await world.clock.advanceAsync(200);
    expect(conferenceOf(leg)).toMatchObject({ conference: conference.id, participant: { isMuted: true } });
    expect(world.hooks(leg)).toEqual(['call.initiated', 'call.answered', 'conference.participant.joined']);
  });

  it('is whispered to only once it has been answered', async () => {
    const world = new ExchangeWorld();
    const conference = world.conference(await world.answered());
    const leg = await dialFor(world, { id: conference.id });
    await world.clock.advanceAsync(100);
    const supervisor = await world.joined(conference, {
      supervisor_role: 'whisper',
      whisper_call_control_ids: [leg.id],
    });
    expect(conferenceOf(supervisor)?.participant.audience).toEqual([]);
    await world.clock.advanceAsync(200);
    expect(conferenceOf(supervisor)?.participant.audience).toEqual([leg.id]);
    world.say(supervisor, 'Hello there');
    await world.clock.advanceAsync(1000);
    expect(world.audio(leg, 'heard').some((sample) => sample !== 0)).toBe(true);
  });

  it('leaves the conference when nobody answers', async () => {
    const world = new ExchangeWorld();
    await dialFor(world, { conference_name: 'sales' }, { to: '+15550100486' });
    await world.clock.advanceAsync(1000);
    expect(world.hooks().slice(-3)).toEqual(['call.hangup', 'conference.participant.left', 'conference.ended']);
  });

  it('is cancelled with the end of the conference', async () => {
    const world = new ExchangeWorld();
    const conference = world.conference(await world.answered());
    const leg = await dialFor(world, { id: conference.id });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'end');
    expect(leg.hangup?.cause).toBe('originator_cancel');
  });

  it('plays the file of its hold from the answer on', async () => {
    const world = new ExchangeWorld();
    const conference = world.conference(await world.answered(), { start_conference_on_create: false });
    const config = { id: conference.id, hold: true, hold_media_name: 'wait' };
    const leg = await dialFor(world, config);
    await world.clock.advanceAsync(100);
    expect([...leg.activities.values()].map(({ kind }) => kind)).toEqual(['conference']);
    await world.clock.advanceAsync(200);
    expect([...leg.activities.values()].map(({ kind }) => kind)).toEqual(['conference', 'playback']);
  });

  it('refuses a conference that is unknown or over', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const conference = world.conference(call);
    world.okIn(conference, 'leave', { call_control_id: call.id });
    const dial = async (id: string) => world.tryDial({ conference_config: { id } });
    expect(codesOf(await dial(conference.id))).toEqual(['90019']);
    const unknown = await dial('3fa85f64-5717-4562-b3fc-2c963f66afa6');
    expect(unknown).toMatchObject({ refusals: [{ error: 'unknownConference', pointer: '/conference_config/id' }] });
  });

  it('has to name a conference, and a file in one way only', () => {
    const faults = (conference_config: Config) =>
      checkDial(
        { connection_id: '1', from: '+13125550001', to: '+13125550002', conference_config },
        { switches: switchesWith() },
      ).map(({ error, pointer }) => [error, pointer]);
    expect(faults({})).toEqual([['missingParameter', '/conference_config/conference_name']]);
    expect(faults({ conference_name: 'a', hold_audio_url: 'http://a.test/a.wav', hold_media_name: 'a' })).toEqual([
      ['unprocessable', '/conference_config/hold_media_name'],
    ]);
  });

  it('stays up where the conference cannot be joined any more, and the journal says why', async () => {
    const world = new ExchangeWorld({ conferenceLimits: { live: 2 } });
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first, { max_participants: 2 });
    world.okIn(conference, 'join', { call_control_id: second.id });
    const late = { early_media: false };
    const full = await dialFor(world, { id: conference.id, ...late });
    const over = world.conference(await world.answered(), { name: 'over' });
    const ended = await dialFor(world, { id: over.id, ...late });
    const one = await dialFor(world, { conference_name: 'one too many' });
    await world.clock.advanceAsync(100);
    world.okIn(over, 'end');
    await world.clock.advanceAsync(200);
    for (const [leg, reason] of [
      [full, 'full'],
      [ended, 'ended'],
      [one, 'limit'],
    ] as const) {
      expect(leg.state).toBe('active');
      expect(world.events('conference.failed', leg)).toMatchObject([{ reason }]);
    }
  });
});

describe('a leg in a conference that is transferred', () => {
  it('leaves it at once', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const conference = world.conference(call);
    await world.joined(conference);
    world.ok(call, 'transfer', { to: '+13125550009' });
    expect(conferenceOf(call)).toBeUndefined();
    expect(world.events('conference.participant', call).at(-1)).toMatchObject({ status: 'left', why: 'moved' });
  });
});

describe('a leg in a conference that is put in a queue', () => {
  it('leaves it, and the queue when it joins again', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const conference = world.conference(call);
    await world.joined(conference);
    world.ok(call, 'enqueue', { queue_name: 'support' });
    expect(conferenceOf(call)).toBeUndefined();
    world.okIn(conference, 'join', { call_control_id: call.id });
    expect(world.payload('call.dequeued', call)).toMatchObject({ reason: 'bridged' });
    expect(conferenceOf(call)?.conference).toBe(conference.id);
  });
});
