import { request as httpRequest } from 'node:http';
import request, { type Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/calls/entry.js';
import { LIMITS } from '../../../src/limits.js';
import { misfits } from '../../support/control-schemas.js';
import { controlWorld, serveControl, until, type ControlWish } from '../../support/control-world.js';
import { DEFAULT_KEY } from '../../support/fake-outside.js';
import { TelnyxWorld, verdict } from '../../support/telnyx-world.js';

const RING = { from: '+15550100001', to: '+15550100002' };
const ISOLATED = { isolate: 'api-key' } as const;
const HOUR = LIMITS['worlds.idle_ms'];

/** The control API of an isolating simulator, and what a test asks of it. */
async function isolated(wish: ControlWish = {}) {
  const world = controlWorld({ ...wish, config: { ...ISOLATED, ...wish.config } });
  const served = await serveControl(world);
  const send = (method: 'get' | 'post' | 'delete', path: string, key?: string) => {
    const asked = request(served.server)[method](`/_sim${path}`);
    return key === undefined ? asked : asked.set('X-Sim-World', key);
  };
  const ring = async (key?: string): Promise<Record<string, string>> => {
    const response = await send('post', '/calls', key).send(RING);
    expect(response.status).toBe(201);
    return (response.body as { data: Record<string, string> }).data;
  };
  const data = async <T>(path: string, key?: string): Promise<T> =>
    ((await send('get', path, key)).body as { data: T }).data;
  return { ...world, served, send, ring, data, [Symbol.asyncDispose]: () => served[Symbol.asyncDispose]() };
}

/** Status and body. */
const outcome = ({ status, body }: Response): unknown[] => [status, body as unknown];

const types = (entries: readonly Entry[]): string[] => entries.map(({ type }) => type);

describe('with --isolate api-key, under /_sim', () => {
  it('each key has its own calls and journal, and the same script gives the same ids', async () => {
    await using sim = await isolated();
    const [a, b] = [await sim.ring('a'), await sim.ring('b')];
    expect(a).toEqual(b);
    await sim.ring('b');
    expect([await sim.data('/calls', 'a'), await sim.data('/calls', 'b'), await sim.data('/calls')]).toMatchObject([
      [{ call_control_id: a['call_control_id'] }],
      [{}, { call_control_id: b['call_control_id'] }],
      [],
    ]);
    const own = await sim.data<Entry[]>('/events', 'a');
    expect(own).toEqual((await sim.data<Entry[]>('/events', 'b')).slice(0, own.length));
    expect(own.length).toBeGreaterThan(1);
    expect(types(await sim.data<Entry[]>('/events'))).toEqual(['world.opened', 'world.opened']);
  });

  it('the key may stand in the query, and must then not differ from the header', async () => {
    await using sim = await isolated();
    await sim.ring('a');
    expect(await sim.data('/calls?world=a')).toHaveLength(1);
    expect(await sim.data('/calls?world=a', 'a')).toHaveLength(1);
    expect(outcome(await sim.send('get', '/calls?world=a', 'b'))).toMatchObject([
      422,
      { errors: [{ source: { parameter: 'world' } }] },
    ]);
  });

  it('a key stands in a header as UTF-8 or as Latin-1, and in the query percent-encoded', async () => {
    await using sim = await isolated();
    const keys = async (): Promise<unknown> => (await sim.data<{ key: string }[]>('/worlds')).map(({ key }) => key);
    for (const bytes of [Buffer.from('schlüssel-✓'), Buffer.from('clé'), Buffer.from('clé', 'latin1')])
      await sim.data('/calls', bytes.toString('latin1'));
    expect(await keys()).toEqual([DEFAULT_KEY, 'schlüssel-✓', 'clé']);
    await sim.data(`/calls?world=${encodeURIComponent('schlüssel-✓')}`, Buffer.from('schlüssel-✓').toString('latin1'));
    await sim.data(`/calls?world=${encodeURIComponent('clé')}`);
    expect(await keys()).toHaveLength(3);
  });

  it('two keys in two headers, and one that is no UTF-8 in the query, name no world', async () => {
    await using sim = await isolated();
    const twice = request(sim.served.server)
      .get('/_sim/calls')
      .set({ 'X-Sim-World': ['a', 'b'] } as never);
    expect(outcome(await twice)).toMatchObject([422, { errors: [{ source: { parameter: 'world' } }] }]);
    expect(outcome(await sim.send('get', '/calls?world=%ff%fe'))).toMatchObject([400, { errors: [{ code: '400' }] }]);
    expect(sim.worlds.all()).toHaveLength(1);
  });

  it('without a key, and with the one that the simulator prints, it is the default world', async () => {
    await using sim = await isolated();
    await sim.ring();
    expect(await sim.data('/calls', DEFAULT_KEY)).toHaveLength(1);
    expect(sim.exchange.liveCalls).toBe(1);
  });

  it('a test may wait for an event before its app has asked for anything', async () => {
    await using sim = await isolated();
    const waiting = sim.send('get', '/events/wait?type=call.state', 'a').then(({ body }) => body as unknown);
    await until(() => sim.worlds.all()[1]?.exchange.journal.openWaits === 1);
    const { call_control_id } = await sim.ring('a');
    expect(await waiting).toMatchObject({ data: { type: 'call.state', call_control_id } });
  });

  it('a reset is of one world', async () => {
    await using sim = await isolated();
    await sim.ring('a');
    await sim.ring('b');
    expect((await sim.send('post', '/reset', 'a')).body).toEqual({ data: { seed: 'test', world: 2 } });
    expect([await sim.data('/calls', 'a'), await sim.data('/calls', 'b')]).toMatchObject([[], [{}]]);
  });

  it('lists the worlds with their keys as they were given', async () => {
    await using sim = await isolated();
    await sim.ring('My Key');
    const list = await sim.data<object[]>('/worlds');
    expect(list.flatMap((world) => misfits('World', world))).toEqual([]);
    expect(list).toMatchObject([
      { key: DEFAULT_KEY, default: true, world: 1, live_calls: 0 },
      { key: 'My Key', default: false, world: 1, live_calls: 1 },
    ]);
  });

  it('a world that is ended takes its calls, waits and readers along, and begins anew with the same ids', async () => {
    await using sim = await isolated();
    const first = await sim.ring('a');
    const waiting = sim.send('get', '/events/wait?type=never&timeout_ms=60000', 'a').then(({ status }) => status);
    let ended = '';
    const reader = httpRequest(`${sim.served.url}/events/stream?world=a`, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => (ended = text));
    }).end();
    const exchange = sim.worlds.all()[1]?.exchange;
    await until(() => exchange?.journal.openWaits === 1 && ended !== '');
    expect(outcome(await sim.send('delete', '/worlds/a'))).toEqual([200, { data: { key: 'a' } }]);
    expect(await waiting).toBe(409);
    await until(() => ended.includes('the world has ended'));
    reader.destroy();
    expect([exchange?.liveCalls, sim.worlds.all().length]).toEqual([0, 1]);
    expect(sim.journal.list({ types: ['world.ended'] }, 9)).toMatchObject([{ key: 'a', reason: 'deleted' }]);
    expect(await sim.ring('a')).toEqual(first);
  });

  it('the log does not have the key', async () => {
    await using sim = await isolated();
    await sim.ring('secret-key');
    await sim.send('delete', '/worlds/secret-key');
    await sim.send('get', '/calls?world=secret-key');
    await until(() => sim.served.lines.length >= 3);
    expect(sim.served.lines.join('')).toContain('DELETE /_sim/worlds/***');
    expect(sim.served.lines.join('')).not.toContain('secret-key');
  });

  it.each([
    ['an unknown key', '/worlds/nobody', 404],
    ['the key of the default world, which stays', `/worlds/${DEFAULT_KEY}`, 409],
    ['what cannot be a key', '/worlds/%20', 422],
  ])('does not end the world of %s', async (_, path, status) => {
    await using sim = await isolated();
    expect((await sim.send('delete', path)).status).toBe(status);
  });

  it('with --api-key only those keys have a world', async () => {
    await using sim = await isolated({ config: { apiKeys: ['one', 'two'] } });
    expect((await sim.send('get', '/calls', 'two')).status).toBe(200);
    expect(outcome(await sim.send('get', '/calls', 'three'))).toMatchObject([
      404,
      { errors: [{ detail: expect.stringContaining('three') as string }] },
    ]);
    expect(sim.worlds.all()).toHaveLength(2);
  });

  it('limit world.key_chars: a longer key is refused', async () => {
    await using sim = await isolated();
    const longest = 'k'.repeat(LIMITS['world.key_chars']);
    expect((await sim.send('get', '/calls', longest)).status).toBe(200);
    expect((await sim.send('get', '/calls', `${longest}k`)).status).toBe(422);
    await using api = await TelnyxWorld.open({ config: ISOLATED });
    const long = await api.anonymous('GET', '/v2/calls/x').set('authorization', `Bearer ${longest}k`);
    expect(verdict(long)).toEqual([401, '10009']);
    expect(api.events('limit.reached')).toMatchObject([{ what: 'world.key_chars', limit: LIMITS['world.key_chars'] }]);
  });

  it('limit worlds.idle_ms: a world without a live call or a request for so long ends, and says so', async () => {
    await using sim = await isolated();
    await sim.send('get', '/calls', 'idle');
    await sim.ring('calling');
    sim.clock.advance(HOUR / 2);
    await sim.send('get', '/calls', 'asking');
    sim.clock.advance(HOUR / 2 + 60_000);
    const left = (await sim.data<{ key: string }[]>('/worlds')).map(({ key }) => key);
    expect(left).toEqual([DEFAULT_KEY, 'calling', 'asking']);
    expect(sim.journal.list({ types: ['world.ended'] }, 9)).toMatchObject([{ key: 'idle', reason: 'idle' }]);
  });

  it('a world is not idle while a request is open, nor the hour after it', async () => {
    await using sim = await isolated();
    const reader = httpRequest(`${sim.served.url}/events/stream?world=a`).end();
    await until(() => sim.worlds.all().length === 2);
    // Not when it is looked whether worlds are idle, which makes this one new.
    sim.clock.advance(2 * HOUR + 1);
    expect(sim.worlds.all()).toHaveLength(2);
    reader.on('error', () => undefined).destroy();
    await until(() => sim.worlds.list()[1]?.idleMs === 0);
    sim.clock.advance(HOUR + 60_000);
    expect(sim.worlds.all()).toHaveLength(1);
  });

  it('limit worlds: one more key is 429, which the default world’s journal tells once', async () => {
    await using sim = await isolated({ limits: { worlds: 3, idleMs: HOUR } });
    for (const key of ['a', 'b']) expect((await sim.send('get', '/calls', key)).status).toBe(200);
    for (const key of ['c', 'd']) expect((await sim.send('get', '/calls', key)).status).toBe(429);
    expect((await sim.send('get', '/calls', 'a')).status).toBe(200);
    expect(sim.journal.list({ types: ['limit.reached'] }, 9)).toMatchObject([{ what: 'worlds' }]);
  });
});

describe('without it', () => {
  it('there is one world, and naming another is refused', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const list = await request(served.server).get('/_sim/worlds');
    expect(list.body).toMatchObject({ data: [{ key: null, default: true }] });
    const named = await request(served.server).get('/_sim/calls').set('X-Sim-World', 'a');
    expect([named.status, named.text]).toEqual([409, expect.stringContaining('--isolate api-key')]);
    expect((await request(served.server).delete('/_sim/worlds/a')).status).toBe(409);
  });

  it('all keys see the same calls', async () => {
    await using api = await TelnyxWorld.open();
    const call = await api.ring();
    const path = `/v2/calls/${encodeURIComponent(call.id)}`;
    for (const key of ['a', 'b'])
      expect((await api.anonymous('GET', path).set('authorization', `Bearer ${key}`)).status).toBe(200);
  });
});

describe('with --isolate api-key, under /v2', () => {
  const get = (api: TelnyxWorld, key: string, path: string) =>
    api.anonymous('GET', path).set('authorization', `Bearer ${key}`);

  it('a call is known to its own key alone', async () => {
    await using api = await TelnyxWorld.open({ config: ISOLATED });
    const call = await api.ring();
    const path = `/v2/calls/${encodeURIComponent(call.id)}`;
    expect((await get(api, DEFAULT_KEY, path)).status).toBe(200);
    expect(verdict(await get(api, 'other', path))).toEqual([422, '90015 /call_control_id']);
  });

  it('a key may be UTF-8, and is the one that tests name', async () => {
    await using api = await TelnyxWorld.open({ config: ISOLATED });
    const sent = Buffer.from('schlüssel-✓').toString('latin1');
    expect((await get(api, sent, '/v2/call_control_applications')).status).toBe(200);
    expect(api.worlds.list().map(({ key }) => key)).toEqual([DEFAULT_KEY, 'schlüssel-✓']);
  });

  it('a request is in the journal of its key, also when it is refused; without a key in the default one', async () => {
    await using api = await TelnyxWorld.open({ config: ISOLATED });
    await get(api, 'a', '/v2/nowhere');
    await get(api, 'b', '/v2/calls/v3%3Ax');
    await api.anonymous('GET', '/v2/calls/v3%3Ay');
    const paths = api.worlds
      .all()
      .map(({ exchange }) => exchange.journal.list({ types: ['api.request'] }, 9).map((entry) => entry['path']));
    expect(paths).toEqual([['/v2/calls/v3%3Ay'], ['/v2/nowhere'], ['/v2/calls/v3%3Ax']]);
  });

  it('the applications of a key are its own, and have the ids that another key’s have', async () => {
    await using api = await TelnyxWorld.open({ config: ISOLATED });
    const make = async (key: string): Promise<unknown> => {
      const asked = api.anonymous('POST', '/v2/call_control_applications').set('authorization', `Bearer ${key}`);
      const body = { application_name: 'mine', webhook_event_url: 'http://app.test/mine' };
      return ((await asked.send(body)).body as { data: { id: string } }).data.id;
    };
    expect(await make('a')).toBe(await make('b'));
    const count = async (key: string): Promise<number> =>
      ((await get(api, key, '/v2/call_control_applications')).body as { data: unknown[] }).data.length;
    expect([await count('a'), await count('b'), await count('c')]).toEqual([2, 2, 1]);
  });

  it('one key too many is 429 10011, and clients are told not to repeat it', async () => {
    await using api = await TelnyxWorld.open({ config: ISOLATED, worlds: { worlds: 2, idleMs: HOUR } });
    await get(api, 'a', '/v2/calls/v3%3Ax');
    const refused = await get(api, 'b', '/v2/calls/v3%3Ax');
    expect(verdict(refused)).toEqual([429, '10011']);
    expect(refused.headers['x-should-retry']).toBe('false');
    expect(api.events('limit.reached')).toMatchObject([{ what: 'worlds', limit: LIMITS['worlds'] }]);
  });
});
