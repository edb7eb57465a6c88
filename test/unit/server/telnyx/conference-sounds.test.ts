import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { wavOf } from '../../../support/sounds.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

const FILE = 'http://files.test/music.wav';

let world: TelnyxWorld;
let legs: Call[];
let id: string;

beforeEach(async () => {
  world = await TelnyxWorld.open();
  world.files.set(FILE, wavOf(400));
  legs = [await world.answered(), await world.answered()];
  const [host, guest] = legs;
  const made = await world.send('POST', '/v2/conferences', { call_control_id: host?.id, name: 'b', region: 'Europe' });
  ({ id } = (made.body as { data: { id: string } }).data);
  await act('join', { call_control_id: guest?.id });
});
afterEach(() => world[Symbol.asyncDispose]());

const act = (name: string, body: object) => world.send('POST', `/v2/conferences/${id}/actions/${name}`, body);

describe('the sounds of a conference over HTTP', () => {
  it('are asked for by their schemas, and answered so', async () => {
    const only = { call_control_ids: [legs[1]?.id] };
    for (const [name, body] of [
      ['play', { audio_url: FILE, loop: 2, region: 'US' }],
      ['play', { media_name: 'greeting', loop: 'infinity', ...only }],
      ['speak', { payload: 'Hello', voice: 'AWS.Polly.Joanna', language: 'en-US', payload_type: 'text', ...only }],
      ['stop', only],
      ['stop', {}],
      ['send_dtmf', { digits: '1', duration_millis: 100 }],
      ['gather_using_audio', { call_control_id: legs[1]?.id, audio_url: FILE, maximum_digits: 1 }],
      ['record_start', { format: 'wav', channels: 'single' }],
      ['record_pause', {}],
      ['record_resume', {}],
      ['record_stop', {}],
    ] as const) {
      const answer = await act(name, body);
      expect([name, answer.status, answer.body]).toEqual([name, 200, { data: { result: 'ok' } }]);
    }
  });

  it.each([
    ['play', { audio_url: FILE, call_control_ids: 'v3:x' }, '10026 /call_control_ids'],
    ['speak', { payload: 'Hello' }, '10004 /voice'],
    ['record_start', {}, '10004 /format'],
    ['record_stop', { recording_id: 'x' }, '10027 /recording_id'],
    ['gather_using_audio', { audio_url: FILE }, '10004 /call_control_id'],
  ])('%s is refused with %j', async (name, body, error) => {
    expect(verdict(await act(name, body))).toEqual([422, error]);
  });
});

describe('GET /recordings of a conference', () => {
  it('has it with the conference and its region, by which it is found, and its file', async () => {
    await act('record_start', { format: 'wav', custom_file_name: 'board' });
    await act('play', { audio_url: FILE });
    await world.clock.advanceAsync(1000);
    await act('record_stop', {});
    await world.clock.advanceAsync(1000);
    const found = async (query: string): Promise<Record<string, unknown>[]> =>
      ((await world.send('GET', `/v2/recordings?${query}`)).body as { data: Record<string, unknown>[] }).data;
    const [recording, ...others] = await found(`filter[conference_id]=${id}&filter[conference_region]=Europe`);
    expect(others).toEqual([]);
    expect(recording).toMatchObject({
      call_control_id: legs[0]?.id,
      channels: 'single',
      conference_id: id,
      duration_millis: 1000,
      from: legs[0]?.from,
      initiated_by: 'StartConferenceRecordingAPI',
      source: 'conference',
      to: legs[0]?.to,
    });
    expect(await found('filter[conference_id]=other')).toEqual([]);
    expect(await found(`filter[conference_id]=${id}&filter[conference_region]=US`)).toEqual([]);
    const { wav } = recording?.['download_urls'] as { wav: string };
    const { pathname, search } = new URL(wav);
    const file = await world.anonymous('GET', `${pathname}${search}`);
    expect([file.status, file.headers['content-disposition'], (file.body as Buffer).length]).toEqual([
      200,
      expect.stringMatching(/^inline; filename="board-\d+\.wav"$/),
      44 + 16_000,
    ]);
    expect(world.events('file.request')).toMatchObject([{ conference_id: id, recording_id: recording?.['id'] }]);
  });
});
