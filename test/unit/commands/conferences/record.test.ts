import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { failRecording } from '../../../../src/control/recordings.js';
import { LIMITS } from '../../../../src/limits.js';
import type { ExchangeWorld } from '../../../support/exchange.js';
import { meeting, soundHooks, type Meeting } from '../../../support/meeting.js';
import { channelsOf, lastFile, levelOf } from '../../../support/recorded.js';

const SINGLE = { format: 'wav' };
const DUAL = { format: 'wav', channels: 'dual' };

const ms = (length: number): number => length * 8;

/** The samples of a leg's audio between two times after the answer. */
const audio = (world: ExchangeWorld, call: Call, view: 'heard' | 'spoken', from: number, to: number): Int16Array =>
  world.audio(call, view).slice(ms(from), ms(to));

/** Compared as bytes: a list of thousands of numbers takes a second to compare. */
function expectSame(got: Int16Array | undefined, wanted: Int16Array): void {
  const bytes = (pcm: Int16Array): Buffer => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  expect([got?.length, got && bytes(got).equals(bytes(wanted))]).toEqual([wanted.length, true]);
}

/** The channels of the file that is saved last, once it is. */
async function channels({ world }: Meeting): Promise<Int16Array[]> {
  await world.clock.advanceAsync(2000);
  return channelsOf(await lastFile(world));
}

describe('a recording of a conference', () => {
  it('is what all say, sample for sample, and what is played to all, from its start on', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const listener = legs[2];
    world.say(legs[1], 'Before the recording, and in it too');
    await world.clock.advanceAsync(200);
    world.okIn(conference, 'record_start', SINGLE);
    world.say(legs[0], 'Good morning');
    world.okIn(conference, 'speak', { payload: 'You are recorded', voice: 'female' });
    await world.clock.advanceAsync(1500);
    world.okIn(conference, 'record_stop');
    const [mono, ...others] = await channels(met);
    expect(others).toEqual([]);
    expectSame(mono, audio(world, listener, 'heard', 300, 1800));
    expect(levelOf(mono ?? [])).toBeGreaterThan(100);
  });

  it('of two channels has the leg that the conference was made from on the left, and everything else on the right', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'record_start', DUAL);
    world.say(legs[0], 'Good morning');
    world.say(legs[1], 'Hello there');
    world.okIn(conference, 'speak', { payload: 'You are recorded', voice: 'female' });
    await world.clock.advanceAsync(1000);
    world.okIn(conference, 'record_stop');
    const [left, right] = await channels(met);
    expectSame(left, audio(world, legs[0], 'spoken', 100, 1100));
    expectSame(right, audio(world, legs[0], 'heard', 100, 1100));
    expect(Math.min(levelOf(left ?? []), levelOf(right ?? []))).toBeGreaterThan(100);
  });

  it('lacks those who are muted or on hold, and what was said during a pause', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const [muted, held] = [
      await world.joined(conference, { mute: true }),
      await world.joined(conference, { hold: true }),
    ];
    world.okIn(conference, 'record_start', SINGLE);
    world.say(muted, 'This is said in vain');
    world.say(held, 'And so is this');
    await world.clock.advanceAsync(200);
    world.say(legs[2], 'Before, during, and behind the pause');
    await world.clock.advanceAsync(400);
    world.okIn(conference, 'record_pause');
    await world.clock.advanceAsync(300);
    world.okIn(conference, 'record_resume');
    await world.clock.advanceAsync(1000);
    world.okIn(conference, 'record_stop');
    const [mono] = await channels(met);
    const said = world.audio(legs[2], 'spoken');
    expectSame(mono, Int16Array.from([...said.slice(ms(100), ms(700)), ...said.slice(ms(1000), ms(2000))]));
  });

  it('begins with a beep that all hear, loses silence at its ends, and is called as it is told', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    const more = { play_beep: true, trim: 'trim-silence', custom_file_name: 'board meeting' };
    world.okIn(conference, 'record_start', { ...SINGLE, ...more });
    await world.clock.advanceAsync(3000);
    world.okIn(conference, 'record_stop');
    const [mono] = await channels(met);
    expect(mono?.length).toBe(ms(500));
    for (const leg of legs) expectSame(mono, audio(world, leg, 'heard', 100, 600));
    expect(world.exchange.recordings.list()[0]?.title).toMatch(/^board meeting-\d+$/);
  });

  it('is told of by its webhook once its file is there, and is in the list of recordings', async () => {
    const met = await meeting({ region: 'Europe' });
    const { world, conference, legs } = met;
    world.okIn(conference, 'record_start', { ...DUAL, format: 'mp3' });
    await world.clock.advanceAsync(1000);
    world.okIn(conference, 'record_stop', { client_state: 'c3RvcA==' });
    await world.clock.advanceAsync(719);
    expect(soundHooks(met)).toEqual([]);
    await world.clock.advanceAsync(1);
    expect(soundHooks(met)).toEqual(['1820 recording.saved']);
    const [saved] = world.exchange.recordings.list();
    expect(world.payload('conference.recording.saved')).toEqual({
      call_control_id: legs[0].id,
      call_session_id: legs[0].sessionId,
      channels: 'dual',
      client_state: 'c3RvcA==',
      conference_id: conference.id,
      connection_id: conference.connectionId,
      format: 'mp3',
      public_recording_urls: {},
      recording_ended_at: '2026-01-01T00:00:01.100000Z',
      recording_id: saved?.id,
      recording_started_at: '2026-01-01T00:00:00.100000Z',
      recording_urls: { mp3: expect.stringContaining(`/_files/recordings/${saved?.id}.mp3?expires=`) as string },
    });
    expect(saved).toMatchObject({
      conference: { id: conference.id, region: 'Europe' },
      callControlId: legs[0].id,
      initiatedBy: 'StartConferenceRecordingAPI',
      durationMs: 1000,
    });
    expect(world.events('recording.saved')).toMatchObject([{ conference_id: conference.id, id: saved?.id }]);
  });

  it('ends with the conference, and is saved behind its end', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'record_start', SINGLE);
    world.say(legs[1], 'To the very end of it all');
    await world.clock.advanceAsync(500);
    for (const leg of legs) world.act(leg, { act: 'hangup' });
    const [mono] = await channels(met);
    expectSame(mono, audio(world, legs[1], 'spoken', 100, 600));
    const last = world
      .hooks()
      .filter((type) => type.startsWith('conference.'))
      .slice(-2);
    expect(last).toEqual(['conference.ended', 'conference.recording.saved']);
  });

  it('is whole when it is longer than what a recording holds in memory, whoever has left meanwhile', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'record_start', DUAL);
    const [host, guest, listener] = legs;
    for (let i = 0; i < 20; i++)
      for (const leg of [host, guest]) world.say(leg, `This is sentence ${i} of a long talk`.repeat(2));
    await world.clock.advanceAsync(45_000);
    world.okIn(conference, 'leave', { call_control_id: host.id });
    await world.clock.advanceAsync(20_000);
    world.okIn(conference, 'record_stop');
    const [left, right] = await channels(met);
    const isThere = ms(45_000);
    expectSame(left?.slice(0, isThere), audio(world, host, 'spoken', 100, 45_100));
    expect(levelOf(left?.slice(isThere) ?? [])).toBe(0);
    expectSame(right, audio(world, guest, 'spoken', 100, 65_100));
    expectSame(right?.slice(isThere), audio(world, listener, 'heard', 45_100, 65_100));
    expect(Math.min(levelOf(left ?? []), levelOf(right ?? []))).toBeGreaterThan(100);
  });

  it('is one of several, each of which is named', async () => {
    const met = await meeting();
    const { world, conference } = met;
    for (const body of [SINGLE, DUAL]) world.okIn(conference, 'record_start', body);
    const [first, second] = world.events('activity.started').filter(({ kind }) => kind === 'recording');
    await world.clock.advanceAsync(200);
    world.okIn(conference, 'record_pause', { recording_id: first?.['id'] });
    await world.clock.advanceAsync(200);
    world.okIn(conference, 'record_stop', { recording_id: String(second?.['id']).toUpperCase() });
    await world.clock.advanceAsync(1000);
    expect(soundHooks(met)).toHaveLength(1);
    world.okIn(conference, 'record_stop');
    await world.clock.advanceAsync(1000);
    const lengths = world.exchange.recordings.list().map(({ id, durationMs }) => [id, durationMs]);
    expect(lengths).toEqual([
      [second?.['id'], 400],
      [first?.['id'], 200],
    ]);
  });

  it('that there is not, or not any more, is not found', async () => {
    const { world, conference } = await meeting();
    world.okIn(conference, 'record_start', SINGLE);
    const other = { recording_id: '00000000-0000-4000-8000-000000000000' };
    for (const name of ['record_stop', 'record_pause', 'record_resume'])
      expect(world.runIn(conference, name, other)).toMatchObject({
        refusals: [{ error: 'recordingNotFound', pointer: '/recording_id' }],
      });
    expect(world.runIn(conference, 'record_resume')).toMatchObject({ kind: 'accepted' });
    world.okIn(conference, 'record_stop');
    for (const name of ['record_stop', 'record_pause', 'record_resume']) world.okIn(conference, name);
    expect(world.events('command.ignored').map(({ why }) => why)).toEqual([
      'the recording is not paused',
      ...['nothing is being recorded', 'nothing is being recorded', 'nothing is being recorded'],
    ]);
  });

  it('limit conference.recordings: so many at a time, and no more', async () => {
    const { world, conference } = await meeting();
    for (let i = 0; i < LIMITS['conference.recordings']; i++) world.okIn(conference, 'record_start', SINGLE);
    expect(world.codesIn(conference, 'record_start', SINGLE)).toEqual(['10027']);
    expect(world.events('limit.reached')).toMatchObject([
      { what: 'conference.recordings', limit: LIMITS['conference.recordings'], conference_id: conference.id },
    ]);
    world.okIn(conference, 'record_stop');
    world.okIn(conference, 'record_start', SINGLE);
  });

  it('that somebody lets fail is told of by the journal alone, and is not saved', async () => {
    const met = await meeting();
    const { world, conference, legs } = met;
    world.okIn(conference, 'record_start', SINGLE);
    await world.clock.advanceAsync(200);
    const [recording] = conference.activities.values();
    const id = recording?.id ?? '';
    const ids = { call_control_id: legs[0].id, conference_id: conference.id };
    expect(failRecording(world.exchange, id, { reason: 'Unsupported backend' })).toEqual({
      id,
      ...ids,
      reason: 'Unsupported backend',
    });
    await world.clock.advanceAsync(2000);
    expect(world.events('recording.failed')).toMatchObject([{ id, conference_id: conference.id }]);
    expect([soundHooks(met), world.exchange.recordings.list()]).toEqual([[], []]);
    expect(() => failRecording(world.exchange, id, {})).toThrow('has failed already');
  });

  it('goes with the world, and leaves no timer behind', async () => {
    const { world, conference } = await meeting();
    world.okIn(conference, 'record_start', SINGLE);
    world.okIn(conference, 'speak', { payload: 'Good bye', voice: 'female' });
    await world.clock.advanceAsync(100);
    world.exchange.reset();
    await world.clock.advanceAsync(100_000);
    expect(world.exchange.recordings.list()).toEqual([]);
    expect(world.hooks()).not.toContain('conference.recording.saved');
  });
});
