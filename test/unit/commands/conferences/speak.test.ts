import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/limits.js';
import { heard, meeting, MUSIC, MUSIC_LEVEL, soundHooks, through } from '../../../support/meeting.js';
import { wavOf } from '../../../support/sounds.js';

const HOLD = 'http://files.test/hold.wav';

describe('speak in a conference', () => {
  it('is heard by all, and told of by its webhooks', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    for (const leg of legs)
      world.ok(leg, 'transcription_start', { transcription_engine: 'Telnyx', transcription_tracks: 'outbound' });
    world.okIn(conference, 'speak', { payload: 'The sale begins', voice: 'female' });
    await world.clock.advanceAsync(3000);
    expect(soundHooks(met)).toEqual(['100 speak.started', '1000 speak.ended']);
    expect(world.payload('conference.speak.ended')).toEqual({
      conference_id: conference.id,
      connection_id: conference.connectionId,
      creator_call_session_id: legs[0].sessionId,
      occurred_at: '2026-01-01T00:00:01.000000Z',
    });
    for (const leg of legs) {
      expect(world.payload('call.transcription', leg)).toMatchObject({
        transcription_data: { transcript: 'The sale begins', transcription_track: 'outbound' },
      });
      expect(world.audio(leg, 'heard')).toEqual(world.audio(legs[0], 'heard'));
    }
  });

  it('to some is told of as theirs', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const only = { call_control_ids: [legs[2].id] };
    world.okIn(conference, 'speak', { payload: '<speak>Hi</speak>', payload_type: 'ssml', voice: 'female', ...only });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met)).toEqual(['100 participant.speak.started of 2', '220 participant.speak.ended of 2']);
    expect(heard(world, legs[1])).toEqual([]);
    expect(world.outside.fakeSpeech.asked).toEqual(['Hi']);
  });

  it('journals what has no effect here, once', async () => {
    const { world, conference } = await meeting();
    const body = { payload: 'Hi', voice: 'AWS.Polly.Joanna', voice_settings: { type: 'aws' } };
    world.okIn(conference, 'speak', body);
    world.okIn(conference, 'speak', body);
    expect(world.events('property.not_simulated')).toMatchObject([
      { name: 'voice_settings', command: 'speak', conference_id: conference.id },
    ]);
  });

  it('is journalled where its voice is none that we know, and where its language is spoken by an English one', async () => {
    const { world, conference, legs } = await meeting();
    for (const to of [{}, { call_control_ids: [legs[1].id] }])
      world.okIn(conference, 'speak', { payload: 'Guten Tag', voice: 'femail', language: 'de-DE', ...to });
    for (const type of ['voice.unknown', 'speak.foreign_language'])
      expect(world.events(type)).toMatchObject([{ conference_id: conference.id }, { call_control_id: legs[1].id }]);
  });

  it('is refused with a payload that is empty or too long', async () => {
    const { world, conference } = await meeting();
    for (const payload of ['', 'x'.repeat(LIMITS['speak.payload_chars'] + 1)])
      expect(world.codesIn(conference, 'speak', { payload, voice: 'female' })).toEqual(['90010']);
  });
});

describe('stop in a conference', () => {
  it('ends all that is played and waits, to all and to some', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC });
    world.okIn(conference, 'play', { audio_url: MUSIC });
    world.okIn(conference, 'play', { audio_url: MUSIC, call_control_ids: [legs[1].id] });
    world.ok(legs[2], 'playback_start', { audio_url: MUSIC });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'stop', { call_control_ids: [] });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met).slice(3)).toEqual([
      '200 playback.ended',
      '200 participant.playback.ended of 1',
      // The app's own sound on the leg is no business of the conference.
      '500 call.playback.ended of 2',
    ]);
    const music = `100-200 ${MUSIC_LEVEL}`;
    expect(heard(world, legs[0])).toEqual([music]);
    expect(heard(world, legs[2]).at(-1)).toMatch(/^200-500/);
  });

  it('of some ends what those alone hear, and what is played to all goes on', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'play', { audio_url: MUSIC });
    world.okIn(conference, 'play', { audio_url: MUSIC, call_control_ids: [legs[1].id, legs[2].id] });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'stop', { call_control_ids: [legs[1].id] });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met).slice(3)).toEqual([
      '200 participant.playback.ended of 1',
      '500 playback.ended',
      '500 participant.playback.ended of 2',
    ]);
  });

  it('of nothing is ignored, or refused with stop_when_idle: refuse', async () => {
    for (const [stop_when_idle, codes] of [
      ['accept', []],
      ['refuse', ['10027']],
    ] as const) {
      const { world, conference } = await meeting({}, { config: { switches: { stop_when_idle } } });
      expect(world.codesIn(conference, 'stop')).toEqual(codes);
    }
  });
});

describe('sound for a participant on hold', () => {
  it('is heard where it is played to that one, on top of the music of the hold', async () => {
    const hold = { start_conference_on_create: false, hold_audio_url: HOLD };
    const { world, conference, legs } = await meeting(hold, { files: { [HOLD]: wavOf(200, 3000) } });
    await world.clock.advanceAsync(100);
    world.okIn(conference, 'play', { audio_url: MUSIC });
    world.okIn(conference, 'play', { audio_url: MUSIC, call_control_ids: [legs[1].id] });
    world.ok(legs[2], 'playback_start', { audio_url: MUSIC });
    await world.clock.advanceAsync(1000);
    world.ok(legs[2], 'playback_stop');
    await world.joined(conference, { start_conference_on_enter: true });
    await world.clock.advanceAsync(100);
    const [music, both] = [through(3000), through(through(1000) + through(3000))];
    expect(heard(world, legs[0])).toEqual([`100-1200 ${music}`]);
    for (const leg of legs.slice(1))
      expect(heard(world, leg)).toEqual([`100-200 ${music}`, `200-600 ${both}`, `600-1200 ${music}`]);
  });
});
