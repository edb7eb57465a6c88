import { describe, expect, it } from 'vitest';
import { callView } from '../../../../src/control/call-view.js';
import { press } from '../../../support/gathering.js';
import { meeting, MUSIC, soundHooks } from '../../../support/meeting.js';

describe('send_dtmf in a conference', () => {
  it('is heard as tones by all, or by those alone who are named', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'send_dtmf', { digits: '1', duration_millis: 100, client_state: 'YQ==' });
    world.okIn(conference, 'send_dtmf', { digits: '2w3', call_control_ids: [legs[1].id, legs[2].id] });
    await world.clock.advanceAsync(3000);
    expect(legs.map(({ party }) => party.dtmfHeard)).toEqual(['1', '123', '123']);
    expect(legs.map(({ clientState }) => clientState)).toEqual(['YQ==', 'YQ==', 'YQ==']);
    expect(soundHooks(met)).toEqual([]);
    // A participant hears its own tones, and not those of the others.
    expect(
      world
        .audio(legs[0], 'heard')
        .slice(300 * 8)
        .every((sample) => sample === 0),
    ).toBe(true);
  });

  it.each([
    [{ digits: 'x' }, '90014'],
    [{ digits: '1', duration_millis: 501 }, '90027'],
    [{ digits: '1', client_state: '?' }, '90017'],
  ])('is refused with %j', async (body, code) => {
    const { world, conference, legs } = await meeting();
    expect(world.codesIn(conference, 'send_dtmf', body)).toEqual([code]);
    await world.clock.advanceAsync(1000);
    expect(legs.map(({ party }) => party.dtmfHeard)).toEqual(['', '', '']);
  });
});

describe('gather_using_audio in a conference', () => {
  it('plays a file to one participant, and gives the digits of that one', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const only = { call_control_id: legs[1].id, audio_url: MUSIC, maximum_digits: 2, client_state: 'YQ==' };
    world.okIn(conference, 'gather_using_audio', { ...only, gather_id: 'pin' });
    await world.clock.advanceAsync(1000);
    press(world, legs[0], '99');
    press(world, legs[1], '12');
    await world.clock.advanceAsync(2000);
    expect(soundHooks(met)).toEqual([
      '100 participant.playback.started of 1',
      '500 participant.playback.ended of 1',
      '1500 call.gather.ended of 1',
    ]);
    expect(world.payload('call.gather.ended')).toMatchObject({
      call_control_id: legs[1].id,
      client_state: 'YQ==',
      digits: '12',
      gather_id: 'pin',
      status: 'valid',
    });
    expect(world.audio(legs[0], 'heard').every((sample) => sample === 0)).toBe(true);
  });

  it('falls silent at the first digit, unless stop_playback_on_dtmf is false', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const wish = { audio_url: MUSIC, inter_digit_timeout_millis: 1000 };
    world.okIn(conference, 'gather_using_audio', { call_control_id: legs[1].id, ...wish });
    world.okIn(conference, 'gather_using_audio', {
      call_control_id: legs[2].id,
      ...wish,
      stop_playback_on_dtmf: false,
    });
    for (const leg of legs.slice(1)) press(world, leg, '5');
    await world.clock.advanceAsync(3000);
    expect(soundHooks(met).slice(2)).toEqual([
      '260 participant.playback.ended of 1',
      '500 participant.playback.ended of 2',
      '1260 call.gather.ended of 1',
      '1260 call.gather.ended of 2',
    ]);
    for (const leg of legs.slice(1))
      expect(world.payload('call.gather.ended', leg)).toMatchObject({ digits: '5', status: 'valid' });
  });

  it('waits for the first digit as long as the shorter of its two times says, from the end of the file on', async () => {
    for (const [times, atMs] of [
      [{ initial_timeout_millis: 700, timeout_millis: 2000 }, 1200],
      [{ initial_timeout_millis: 5000, timeout_millis: 1000 }, 1500],
      [{}, 60_500],
    ] as const) {
      const met = await meeting();
      const { world, conference, legs } = met;
      const only = { call_control_id: legs[1].id, audio_url: MUSIC, maximum_tries: 1 };
      world.okIn(conference, 'gather_using_audio', { ...only, ...times });
      await world.clock.advanceAsync(100_000);
      expect(soundHooks(met).at(-1)).toBe(`${atMs} call.gather.ended of 1`);
    }
  });

  it('is cancelled as the participant leaves', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'gather_using_audio', { call_control_id: legs[1].id, audio_url: MUSIC });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'leave', { call_control_id: legs[1].id });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met).slice(1)).toEqual(['200 participant.playback.ended of 1', '200 call.gather.ended of 1']);
    expect(world.payload('call.gather.ended')).toMatchObject({ status: 'cancelled' });
    expect(callView(legs[1]).activities.every(({ state }) => state === 'ended')).toBe(true);
  });

  it('is refused for a leg that is elsewhere, without a file, and with values out of range', async () => {
    const { world, conference, legs } = await meeting();
    const stranger = await world.answered();
    const codes = (body: object): string[] => world.codesIn(conference, 'gather_using_audio', body);
    expect(codes({ call_control_id: stranger.id, audio_url: MUSIC })).toEqual(['10027']);
    expect(codes({ call_control_id: 'v3:nobody', audio_url: MUSIC })).toEqual(['90015']);
    expect(codes({ call_control_id: legs[1].id })).toEqual(['10004']);
    expect(codes({ call_control_id: legs[1].id, audio_url: MUSIC, maximum_tries: 129 })).toEqual(['90024']);
    expect(legs[1].activities.size).toBe(1);
  });
});
