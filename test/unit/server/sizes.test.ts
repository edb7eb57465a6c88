import { once } from 'node:events';
import { connect } from 'node:net';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { listJson } from '../../../src/server/control/list-json.js';
import { Traffic } from '../../../src/server/traffic.js';
import { misfits } from '../../support/control-schemas.js';
import { controlWorld, serveControl } from '../../support/control-world.js';
import { CALLER, OURS } from '../../support/exchange.js';
import { errorsOf, TelnyxWorld, verdict } from '../../support/telnyx-world.js';
import { recordAny } from '../../support/any-entry.js';

const MIB = 1024 * 1024;
const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('a body under /v2', () => {
  let world: TelnyxWorld;
  const open = async (): Promise<TelnyxWorld> => (world = await TelnyxWorld.open());
  afterEach(() => world[Symbol.asyncDispose]());

  it.each([101, 5_000, 800_000])('that is nested %i levels deep is 400', async (levels) => {
    await open();
    const path = '/v2/call_control_applications';
    const body = `{"application_name":"a","webhook_event_url":"http://a.test","inbound":${nested(levels - 1)}}`;
    expect(verdict(await world.send('POST', path, body))).toEqual([400, '10015']);
    const { id } = world.exchange.applications.default;
    expect(verdict(await world.send('PATCH', `${path}/${id}`, body))).toEqual([400, '10015']);
  });

  it('of 100 levels is in order', async () => {
    await open();
    expect((await world.send('POST', '/v2/calls/v3:x/actions/hangup', nested(100))).text).toContain('90015');
  });

  it('limit request.faults: has so many named, and no more', async () => {
    await open();
    const from = OURS;
    const some = await world.send('POST', '/v2/calls', { from, connection_id: '1', to: Array<number>(1_000).fill(1) });
    expect(some.status).toBe(422);
    expect(errorsOf(some)).toHaveLength(LIMITS['request.faults']);
    // As many as are looked at: a look at each fault for each other one would take minutes.
    const unknown = Object.fromEntries(Array.from({ length: 9_900 }, (_, index) => [`event.${index}`, 'no URL']));
    const events = await world.send('POST', '/v2/calls', {
      from,
      connection_id: '1',
      to: CALLER,
      webhook_urls: unknown,
    });
    expect(errorsOf(events)).toHaveLength(LIMITS['request.faults']);
  });

  it('limit request.values: has only its first fault named where it has more', async () => {
    await open();
    const dial = { from: OURS, connection_id: '1' };
    const to = Array<number>(LIMITS['request.values']).fill(1);
    expect(verdict(await world.send('POST', '/v2/calls', { ...dial, to }))).toEqual([422, '10026 /to/0']);
    const millions = await world.send('POST', '/v2/calls', { ...dial, to: Array<number>(2_000_000).fill(1) });
    expect(verdict(millions)).toEqual([422, '10026 /to/0']);
    const numbers = await world.send('POST', '/v2/calls', { ...dial, to: Array<string>(300_000).fill(CALLER) });
    expect(verdict(numbers)).toEqual([422, '10033 /to']);
  });

  it('of many values without a fault is accepted', async () => {
    await open();
    const many = Array<number>(20_000).fill(1);
    const response = await world.send('POST', '/v2/calls', { from: OURS, connection_id: '1', to: CALLER, many });
    expect(response.status).toBe(200);
  });

  it.each([
    ['answer', 'client_state'],
    ['playback_start', 'playback_content'],
  ])('has base64 of megabytes read in %s', async (command, property) => {
    await open();
    const call = await world.answered();
    const long = 'A'.repeat(4_800_000);
    expect((await world.command(call.id, command, { [property]: long })).status).toBe(200);
    expect((await world.command(call.id, command, { [property]: `${long}*AAA` })).status).toBe(422);
  });
});

describe('a body under /_sim', () => {
  it('that is nested over 100 levels deep is 400', async () => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server).post('/_sim/calls').type('json').send(nested(101));
    expect(response.status).toBe(400);
    expect(misfits('Errors', response.body)).toEqual([]);
  });

  it('has at most 100 faults named', async () => {
    await using served = await serveControl(controlWorld());
    const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`x${index}`, 1]));
    const { body } = (await request(served.server).post('/_sim/calls').send(unknown)) as {
      body: { errors: unknown[] };
    };
    expect(body.errors).toHaveLength(LIMITS['request.faults']);
  });

  it('limit request.shown_chars: has no more of a name told', async () => {
    await using served = await serveControl(controlWorld());
    const { status, text } = await request(served.server)
      .post('/_sim/calls')
      .send({ ['k'.repeat(5_000_000)]: 1 });
    expect(status).toBe(422);
    expect(text.length).toBeLessThan(5 * LIMITS['request.shown_chars']);
    await using telnyx = await TelnyxWorld.open();
    const dial = { from: OURS, connection_id: '1', to: CALLER };
    const events = await telnyx.send('POST', '/v2/calls', { ...dial, webhook_urls: { ['k'.repeat(2_000)]: 'x' } });
    expect(events.text.length).toBeLessThan(5 * LIMITS['request.shown_chars']);
    expect((await telnyx.send('POST', '/v2/calls', { ...dial, ['k'.repeat(4_000_000)]: 1 })).status).toBe(200);
    const [{ name } = { name: undefined }] = telnyx.events('property.unknown').slice(-1);
    expect(name).toHaveLength(LIMITS['request.shown_chars'] + 1);
  });

  it('that is no UTF-8 is 400, and a mark of the byte order is none of its business', async () => {
    await using served = await serveControl(controlWorld());
    const send = async (bytes: Buffer): Promise<number> => {
      const response = await fetch(`${served.url}/reset`, { method: 'POST', body: new Uint8Array(bytes) });
      await response.arrayBuffer();
      return response.status;
    };
    expect(await send(Buffer.from('{"\xe4":1}', 'latin1'))).toBe(400);
    expect(await send(Buffer.from('\ufeff{}'))).toBe(200);
  });
});

describe('brackets by the megabyte', () => {
  it('are refused under /_sim before they become objects', async () => {
    await using served = await serveControl(controlWorld());
    const body = `[${'[],'.repeat(3_000_000)}[]]`;
    const response = await request(served.server).post('/_sim/calls').type('json').send(body);
    expect(response.status).toBe(400);
    expect(misfits('Errors', response.body)).toEqual([]);
  });
});

describe('what is held for all requests together', () => {
  it('limit request.bodies_bytes: a body that finds no room is 503, and there is room again afterwards', async () => {
    const world = controlWorld();
    const limits = { 'request.bodies_bytes': 1_000, 'answers.waiting_bytes': MIB };
    await using served = await serveControl(world, { traffic: new Traffic(world.journal.record, limits) });
    const slow = connect(served.port, '127.0.0.1');
    slow.write(`POST /_sim/reset HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900\r\n\r\n${' '.repeat(899)}`);
    const post = (bytes: number) =>
      request(served.server)
        .post('/_sim/calls')
        .type('json')
        .send(`{"x":"${'a'.repeat(bytes - 8)}"}`);
    let status = 0;
    while (status !== 503) {
      // Until the slow one's bytes have come.
      const response = await post(200);
      status = response.status;
      if (status === 503) expect(response.headers['retry-after']).toBe('1');
      else expect(status).toBe(422);
    }
    expect(world.journal.list({ types: ['limit.reached'] }, 1)).toMatchObject([{ what: 'request.bodies_bytes' }]);
    slow.destroy();
    while (status !== 422) status = (await post(200)).status;
  });

  it('limit answers.waiting_bytes: an answer that finds no room is 503, until a reader has gone', async () => {
    const world = controlWorld();
    const limits = { 'request.bodies_bytes': MIB, 'answers.waiting_bytes': 24 * MIB };
    await using served = await serveControl(world, { traffic: new Traffic(world.journal.record, limits) });
    for (let n = 0; n < 16; n++) recordAny(world.journal, 'large', { text: 'x'.repeat(MIB) });
    // It asks and never reads: what the system's own buffers do not take waits here.
    const lazy = connect(served.port, '127.0.0.1').pause();
    const asked = once(served.server, 'request');
    lazy.write('GET /_sim/events HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await asked;
    const response = await request(served.server).get('/_sim/events?type=large');
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(misfits('Errors', response.body)).toEqual([]);
    expect(world.journal.list({ types: ['limit.reached'] }, 1)).toMatchObject([{ what: 'answers.waiting_bytes' }]);
    expect((await request(served.server).get('/_sim/health')).status).toBe(200);
    lazy.destroy();
    let status = 0;
    while (status !== 200) status = (await request(served.server).get('/_sim/events?type=large&limit=10')).status;
  });
});

describe('a list under /_sim', () => {
  it('is cut from the end that matters less, and says so', () => {
    const items = ['a', 'b', 'c'];
    const read = (...given: Parameters<typeof listJson>): unknown => JSON.parse(listJson(...given).bytes.toString());
    expect(read(items, undefined, 'first')).toEqual({ data: items });
    expect(read(items, { total: 3 }, 'last')).toEqual({ data: items, meta: { total: 3 } });
    expect(read(items, undefined, 'first', 8)).toEqual({ data: ['a', 'b'], meta: { truncated: true } });
    expect(read(items, { total: 3 }, 'last', 8)).toEqual({ data: ['b', 'c'], meta: { total: 3, truncated: true } });
    expect(read(items, undefined, 'first', 1)).toEqual({ data: [], meta: { truncated: true } });
    expect(read([], undefined, 'first', 0)).toEqual({ data: [] });
  });

  it('limit answers.list_bytes: of events has the oldest, and the reader goes on from there', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let n = 0; n < 40; n++) recordAny(world.journal, 'large', { n, text: 'x'.repeat(MIB) });
    type Page = { data: { seq: number; n: number }[]; meta: { truncated?: boolean } };
    const page = async (after: number): Promise<Page> =>
      (await (await fetch(`${served.url}/events?type=large&after=${after}`)).json()) as Page;
    const first = await page(0);
    expect(first.meta.truncated).toBe(true);
    const second = await page(first.data.at(-1)?.seq ?? 0);
    expect(second.meta).not.toHaveProperty('truncated');
    expect([...first.data, ...second.data].map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    expect(world.journal.list({ types: ['limit.reached'] }, 2)).toMatchObject([
      { what: 'answers.list_bytes', path: '/_sim/events' },
    ]);
  });

  it('of webhooks has the newest', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const target = { urls: [], method: 'POST', timeoutMs: 1 } as const;
    for (let n = 0; n < 40; n++) {
      const payload = { n, text: 'x'.repeat(MIB) };
      const ids = { eventId: String(n), deliveryId: `delivery of ${n}` };
      world.exchange.deliveries.enqueue({ eventType: 'large', ...ids, occurredAt: '', payload, target });
    }
    const body = (await (await fetch(`${served.url}/webhooks`)).json()) as {
      data: { event_id: string }[];
      meta: unknown;
    };
    expect(body.meta).toEqual({ truncated: true });
    expect(body.data.length).toBeGreaterThan(30);
    expect(body.data.at(-1)?.event_id).toBe('39');
    const last = (await request(served.server).get('/_sim/webhooks?limit=2')).body as { data: { event_id: string }[] };
    expect(last.data.map(({ event_id: id }) => id)).toEqual(['38', '39']);
    expect((await request(served.server).get('/_sim/webhooks?limit=0')).status).toBe(422);
  });
});
