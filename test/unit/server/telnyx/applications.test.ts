import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_APPLICATION_NAME } from '../../../../src/calls/applications.js';
import type { ExchangeWish } from '../../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

const PATH = '/v2/call_control_applications';
const HOOKS = 'http://127.0.0.1:3000/hooks';
interface Shown {
  readonly id: string;
  readonly application_name: string;
  readonly [name: string]: unknown;
}

/** Creates an application a millisecond after the one before. */
async function create(application_name: string, more: object = {}): Promise<Shown> {
  await world.clock.advanceAsync(1);
  const body = { application_name, webhook_event_url: HOOKS, webhook_api_version: '2', ...more };
  const response = await world.send('POST', PATH, body);
  expect(verdict(response)).toEqual([201]);
  return (response.body as { data: Shown }).data;
}
async function list(query = ''): Promise<{ names: string[]; meta: unknown }> {
  const response = await world.send('GET', `${PATH}${query}`);
  expect(verdict(response)).toEqual([200]);
  const { data, meta } = response.body as { data: Shown[]; meta: unknown };
  return { names: data.map((shown) => shown.application_name), meta };
}

describe('an application', () => {
  it('is created with Telnyx’s defaults', async () => {
    await open();
    const { id, created_at, updated_at, ...rest } = await create('Front desk');
    expect(id).toMatch(/^\d{19}$/);
    expect(created_at).toBe(updated_at);
    expect(rest).toEqual({
      active: true,
      anchorsite_override: 'Latency',
      application_name: 'Front desk',
      call_cost_in_webhooks: false,
      dtmf_type: 'RFC 2833',
      first_command_timeout: false,
      first_command_timeout_secs: 30,
      inbound: {
        channel_limit: null,
        shaken_stir_enabled: false,
        sip_subdomain: null,
        sip_subdomain_receive_settings: 'from_anyone',
      },
      outbound: { channel_limit: null },
      record_type: 'call_control_application',
      redact_dtmf_debug_logging: false,
      tags: [],
      webhook_api_version: '2',
      webhook_event_failover_url: '',
      webhook_event_url: HOOKS,
      webhook_timeout_secs: null,
    });
  });

  it('is read, changed in part and deleted', async () => {
    await open();
    const { id } = await create('Front desk', { webhook_timeout_secs: 5 });
    await world.clock.advanceAsync(1);
    const change = { application_name: 'Back office', webhook_event_url: HOOKS, tags: ['a'] };
    const changed = (await world.send('PATCH', `${PATH}/${id}`, change)).body as { data: Shown };
    expect(changed.data).toMatchObject({ id, application_name: 'Back office', webhook_timeout_secs: 5, tags: ['a'] });
    expect(changed.data['updated_at']).not.toBe(changed.data['created_at']);
    expect((await world.send('GET', `${PATH}/${id}`)).body).toEqual(changed);
    const deleted = await world.send('DELETE', `${PATH}/${id}`);
    expect([deleted.status, deleted.body]).toEqual([200, changed]);
    expect((await world.send('GET', `${PATH}/${id}`)).status).toBe(404);
  });

  it.each(['GET', 'PATCH', 'DELETE'])('that does not exist is 404 for %s', async (method) => {
    await open();
    const body = method === 'PATCH' ? { application_name: 'a', webhook_event_url: HOOKS } : undefined;
    expect(verdict(await world.send(method, `${PATH}/1`, body))).toEqual([404, '10005 /']);
  });

  it('needs a name and a webhook URL, also when it is changed', async () => {
    await open();
    const { id } = await create('a');
    const missing = [422, '10004 /application_name', '10004 /webhook_event_url'];
    expect(verdict(await world.send('POST', PATH, {}))).toEqual(missing);
    expect(verdict(await world.send('PATCH', `${PATH}/${id}`, {}))).toEqual(missing);
    const nowhere = { application_name: 'a', webhook_event_url: 'nowhere', webhook_timeout_secs: 31 };
    expect(verdict(await world.send('POST', PATH, nowhere))).toEqual([
      422,
      '10003 /webhook_event_url',
      '10033 /webhook_timeout_secs',
    ]);
  });

  it('does not take tags when it is created, as an unknown property', async () => {
    await open();
    expect(await create('a', { tags: 5 })).toMatchObject({ tags: [] });
    expect(world.events('property.unknown')).toMatchObject([{ name: 'tags' }]);
  });

  it('exists under every id, again after it was deleted, when unknown ids are provisioned', async () => {
    await open({ config: { provisionUnknown: true } });
    for (const method of ['GET', 'DELETE', 'GET']) {
      const response = await world.send(method, `${PATH}/id`);
      expect([response.status, (response.body as { data: Shown }).data.id]).toEqual([200, 'id']);
    }
    const change = { application_name: 'a', webhook_event_url: HOOKS };
    expect((await world.send('PATCH', `${PATH}/other`, change)).body).toMatchObject({
      data: { application_name: 'a' },
    });
  });
});

describe('after a reset', () => {
  it('applications are those of the new world, whatever is asked for', async () => {
    await open();
    const { id } = await create('old');
    world.exchange.reset();
    const { id: fresh } = await create('new');
    expect((await list()).names).toEqual([DEFAULT_APPLICATION_NAME, 'new']);
    const change = { application_name: 'changed', webhook_event_url: HOOKS };
    expect(verdict(await world.send('GET', `${PATH}/${id}`))[0]).toBe(404);
    expect(verdict(await world.send('PATCH', `${PATH}/${fresh}`, change))).toEqual([200]);
    expect(verdict(await world.send('DELETE', `${PATH}/${fresh}`))).toEqual([200]);
    expect(world.exchange.applications.list()).toHaveLength(1);
  });
});

describe('the timers of an application', () => {
  it.each([0, -1, 86_401, 2_147_484, 1e300])(
    'cannot give the first command %d s: 422 10033, on create and update alike',
    async (secs) => {
      await open();
      const body = { application_name: 'a', webhook_event_url: HOOKS, first_command_timeout_secs: secs };
      const { id } = await create('b');
      expect(verdict(await world.send('POST', PATH, body))).toEqual([422, '10033 /first_command_timeout_secs']);
      expect(verdict(await world.send('PATCH', `${PATH}/${id}`, body))).toEqual([
        422,
        '10033 /first_command_timeout_secs',
      ]);
      expect((await list()).names).toHaveLength(2);
    },
  );

  it.each([1, 86_400])('can give the first command %d s', async (secs) => {
    await open();
    expect(await create('a', { first_command_timeout_secs: secs })).toMatchObject({ first_command_timeout_secs: secs });
  });

  it.each([-1, 31])('cannot let a webhook wait %d s for its answer', async (secs) => {
    await open();
    const body = { application_name: 'a', webhook_event_url: HOOKS, webhook_timeout_secs: secs };
    expect(verdict(await world.send('POST', PATH, body))).toEqual([422, '10033 /webhook_timeout_secs']);
  });
});

describe('the version of its webhooks', () => {
  const body = { application_name: 'a', webhook_event_url: HOOKS };

  it('is kept and shown as "1", and what is sent is version 2, as the journal says', async () => {
    await open();
    const { id } = await create('a', { webhook_api_version: '1' });
    expect((await world.send('GET', `${PATH}/${id}`)).body).toMatchObject({ data: { webhook_api_version: '1' } });
    const second = await create('b');
    const changed = await world.send('PATCH', `${PATH}/${second.id}`, { ...body, webhook_api_version: '1' });
    expect(changed.body).toMatchObject({ data: { webhook_api_version: '1' } });
    const notes = world.events('webhook_api_version.not_simulated');
    expect(notes.map((note) => [note['application_id'], note['version']])).toEqual([
      [id, '1'],
      [second.id, '1'],
    ]);
    expect(world.events('webhook_api_version.assumed')).toEqual([]);
    await world.ring({ connectionId: id });
    await world.clock.advanceAsync(10);
    const sent = JSON.parse(world.sender.sent.at(-1)?.body ?? '') as object;
    expect(sent).toMatchObject({ data: { event_type: 'call.initiated', record_type: 'event' }, meta: { attempt: 1 } });
  });

  it('is not compulsory as "2": "1" will do with the switch, too', async () => {
    await open({ config: { switches: { webhook_api_version_absent: 'refuse' } } });
    await create('a', { webhook_api_version: '1' });
    expect(world.events('webhook_api_version.not_simulated')).toHaveLength(1);
  });

  it('may be "1" in the configuration', async () => {
    const application = { id: '77', application_name: 'old', webhook_api_version: '1' } as const;
    await open({ config: { applications: [application] } });
    expect((await world.send('GET', `${PATH}/77`)).body).toMatchObject({ data: { webhook_api_version: '1' } });
    expect(world.events('webhook_api_version.not_simulated')).toMatchObject([{ application_id: '77' }]);
  });

  it.each([undefined, null])('is taken as "2" with a warning when it is %s', async (webhook_api_version) => {
    await open();
    const response = await world.send('POST', PATH, { ...body, webhook_api_version });
    expect(response.body).toMatchObject({ data: { webhook_api_version: '2' } });
    const { id } = (response.body as { data: Shown }).data;
    expect(world.events('webhook_api_version.assumed')).toMatchObject([{ application_id: id, version: '2' }]);
  });

  it('is warned about in no other case', async () => {
    await open();
    const { id } = await create('a');
    await world.send('PATCH', `${PATH}/${id}`, body);
    expect(world.events('webhook_api_version.assumed')).toEqual([]);
  });

  it('may be made compulsory by a switch', async () => {
    await open({ config: { switches: { webhook_api_version_absent: 'refuse' } } });
    expect(verdict(await world.send('POST', PATH, body))).toEqual([422, '10004 /webhook_api_version']);
    const { id } = await create('a');
    expect((await world.send('PATCH', `${PATH}/${id}`, body)).status).toBe(200);
  });
});

describe('the list of applications', () => {
  it('begins with the one that is always there, then has the newest first', async () => {
    await open();
    await create('one');
    await create('two');
    expect(await list()).toEqual({
      names: [DEFAULT_APPLICATION_NAME, 'two', 'one'],
      meta: { page_number: 1, page_size: 20, total_pages: 1, total_results: 3 },
    });
  });

  it('is sorted by a field, with a minus from high to low', async () => {
    await open();
    await create('beta', { active: false });
    await create('alpha');
    expect((await list('?sort=connection_name')).names).toEqual(['alpha', 'beta', DEFAULT_APPLICATION_NAME]);
    expect((await list('?sort=-connection_name')).names).toEqual([DEFAULT_APPLICATION_NAME, 'beta', 'alpha']);
    expect((await list('?sort=created_at')).names).toEqual([DEFAULT_APPLICATION_NAME, 'beta', 'alpha']);
    expect((await list('?sort=-created_at')).names).toEqual(['alpha', 'beta', DEFAULT_APPLICATION_NAME]);
    expect((await list('?sort=active')).names).toEqual(['beta', DEFAULT_APPLICATION_NAME, 'alpha']);
    expect((await list('?sort=-active')).names).toEqual([DEFAULT_APPLICATION_NAME, 'alpha', 'beta']);
  });

  it('is filtered by part of the name, in any case', async () => {
    await open();
    await create('Front Desk');
    await create('Back Office');
    expect((await list('?filter[application_name][contains]=front')).names).toEqual(['Front Desk']);
    expect((await list('?filter%5Bapplication_name%5D%5Bcontains%5D=OFF')).names).toEqual(['Back Office']);
    expect((await list('?filter[application_name][contains]=xyz')).meta).toMatchObject({ total_results: 0 });
  });

  it.each(['filter[outbound.outbound_voice_profile_id]', 'filter[outbound][outbound_voice_profile_id]'])(
    'is filtered by %s',
    async (name) => {
      await open();
      await create('one', { outbound: { outbound_voice_profile_id: '17' } });
      await create('two', { outbound: { outbound_voice_profile_id: '18' } });
      expect((await list(`?${name}=18`)).names).toEqual(['two']);
    },
  );

  it('comes in pages', async () => {
    await open();
    for (const name of ['one', 'two', 'three', 'four']) await create(name);
    const meta = { page_size: 2, total_pages: 3, total_results: 5 };
    expect(await list('?page[number]=2&page[size]=2')).toEqual({
      names: ['three', 'two'],
      meta: { page_number: 2, ...meta },
    });
    expect(await list('?page[number]=3&page[size]=2')).toEqual({ names: ['one'], meta: { page_number: 3, ...meta } });
    expect(await list('?page[number]=4&page[size]=2')).toEqual({ names: [], meta: { page_number: 4, ...meta } });
  });
});

describe('after a reset', () => {
  it('the applications are those of the new world', async () => {
    await open();
    const path = '/v2/call_control_applications';
    const settings = { application_name: 'a', webhook_event_url: 'http://a.test' };
    const made = (await world.send('POST', path, settings)).body as { data: { id: string } };
    world.exchange.reset();
    expect((await world.send('GET', `${path}/${made.data.id}`)).status).toBe(404);
    const listed = (await world.send('GET', path)).body as { data: { id: string }[] };
    expect(listed.data.map(({ id }) => id)).toEqual([world.exchange.applications.default.id]);
    const changed = await world.send('PATCH', `${path}/${world.exchange.applications.default.id}`, settings);
    expect(changed.status).toBe(200);
    expect(world.exchange.applications.default.id).toBe((changed.body as { data: { id: string } }).data.id);
    expect(world.exchange.applications.get(world.exchange.applications.default.id)?.application_name).toBe('a');
  });
});
