import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import { TelnyxWorld } from '../../../support/telnyx-world.js';

interface Listed {
  readonly data: readonly { readonly id: string; readonly [field: string]: unknown }[];
  readonly meta: Readonly<Record<string, unknown>>;
}

let world: TelnyxWorld;
let legs: Call[];

beforeEach(async () => {
  world = await TelnyxWorld.open();
  legs = [];
  for (const from of ['+13125551001', '+13125551002', '+13125551003']) legs.push(await world.answered({ from }));
});
afterEach(() => world[Symbol.asyncDispose]());

const leg = (n: number): Call => legs[n] as Call;
const list = async (path: string): Promise<Listed> => (await world.send('GET', path)).body as Listed;
/** The body of an answer. */
const answered = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, of = world): Promise<unknown> =>
  (await of.send(method, path, body)).body as unknown;
const names = async (query: string): Promise<unknown[]> =>
  (await list(`/v2/conferences?${query}`)).data.map(({ name }) => name);
const create = async (n: number, body: object = {}): Promise<string> => {
  const whole = { call_control_id: leg(n).id, name: 'sales', ...body };
  return ((await answered('POST', '/v2/conferences', whole)) as { data: { id: string } }).data.id;
};

describe('POST /conferences', () => {
  it('answers with the conference, of which the journal’s entry of the request tells', async () => {
    const id = await create(0, { region: 'Europe', duration_minutes: 10 });
    const body = await answered('GET', `/v2/conferences/${id}`);
    expect(body).toMatchObject({ data: { id, name: 'sales', region: 'Europe', status: 'in_progress' } });
    expect(body).toMatchObject({ data: { expires_at: '2026-01-01T00:10:00.000000Z' } });
    expect(await answered('GET', '/v2/conferences/sales')).toEqual(body);
    const [request] = world.events('api.request').filter(({ operation_id: made }) => made === 'CreateConference');
    expect(request).toMatchObject({ conference_id: id });
  });

  it.each([
    [{ max_participants: 1 }, '10033', '/max_participants'],
    [{ max_participants: 801 }, '10033', '/max_participants'],
    [{ duration_minutes: 0 }, '10033', '/duration_minutes'],
    [{ name: '' }, '10004', '/name'],
    [{ hold_audio_url: 'ftp://a', name: 'a' }, '10003', '/hold_audio_url'],
    [{ hold_audio_url: 'http://a.test/a.wav', hold_media_name: 'a' }, '10027', '/hold_media_name'],
    [{ beep_enabled: 'loud' }, '10032', '/beep_enabled'],
    [{ client_state: '#' }, '90017', '/client_state'],
  ])('refuses %j with %s', async (wrong, code, pointer) => {
    const body = { call_control_id: leg(0).id, name: 'sales', ...wrong };
    const answer = await world.send('POST', '/v2/conferences', body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ code, source: { pointer } }] } });
    expect(await names('')).toEqual([]);
  });

  it('gives the first answer to a repeated command_id', async () => {
    const first = await create(0, { command_id: 'one' });
    expect(await create(0, { command_id: 'one' })).toBe(first);
    expect(world.hooks().filter((type) => type === 'conference.created')).toHaveLength(1);
  });

  it('has the other text of 90033 where the switch conference_90033 says so', async () => {
    await using other = await TelnyxWorld.open({ config: { switches: { conference_90033: 'no_participants' } } });
    const [first, second] = [await other.answered(), await other.answered()];
    other.conference(first);
    const body = { call_control_id: second.id, name: 'sales' };
    expect(await answered('POST', '/v2/conferences', body, other)).toMatchObject({
      errors: [{ code: '90033', detail: 'This conference does not have any active participants.' }],
    });
  });
});

describe('a conference', () => {
  it('is in the world of its key alone: another world has one of the same name', async () => {
    await using other = await TelnyxWorld.open({ config: { isolate: 'api-key' } });
    const ask = async (key: string, method: string, path: string, body?: object) => {
      const sent = other.anonymous(method, path).set('authorization', `Bearer ${key}`).send(body);
      return (await sent).body as { data: Readonly<Record<string, unknown>> };
    };
    for (const key of ['ann', 'bob']) {
      const { data: app } = await ask(key, 'POST', '/v2/call_control_applications', {
        application_name: key,
        webhook_event_url: 'http://hooks.test/',
      });
      const dialled = await ask(key, 'POST', '/v2/calls', {
        connection_id: app['id'],
        from: '+13125550001',
        to: '+15550100200',
        conference_config: { conference_name: 'sales' },
      });
      await other.clock.advanceAsync(1000);
      const { data } = await ask(key, 'GET', '/v2/conferences/sales');
      expect(data).toMatchObject({ name: 'sales', connection_id: app['id'] });
      const { data: participants } = await ask(key, 'GET', `/v2/conferences/${String(data['id'])}/participants`);
      expect(participants).toMatchObject([{ call_control_id: dialled.data['call_control_id'], status: 'joined' }]);
    }
  });
});

describe('GET /conferences', () => {
  beforeEach(async () => {
    await create(0, { name: 'a', duration_minutes: 10 });
    await create(1, { name: 'b', region: 'Europe' });
    await create(2, { name: 'c', start_conference_on_create: false });
    world.okIn('a', 'end');
  });

  it('lists them in descending order of expires_at', async () => {
    expect(await names('')).toEqual(['c', 'b', 'a']);
  });

  it('filters by name, state, region, connection, application, leg, session, numbers and time', async () => {
    expect(await names('filter[name]=b')).toEqual(['b']);
    expect(await names('filter[name]=b&filter[status]=completed')).toEqual([]);
    expect(await names('filter[status]=init')).toEqual(['c']);
    expect(await names('filter[status]=in_progress')).toEqual(['b']);
    expect(await names('region=Europe')).toEqual(['b']);
    expect(await names(`filter[leg_id]=${leg(2).legId}`)).toEqual(['c']);
    expect(await names(`filter[application_session_id]=${leg(1).sessionId}`)).toEqual(['b']);
    expect(await names('filter[from]=%2B13125551001')).toEqual(['a']);
    expect(await names('filter[connection_id]=1')).toEqual([]);
    expect(await names('filter[application_name][contains]=DEFAULT')).toEqual(['c', 'b', 'a']);
    expect(await names('filter[application_name][contains]=nothing')).toEqual([]);
    expect(await names('filter[product]=texml')).toEqual([]);
    expect(await names('filter[occurred_at][gt]=2026-01-01T00:00:00Z')).toEqual([]);
    expect(await names('filter[occurred_at][lte]=2026-01-01T00:00:00Z')).toEqual(['c', 'b', 'a']);
    expect(await world.send('GET', '/v2/conferences?filter[occurred_at][gt]=soon')).toMatchObject({ status: 422 });
  });

  it('pages by number, and gives no cursors', async () => {
    const first = await list('/v2/conferences?page[limit]=2');
    expect(first.data.map(({ name }) => name)).toEqual(['c', 'b']);
    expect(first.meta).toEqual({ page_number: 1, page_size: 2, total_results: 3, total_pages: 2 });
    expect(await names('page[size]=2&page[number]=2')).toEqual(['a']);
    const answer = await answered('GET', '/v2/conferences?page[after]=x');
    expect(answer).toMatchObject({ errors: [{ code: '10027', source: { parameter: 'page[after]' } }] });
  });
});

describe('the participants of a conference', () => {
  let id: string;
  beforeEach(async () => {
    id = await create(0);
    world.okIn(id, 'join', { call_control_id: leg(1).id, mute: true });
    const whisper = { supervisor_role: 'whisper', whisper_call_control_ids: [leg(0).id] };
    world.okIn(id, 'join', { call_control_id: leg(2).id, ...whisper });
  });

  const idOf = async (n: number): Promise<string> =>
    (await list(`/v2/conferences/${id}/participants`)).data[n]?.id ?? '';
  const listed = async (query: string): Promise<unknown[]> =>
    (await list(`/v2/conferences/${id}/participants?${query}`)).data.map((each) => each['call_control_id']);

  it('are listed in the order in which they came', async () => {
    const { data } = await list(`/v2/conferences/${id}/participants`);
    expect(data.map((each) => each['call_control_id'])).toEqual(legs.map((each) => each.id));
    expect(data[1]).toEqual({
      call_control_id: leg(1).id,
      call_leg_id: leg(1).legId,
      conference: { id, name: 'sales' },
      created_at: '2026-01-01T00:00:00.000000Z',
      end_conference_on_exit: false,
      id: expect.any(String) as unknown,
      muted: true,
      on_hold: false,
      record_type: 'participant',
      soft_end_conference_on_exit: false,
      status: 'joined',
      updated_at: '2026-01-01T00:00:00.000000Z',
      whisper_call_control_ids: [],
    });
  });

  it('are found by what they are', async () => {
    world.okIn(id, 'hold', { call_control_ids: [leg(0).id] });
    expect(await listed('filter[muted]=true')).toEqual([leg(1).id]);
    expect(await listed('filter[on_hold]=true')).toEqual([leg(0).id]);
    expect(await listed('filter[whispering]=true')).toEqual([leg(2).id]);
    expect(await listed('filter[muted]=false&filter[on_hold]=false')).toEqual([leg(2).id]);
  });

  it('are listed no more when they have left, but known by their id', async () => {
    const participant = await idOf(1);
    world.okIn(id, 'leave', { call_control_id: leg(1).id });
    expect(await listed('')).toEqual([leg(0).id, leg(2).id]);
    const body = await answered('GET', `/v2/conferences/${id}/participants/${participant}`);
    expect(body).toMatchObject({ data: { conference_id: id, status: 'left', call_control_id: leg(1).id } });
    const change = await world.send('PATCH', `/v2/conferences/${id}/participants/${participant}`, {});
    expect(change).toMatchObject({ status: 422, body: { errors: [{ code: '10027' }] } });
  });

  it('are changed in what their exit does', async () => {
    const participant = await idOf(2);
    const path = `/v2/conferences/${id}/participants/${participant}`;
    const body = await answered('PATCH', path, { end_conference_on_exit: true });
    expect(body).toMatchObject({ data: { id: participant, end_conference_on_exit: true } });
    world.act(leg(2), { act: 'hangup' });
    expect(legs.map(({ state }) => state)).toEqual(['ended', 'ended', 'ended']);
    expect(await world.send('PATCH', path, {})).toMatchObject({ status: 422, body: { errors: [{ code: '90019' }] } });
  });

  it('are 404 where there is no such conference or participant', async () => {
    const unknown = { status: 404, body: { errors: [{ code: '90058' }] } };
    expect(await world.send('GET', '/v2/conferences/none')).toMatchObject(unknown);
    expect(await world.send('GET', '/v2/conferences/none/participants')).toMatchObject(unknown);
    const nobody = await world.send('GET', `/v2/conferences/${id}/participants/nobody`);
    expect(nobody).toMatchObject({ status: 404, body: { errors: [{ code: '10005' }] } });
  });
});
