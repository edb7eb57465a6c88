import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { LIMITS } from '../../../../src/limits.js';
import type { ExchangeWorld } from '../../../support/exchange.js';
import { GONE, heard, meeting, MUSIC, MUSIC_LEVEL, soundHooks } from '../../../support/meeting.js';

describe('play in a conference', () => {
  it('is heard once by all, at the same frame, and told of by two webhooks', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC });
    await world.clock.advanceAsync(1000);
    for (const leg of legs) expect(heard(world, leg)).toEqual([`100-500 ${MUSIC_LEVEL}`]);
    expect(soundHooks(met)).toEqual(['100 playback.started', '500 playback.ended']);
    const whole = {
      conference_id: conference.id,
      connection_id: conference.connectionId,
      creator_call_session_id: legs[0].sessionId,
      media_url: MUSIC,
      occurred_at: expect.any(String) as string,
    };
    expect(world.payload('conference.playback.started')).toEqual(whole);
    expect(world.payload('conference.playback.ended')).toEqual({
      ...whole,
      occurred_at: '2026-01-01T00:00:00.500000Z',
    });
  });

  it('waits for what is played to all already, and is heard as often as asked', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'speak', { payload: 'Hello', voice: 'female' });
    world.okIn(conference, 'play', { audio_url: MUSIC, loop: '2' });
    await world.clock.advanceAsync(2000);
    expect(soundHooks(met)).toEqual([
      '100 speak.started',
      '400 speak.ended',
      '400 playback.started',
      '1200 playback.ended',
    ]);
    expect(heard(world, legs[2]).at(-1)).toBe(`400-1200 ${MUSIC_LEVEL}`);
  });

  it('to some is heard by those alone, on the leg of each', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC, call_control_ids: [legs[1].id, legs[2].id, legs[1].id] });
    await world.clock.advanceAsync(1000);
    expect(legs.map((leg) => heard(world, leg))).toEqual([[], [`100-500 ${MUSIC_LEVEL}`], [`100-500 ${MUSIC_LEVEL}`]]);
    expect(soundHooks(met)).toEqual([
      '100 participant.playback.started of 1',
      '100 participant.playback.started of 2',
      '500 participant.playback.ended of 1',
      '500 participant.playback.ended of 2',
    ]);
    expect(world.payload('conference.participant.playback.started')).toMatchObject({
      call_control_id: legs[2].id,
      call_leg_id: legs[2].legId,
      call_session_id: legs[2].sessionId,
      conference_id: conference.id,
      connection_id: conference.connectionId,
      creator_call_session_id: legs[0].sessionId,
      media_url: MUSIC,
    });
    expect(world.hooks(legs[2])).toContain('conference.participant.playback.started');
  });

  it('goes on forever with loop: infinity, until it is stopped', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC, loop: 'infinity' });
    await world.clock.advanceAsync(10_000);
    world.okIn(conference, 'stop');
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met)).toEqual(['100 playback.started', '10100 playback.ended']);
    expect(heard(world, legs[0])).toEqual([`100-10100 ${MUSIC_LEVEL}`]);
  });

  it('of a file that is not there ends without having begun, and what waits behind it is heard', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: GONE });
    world.okIn(conference, 'play', { media_name: 'unknown', call_control_ids: [legs[1].id] });
    world.okIn(conference, 'play', { audio_url: MUSIC });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met).sort()).toEqual([
      '100 participant.playback.ended of 1',
      '100 playback.ended',
      '100 playback.started',
      '500 playback.ended',
    ]);
    expect(world.payload('conference.playback.ended')).not.toHaveProperty('status');
    const ends = world.events('activity.ended').map(({ reason, conference_id: id }) => [reason, id === conference.id]);
    expect(ends.sort()).toEqual([
      ['completed', true],
      ['file_not_found', false],
      ['file_not_found', true],
    ]);
  });

  it('is heard by one who is alone, by nobody who is on hold, and by one who comes in the middle from then on', async () => {
    const { world, conference, legs } = await meeting();
    for (const leg of legs.slice(1)) world.okIn(conference, 'leave', { call_control_id: leg.id });
    world.okIn(conference, 'play', { audio_url: MUSIC });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'join', { call_control_id: legs[1].id, hold: true });
    world.okIn(conference, 'join', { call_control_id: legs[2].id });
    await world.clock.advanceAsync(1000);
    expect(legs.map((leg) => heard(world, leg))).toEqual([[`100-500 ${MUSIC_LEVEL}`], [], [`200-500 ${MUSIC_LEVEL}`]]);
  });

  it('goes on, told and unheard, while the conference has not started', async () => {
    const met = await meeting({ start_conference_on_create: false });
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC });
    await world.clock.advanceAsync(200);
    const late = await world.joined(conference, { start_conference_on_enter: true });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met)).toEqual(['100 playback.started', '500 playback.ended']);
    expect(heard(world, legs[0])).toEqual([`300-500 ${MUSIC_LEVEL}`]);
    expect(heard(world, late)).toEqual([`0-200 ${MUSIC_LEVEL}`]);
  });

  it('ends as one leaves to whom alone it is played, and goes on for the others', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC, call_control_ids: [legs[1].id, legs[2].id] });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'leave', { call_control_id: legs[1].id });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met).slice(2)).toEqual([
      '200 participant.playback.ended of 1',
      '500 participant.playback.ended of 2',
    ]);
    expect(heard(world, legs[1])).toEqual([`100-200 ${MUSIC_LEVEL}`]);
  });

  it.each([
    ['by its end', (world: ExchangeWorld, id: string) => world.okIn(id, 'end')],
    [
      'as the last one hangs up',
      (world: ExchangeWorld, _id: string, legs: readonly Call[]) => {
        for (const leg of legs) world.act(leg, { act: 'hangup' });
      },
    ],
  ])('is cut %s, which is told before the end of the conference', async (_how, end) => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC });
    world.okIn(conference, 'speak', { payload: 'Never heard', voice: 'female' });
    world.okIn(conference, 'play', { audio_url: MUSIC, call_control_ids: [legs[1].id] });
    await world.clock.advanceAsync(100);
    end(world, conference.id, legs);
    await world.clock.advanceAsync(1000);
    const last = world.hooks().filter((type) => type.startsWith('conference.') && !type.includes('participant.left'));
    expect(last.slice(-3)).toEqual([
      'conference.participant.playback.ended',
      'conference.playback.ended',
      'conference.ended',
    ]);
    expect(world.hooks()).not.toContain('conference.speak.ended');
    expect(heard(world, legs[0])).toEqual([`100-200 ${MUSIC_LEVEL}`]);
  });

  it('is refused where a leg is not in the conference, and then nobody hears anything', async () => {
    const { world, conference, legs } = await meeting();
    const stranger = await world.answered();
    await world.clock.advanceAsync(100);
    const before = world.events().length;
    for (const [id, code] of [
      [stranger.id, '10027'],
      ['v3:nobody', '90015'],
    ] as const) {
      const body = { call_control_ids: [legs[1].id, id] };
      expect(world.codesIn(conference, 'play', { audio_url: MUSIC, ...body })).toEqual([code]);
      expect(world.codesIn(conference, 'speak', { payload: 'Hi', voice: 'female', ...body })).toEqual([code]);
      expect(world.codesIn(conference, 'stop', body)).toEqual([code]);
      expect(world.codesIn(conference, 'send_dtmf', { digits: '1', ...body })).toEqual([code]);
      expect(world.runIn(conference, 'play', { audio_url: MUSIC, ...body })).toMatchObject({
        refusals: [{ pointer: '/call_control_ids/1' }],
      });
    }
    await world.clock.advanceAsync(1000);
    expect(
      new Set(
        world
          .events()
          .slice(before)
          .map(({ type }) => type),
      ),
    ).toEqual(new Set(['command.refused']));
    expect(heard(world, legs[1])).toEqual([]);
  });

  it('is refused where a leg that is named has not been answered; what is meant for all passes it by', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const ringing = await world.dial({
      to: '+15550100408',
      conference_config: { id: conference.id, early_media: true },
    });
    await world.clock.advanceAsync(1000);
    const only = { call_control_ids: [legs[1].id, ringing.id] };
    for (const [name, body] of [
      ['play', { audio_url: MUSIC }],
      ['send_dtmf', { digits: '1' }],
      ['stop', {}],
    ] as const)
      expect(world.runIn(conference, name, { ...body, ...only })).toMatchObject({
        refusals: [{ error: 'notAnswered', pointer: '/call_control_ids/1' }],
      });
    world.okIn(conference, 'send_dtmf', { digits: '1' });
    world.okIn(conference, 'stop');
    await world.clock.advanceAsync(1000);
    expect([legs[1].party.dtmfHeard, ringing.party.dtmfHeard]).toEqual(['1', '']);
  });

  it.each([
    ['no file', {}, '10004'],
    ['two files', { audio_url: MUSIC, media_name: 'a' }, '10027'],
    ['a URL that is none', { audio_url: 'music.wav' }, '10003'],
    ['loop 0', { audio_url: MUSIC, loop: 0 }, '90009'],
  ])('is refused with %s', async (_what, body, code) => {
    const { world, conference } = await meeting();
    expect(world.codesIn(conference, 'play', body)).toEqual([code]);
  });

  it('without a file is accepted in vain with empty_start: accept', async () => {
    const met = await meeting({}, { config: { switches: { empty_start: 'accept' } } });
    met.world.okIn(met.conference, 'play');
    expect(met.world.events('command.ignored')).toMatchObject([{ command: 'play', why: 'there is nothing to play' }]);
  });

  it('a repeated command_id says it once', async () => {
    const met = await meeting();
    const { world, conference } = met;
    for (const payload of ['One', 'Two'])
      world.okIn(conference, 'speak', { payload, voice: 'female', command_id: 'x' });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met)).toEqual(['100 speak.started', '280 speak.ended']);
  });

  it('limit queue.items: a sound more than that is not taken, and told as one that failed', async () => {
    const met = await meeting();
    const { world, conference } = met;
    const never = { parts: [{ load: () => new Promise<never>(() => undefined) }], loop: 1 };
    const own = world.media.conference(conference.id)?.leg;
    for (let i = 0; i <= LIMITS['queue.items']; i++) own?.play('mouth', { id: `sound ${i}`, ...never });
    world.okIn(conference, 'play', { audio_url: MUSIC });
    expect(world.events('limit.reached')).toMatchObject([{ what: 'queue.items', conference_id: conference.id }]);
    expect(soundHooks(met)).toEqual(['100 playback.ended']);
  });

  it('limit conference.activities: the oldest that has ended is known no more', async () => {
    const { world, conference } = await meeting();
    world.okIn(conference, 'play', { audio_url: GONE });
    await world.clock.advanceAsync(100);
    const [ended] = conference.activities.values();
    if (!ended) throw new Error('nothing was played');
    for (let i = conference.activities.size; i < LIMITS['conference.activities']; i++)
      conference.activities.set(`sound ${i}`, ended);
    world.okIn(conference, 'play', { audio_url: GONE });
    expect([conference.activities.size, conference.activities.has(ended.id)]).toEqual([
      LIMITS['conference.activities'],
      false,
    ]);
    expect(world.events('limit.reached')).toMatchObject([
      { what: 'conference.activities', limit: LIMITS['conference.activities'], conference_id: conference.id },
    ]);
  });
});
