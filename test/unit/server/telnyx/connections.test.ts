import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_APPLICATION_NAME } from '../../../../src/calls/applications.js';
import { LIMITS } from '../../../../src/limits.js';
import type { ExchangeWish } from '../../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

const HOOKS = 'http://127.0.0.1:3000/hooks';
interface Shown {
  readonly id: string;
  readonly connection_name: string;
}

/** Creates an application a millisecond after the one before, and gives its id. */
async function create(application_name: string, more: object = {}): Promise<string> {
  await world.clock.advanceAsync(1);
  const body = { application_name, webhook_event_url: HOOKS, webhook_api_version: '2', ...more };
  const response = await world.send('POST', '/v2/call_control_applications', body);
  return (response.body as { data: Shown }).data.id;
}

async function names(query = ''): Promise<string[]> {
  const response = await world.send('GET', `/v2/connections${query}`);
  expect(verdict(response)).toEqual([200]);
  return (response.body as { data: Shown[] }).data.map((shown) => shown.connection_name);
}

describe('a connection', () => {
  it('is an application, with what connections of all kinds have in common', async () => {
    await open();
    const outbound = { outbound_voice_profile_id: '1293384261075731499' };
    const id = await create('Front desk', { outbound, webhook_api_version: '1' });
    const { data } = (await world.send('GET', `/v2/connections/${id}`)).body as { data: Record<string, unknown> };
    expect(data).toEqual({
      active: true,
      anchorsite_override: 'Latency',
      connection_name: 'Front desk',
      created_at: data['updated_at'],
      id,
      outbound_voice_profile_id: '1293384261075731499',
      record_type: 'call_control_application',
      tags: [],
      updated_at: data['created_at'],
      webhook_api_version: '1',
      webhook_event_failover_url: null,
      webhook_event_url: HOOKS,
    });
  });

  it('that does not exist is 404', async () => {
    await open();
    expect(verdict(await world.send('GET', '/v2/connections/17'))).toEqual([404, '10005 /']);
    expect(verdict(await world.send('POST', '/v2/connections', {}))).toEqual([405, '10030']);
  });

  it('is counted among those of its kind, and there are none of others', async () => {
    await open();
    await create('one');
    const { data } = (await world.send('GET', '/v2/connections/count')).body as { data: Record<string, object> };
    expect(data).toMatchObject({
      counts: { call_control_applications: 2, fqdn_connections: 0 },
      limits: { global_limit: LIMITS.applications },
    });
    expect(Object.values(data['counts'] as Record<string, number>).reduce((sum, count) => sum + count)).toBe(2);
  });

  it('exists under every id when unknown ids are provisioned', async () => {
    await open({ config: { provisionUnknown: true } });
    const response = await world.send('GET', '/v2/connections/id');
    expect([response.status, (response.body as { data: Shown }).data.id]).toEqual([200, 'id']);
  });
});

describe('the list of connections', () => {
  it('is that of the applications: the default one, then the newest first', async () => {
    await open();
    await create('one');
    await create('two', { outbound: { outbound_voice_profile_id: '12' } });
    expect(await names()).toEqual([DEFAULT_APPLICATION_NAME, 'two', 'one']);
    expect(await names('?sort=connection_name')).toEqual(['one', DEFAULT_APPLICATION_NAME, 'two']);
    expect(await names('?filter[connection_name][contains]=ON')).toEqual(['one']);
    expect(await names('?filter[outbound_voice_profile_id]=12')).toEqual(['two']);
    expect(await names('?filter[outbound.outbound_voice_profile_id]=12')).toEqual(['two']);
    expect(await names('?filter[fqdn]=sip.example.com')).toEqual([]);
    expect(await names('?page[number]=2&page[size]=2')).toEqual(['one']);
  });
});
