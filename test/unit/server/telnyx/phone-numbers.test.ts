import { describe, expect, it } from 'vitest';
import { PhoneNumbers } from '../../../../src/calls/phone-numbers.js';
import { Ids } from '../../../../src/calls/ids.js';
import { configFrom } from '../../../../src/config.js';
import { LIMITS } from '../../../../src/limits.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

const SALES = '+13125550100';
const TOLL_FREE = '+18005550101';
const LONDON = '+442071234567';
const config = {
  applications: [
    { id: '17', application_name: 'Sales desk' },
    { id: '18', application_name: 'Front desk' },
  ],
  numbers: { [SALES]: '17', [TOLL_FREE]: '18', [LONDON]: '17' },
};

interface Shown {
  readonly id: string;
  readonly phone_number: string;
}

async function list(world: TelnyxWorld, query = ''): Promise<string[]> {
  const response = await world.send('GET', `/v2/phone_numbers${query}`);
  expect(verdict(response)).toEqual([200]);
  return (response.body as { data: Shown[] }).data.map((shown) => shown.phone_number);
}

async function idOf(world: TelnyxWorld, number: string): Promise<string> {
  const response = await world.send('GET', '/v2/phone_numbers');
  const found = (response.body as { data: Shown[] }).data.find((shown) => shown.phone_number === number);
  if (!found) throw new Error(`no ${number}`);
  return found.id;
}

describe('numbers of the configuration', () => {
  it('are listed with their applications', async () => {
    await using world = await TelnyxWorld.open({ config });
    const response = await world.send('GET', '/v2/phone_numbers?page[size]=2');
    expect(response.body).toMatchObject({
      data: [
        {
          phone_number: SALES,
          connection_id: '17',
          connection_name: 'Sales desk',
          country_iso_alpha2: 'US',
          phone_number_type: 'local',
          record_type: 'phone_number',
          status: 'active',
          tags: [],
        },
        { phone_number: TOLL_FREE, phone_number_type: 'toll_free' },
      ],
      meta: { page_number: 1, page_size: 2, total_pages: 2, total_results: 3 },
    });
    expect(await list(world, '?page[size]=2&page[number]=2')).toEqual([LONDON]);
  });

  it.each([
    ['filter[phone_number]=5550', [SALES, TOLL_FREE]],
    ['filter[phone_number]=55', []],
    ['filter[phone_number]=abc', []],
    ['filter[connection_id]=17', [SALES, LONDON]],
    ['filter[country_iso_alpha2]=GB', [LONDON]],
    ['filter[country_iso_alpha2][]=GB&filter[country_iso_alpha2][]=US', [SALES, TOLL_FREE, LONDON]],
    ['filter[number_type][eq]=toll_free', [TOLL_FREE]],
    ['filter[voice.connection_name][contains]=DESK', [SALES, TOLL_FREE, LONDON]],
    ['filter[voice.connection_name][starts_with]=front', [TOLL_FREE]],
    ['filter[voice.connection_name][eq]=front%20desk', []],
    ['filter[status]=active', [SALES, TOLL_FREE, LONDON]],
    ['filter[status]=deleted', []],
    ['filter[source]=ported', []],
    ['filter[billing_group_id]=null', [SALES, TOLL_FREE, LONDON]],
    ['filter[emergency_address_id]=1', []],
    ['filter[tag]=x', []],
    ['filter[without_tags]=true', [SALES, TOLL_FREE, LONDON]],
    ['sort=phone_number', [SALES, TOLL_FREE, LONDON].sort()],
    ['sort=connection_name', [TOLL_FREE, SALES, LONDON]],
  ])('are found by %s', async (query, numbers) => {
    await using world = await TelnyxWorld.open({ config });
    expect(await list(world, `?${query}`)).toEqual(numbers);
  });

  it('give a call that names no connection to their application, and another to the default one', async () => {
    await using world = await TelnyxWorld.open({ config });
    expect((await world.ring({ to: SALES })).connectionId).toBe('17');
    expect((await world.ring({ to: TOLL_FREE, connectionId: '17' })).connectionId).toBe('17');
    expect((await world.ring({ to: '+13125550199' })).connectionId).toBe(world.exchange.applications.default.id);
  });

  it('go to another application when they are told to, until the next reset', async () => {
    await using world = await TelnyxWorld.open({ config });
    const id = await idOf(world, SALES);
    const tags = ['vip'];
    const moved = await world.send('PATCH', `/v2/phone_numbers/${id}`, { connection_id: '18', tags });
    expect(moved.body).toMatchObject({ data: { id, connection_id: '18', connection_name: 'Front desk', tags } });
    expect((await world.ring({ to: SALES })).connectionId).toBe('18');
    expect(await list(world, '?filter[tag]=vip')).toEqual([SALES]);
    expect(await list(world, '?filter[without_tags]=true')).toEqual([TOLL_FREE, LONDON]);
    const freed = await world.send('PATCH', `/v2/phone_numbers/${id}`, { connection_id: '' });
    expect(freed.body).toMatchObject({ data: { connection_id: null, connection_name: null, tags } });
    expect((await world.ring({ to: SALES })).connectionId).toBe(world.exchange.applications.default.id);
    world.exchange.reset();
    expect((await world.send('GET', `/v2/phone_numbers/${id}`)).body).toMatchObject({
      data: { phone_number: SALES, connection_id: '17' },
    });
  });

  it('are 404 where there is no such id, and cannot be given back', async () => {
    await using world = await TelnyxWorld.open({ config });
    expect(verdict(await world.send('GET', '/v2/phone_numbers/1'))).toEqual([404, '10005 /']);
    expect(verdict(await world.send('PATCH', '/v2/phone_numbers/1', {}))).toEqual([404, '10005 /']);
    expect(verdict(await world.send('DELETE', '/v2/phone_numbers/1'))).toEqual([501, '501']);
  });

  it('are not moved to an unknown application where that is strict', async () => {
    await using world = await TelnyxWorld.open({ config: { ...config, strictConnections: true } });
    const id = await idOf(world, SALES);
    const answer = await world.send('PATCH', `/v2/phone_numbers/${id}`, { connection_id: '99', tags: ['x'] });
    expect(verdict(answer)).toEqual([422, '10015 /connection_id']);
    expect((await world.send('GET', `/v2/phone_numbers/${id}`)).body).toMatchObject({ data: { tags: [] } });
  });

  it('limit numbers.bytes: no more is kept of them, and nothing has changed', async () => {
    const numbers = new PhoneNumbers({
      numbers: { [SALES]: '17' },
      ids: new Ids('test'),
      nowMicros: () => 0,
      maxBytes: 100,
    });
    const [{ id } = { id: '' }] = numbers.list();
    expect(numbers.update(id, { customer_reference: 'x'.repeat(200) })).toBeUndefined();
    expect(numbers.get(id)?.customer_reference).toBeNull();
    expect(numbers.update(id, { connection_id: '18' })?.connection_id).toBe('18');
    await using world = await TelnyxWorld.open({ config });
    const tags = ['x'.repeat(LIMITS['numbers.bytes'])];
    const answer = await world.send('PATCH', `/v2/phone_numbers/${await idOf(world, SALES)}`, { tags });
    expect(verdict(answer)).toEqual([422, '10027']);
    expect(world.events('limit.reached')).toMatchObject([{ what: 'numbers.bytes' }]);
  });

  it('limit numbers: more are an error at the start', () => {
    const numbers = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`+1312${String(5_550_000 + i)}`, '17']));
    expect(Object.keys(configFrom({ numbers: numbers(1000) }).numbers)).toHaveLength(1000);
    expect(() => configFrom({ numbers: numbers(1001) })).toThrow('numbers: expected at most 1000 numbers (numbers)');
    expect(() => configFrom({ numbers: { '123': '17' } })).toThrow('expected a number such as "+15550100300"');
    expect(() => configFrom({ numbers: { [SALES]: 'sales' } })).toThrow('expected the digits of an id');
  });
});
