import { LIMITS } from '../../../../src/limits.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
let path: string;
beforeEach(async () => {
  world = await TelnyxWorld.open();
  path = `/v2/connections/${world.exchange.applications.default.id}/active_calls`;
});
afterEach(() => world[Symbol.asyncDispose]());

interface Meta {
  readonly cursors: { readonly after: string | null; readonly before: string | null };
  readonly next: string | null;
  readonly previous: string | null;
  readonly total_items: number;
  readonly page_number: number;
  readonly page_size: number;
  readonly total_pages: number;
  readonly total_results: number;
}
interface Page {
  readonly ids: string[];
  readonly meta: Meta;
}

async function read(target: string): Promise<Page> {
  const response = await world.send('GET', target);
  expect(verdict(response)).toEqual([200]);
  const { data, meta } = response.body as { data: { call_control_id: string }[]; meta: Meta };
  return { ids: data.map((view) => view.call_control_id), meta };
}
async function ring(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    await world.clock.advanceAsync(1);
    ids.push((await world.ring()).id);
  }
  return ids;
}
const follow = (link: string | null): Promise<Page> => read(link ?? 'no link');

describe('the active calls of a connection', () => {
  it('are all on one page when they are few, oldest first', async () => {
    const ids = await ring(2);
    expect(await read(path)).toEqual({
      ids,
      meta: {
        cursors: { after: null, before: null },
        next: null,
        previous: null,
        total_items: 2,
        page_number: 1,
        page_size: 20,
        total_pages: 1,
        total_results: 2,
      },
    });
  });

  it('tell pagers that count how many pages there are, whichever way a page was found', async () => {
    await ring(5);
    const count = ({ meta }: Page) => [meta.page_number, meta.page_size, meta.total_pages, meta.total_results];
    expect(count(await read(`${path}?page[number]=2&page[size]=2`))).toEqual([2, 2, 3, 5]);
    const first = await read(`${path}?page[limit]=2`);
    expect(count(first)).toEqual([1, 2, 3, 5]);
    const second = await follow(first.meta.next);
    expect(count(second)).toEqual([2, 2, 3, 5]);
    expect(count(await follow(second.meta.next))).toEqual([3, 2, 3, 5]);
    expect(count(await read(`${path}?page[number]=9&page[size]=2`))).toEqual([9, 2, 3, 5]);
  });

  it('are read by one means at a time', async () => {
    await ring(3);
    const { meta } = await read(`${path}?page[limit]=1`);
    const both = `${path}?page[limit]=1&page[after]=${String(meta.cursors.after)}`;
    expect(verdict(await world.send('GET', `${both}&page[number]=2`))).toEqual([422, '10027 ?page[number]']);
    expect(verdict(await world.send('GET', `${both}&page[before]=v1:x`))).toEqual([422, '10027 ?page[before]']);
  });

  it.each([
    ['0', '10033'],
    ['-1', '10033'],
    ['1.5', '10026'],
    ['x', '10026'],
    ['', '10026'],
  ])('have no page number %j', async (number, code) => {
    expect(verdict(await world.send('GET', `${path}?page[number]=${number}`))).toEqual([422, `${code} ?page[number]`]);
  });

  it('have no calls on a page that is further away than can be counted', async () => {
    await ring(1);
    for (const number of ['9007199254740993', '1e300']) {
      expect((await read(`${path}?page[number]=${number}`)).ids).toEqual([]);
    }
  });

  it('have what Telnyx shows of them', async () => {
    const call = await world.ring();
    await world.clock.advanceAsync(2_500);
    expect((await world.send('GET', path)).body).toMatchObject({
      data: [
        {
          call_control_id: call.id,
          call_leg_id: call.legId,
          call_session_id: call.sessionId,
          call_duration: 2,
          client_state: '',
          record_type: 'call',
        },
      ],
    });
  });

  it('do not have the calls of another connection, nor ended ones', async () => {
    const [first, second] = await ring(2);
    await world.ring({ connectionId: '17' });
    world.ok(first ?? '', 'hangup');
    expect((await read(path)).ids).toEqual([second]);
    expect((await read('/v2/connections/unheard-of/active_calls')).ids).toEqual([]);
  });

  it('are read on and back along the links', async () => {
    const ids = await ring(5);
    const first = await read(`${path}?page[limit]=2`);
    expect([first.ids, first.meta.previous, first.meta.cursors.before]).toEqual([ids.slice(0, 2), null, null]);
    expect(first.meta.next).toBe(`${path}?page[after]=${String(first.meta.cursors.after)}&page[limit]=2`);
    const second = await follow(first.meta.next);
    expect(second.ids).toEqual(ids.slice(2, 4));
    const third = await follow(second.meta.next);
    expect([third.ids, third.meta.next, third.meta.cursors.after]).toEqual([ids.slice(4), null, null]);
    expect((await follow(third.meta.previous)).ids).toEqual(ids.slice(2, 4));
    expect((await follow(second.meta.previous)).ids).toEqual(ids.slice(0, 2));
  });

  it('limit answers.list_bytes: a page of calls that keep much has fewer of them, and goes on from there', async () => {
    const ids = await ring(5);
    const clientState = Buffer.alloc(LIMITS['answers.list_bytes'] / 5).toString('base64');
    for (const id of ids) world.ok(id, 'client_state_update', { client_state: clientState });
    const first = await read(path);
    const second = await follow(first.meta.next);
    expect([first.ids, second.ids, second.meta.next]).toEqual([ids.slice(0, 3), ids.slice(3), null]);
    expect((await follow(second.meta.previous)).ids).toEqual(ids.slice(0, 3));
    const last = world.journal.list({ types: ['limit.reached'] }, 10);
    expect(last).toMatchObject([{ what: 'answers.list_bytes', path }]);
  });

  it('are neither skipped nor repeated when calls end and begin meanwhile', async () => {
    const ids = await ring(4);
    const first = await read(`${path}?page[limit]=2`);
    for (const id of ids.slice(0, 2)) world.ok(id, 'hangup');
    const [latest] = await ring(1);
    expect((await follow(first.meta.next)).ids).toEqual(ids.slice(2, 4));
    expect((await read(`${path}?page[limit]=3`)).ids).toEqual([...ids.slice(2), latest]);
  });

  it('are read by page number too, past the last page none, which ends the SDK’s loop', async () => {
    const ids = await ring(3);
    expect((await read(`${path}?page[number]=2&page[size]=2`)).ids).toEqual(ids.slice(2));
    expect((await read(`${path}?page[number]=2`)).ids).toEqual([]);
  });

  it.each(['after', 'before'])('are not read %s a cursor of one’s own making', async (name) => {
    await ring(1);
    for (const cursor of ['x', 'v1:x', 'v1:', 'v2:eA']) {
      expect(verdict(await world.send('GET', `${path}?page[${name}]=${cursor}`))).toEqual([
        422,
        `10027 ?page[${name}]`,
      ]);
    }
  });

  it('of a connection that does not exist are refused when connections are strict', async () => {
    await world[Symbol.asyncDispose]();
    world = await TelnyxWorld.open({ config: { strictConnections: true } });
    const response = await world.send('GET', '/v2/connections/17/active_calls');
    expect(verdict(response)).toEqual([422, '10015 /connection_id']);
  });
});
