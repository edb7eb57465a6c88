import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

interface Listed {
  readonly data: readonly { readonly id: string; readonly [field: string]: unknown }[];
  readonly meta: Readonly<Record<string, unknown>>;
}

let world: TelnyxWorld;
/** Three calls, each recorded for as many seconds as its number says. */
let calls: Call[];

beforeEach(async () => {
  world = await TelnyxWorld.open();
  calls = [];
  for (const seconds of [1, 2, 3]) {
    const call = await world.answered({ from: `+1312555100${seconds}` });
    world.ok(call, 'record_start', { format: 'wav', channels: 'dual', transcription: true });
    world.say(call, `Number ${seconds}`);
    await world.clock.advanceAsync(seconds * 1000);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(2000);
    calls.push(call);
  }
});
afterEach(() => world[Symbol.asyncDispose]());

const list = async (path: string): Promise<Listed> => (await world.send('GET', path)).body as Listed;
const lengths = async (query: string): Promise<unknown[]> =>
  (await list(`/v2/recordings?${query}`)).data.map(({ duration_millis: ms }) => ms);

describe('GET /recordings', () => {
  it('lists them with all fields, the newest first', async () => {
    const { data, meta } = await list('/v2/recordings');
    expect(data.map(({ duration_millis: ms }) => ms)).toEqual([3000, 2000, 1000]);
    expect(data[2]).toMatchObject({
      call_control_id: calls[0]?.id,
      call_leg_id: calls[0]?.legId,
      call_session_id: calls[0]?.sessionId,
      channels: 'dual',
      from: '+13125551001',
      initiated_by: 'StartCallRecordingAPI',
      record_type: 'recording',
      source: 'call',
      status: 'completed',
      recording_started_at: '2026-01-01T00:00:00.000000Z',
      recording_ended_at: '2026-01-01T00:00:01.000000Z',
      created_at: '2026-01-01T00:00:01.720000Z',
    });
    expect(meta).toEqual({ page_number: 1, page_size: 20, total_pages: 1, total_results: 3 });
  });

  it('pages by number and size', async () => {
    const { data, meta } = await list('/v2/recordings?page[number]=2&page[size]=2');
    expect(data.map(({ duration_millis: ms }) => ms)).toEqual([1000]);
    expect(meta).toMatchObject({ page_number: 2, page_size: 2, total_pages: 2, total_results: 3 });
  });

  it('filters by call, number, connection and time', async () => {
    const [first, second] = calls;
    expect(await lengths(`filter[call_leg_id]=${first?.legId ?? ''}`)).toEqual([1000]);
    expect(await lengths(`filter[call_control_id]=${second?.id ?? ''}`)).toEqual([2000]);
    expect(await lengths(`filter[call_session_id]=${second?.sessionId ?? ''}`)).toEqual([2000]);
    expect(await lengths('filter[from]=%2B13125551003')).toEqual([3000]);
    expect(await lengths('filter[to]=%2B13125551003')).toEqual([]);
    expect(await lengths(`filter[connection_id]=${first?.connectionId ?? ''}`)).toEqual([3000, 2000, 1000]);
    expect(await lengths('filter[conference_id]=1')).toEqual([]);
    expect(
      await lengths('filter[start_time][gte]=2026-01-01T00:00:03Z&filter[end_time][lte]=2026-01-01T00:00:05Z'),
    ).toEqual([2000]);
    expect(await lengths('filter[created_at][lte]=2026-01-01T00:00:01.720000Z')).toEqual([1000]);
  });

  it('refuses what is no time, by name', async () => {
    const response = await world.send('GET', '/v2/recordings?filter[created_at][gte]=yesterday');
    expect(verdict(response)).toEqual([422, '10031 ?filter[created_at][gte]']);
  });
});

describe('POST /recordings/actions/delete', () => {
  it('deletes all that are named, or none where one is unknown', async () => {
    const { data } = await list('/v2/recordings');
    const [newest, second] = data.map(({ id }) => id);
    const unknown = '00000000-0000-4000-8000-000000000000';
    const refused = await world.send('POST', '/v2/recordings/actions/delete', { ids: [newest, unknown] });
    expect(verdict(refused)).toEqual([404, '10005 /ids/1']);
    const response = await world.send('POST', '/v2/recordings/actions/delete', { ids: [newest, second] });
    expect([response.status, response.body]).toEqual([200, { status: 'ok' }]);
    expect(await lengths('')).toEqual([1000]);
    expect((await list('/v2/recording_transcriptions')).data).toHaveLength(1);
  });
});

describe('/recording_transcriptions', () => {
  it('lists what was said, by recording and by page', async () => {
    const { data, meta } = await list('/v2/recording_transcriptions?page[size]=2');
    expect(data.map(({ transcription_text: text }) => text)).toEqual(['Number 3', 'Number 2']);
    expect(meta).toMatchObject({ total_results: 3, cursors: { before: null } });
    const [recording] = (await list('/v2/recordings')).data;
    const of = await list(`/v2/recording_transcriptions?filter[recording_id]=${recording?.id ?? ''}`);
    expect(of.data).toMatchObject([{ status: 'completed', duration_millis: 3000, recording_id: recording?.id }]);
  });

  it('gives and deletes one; the recording stays', async () => {
    const [first] = (await list('/v2/recording_transcriptions')).data;
    const path = `/v2/recording_transcriptions/${first?.id ?? ''}`;
    expect((await world.send('GET', path)).body).toEqual({ data: first });
    expect((await world.send('DELETE', path)).body).toEqual({ data: first });
    expect(verdict(await world.send('GET', path))).toEqual([404, '10005 /']);
    expect(await lengths('')).toHaveLength(3);
  });
});
