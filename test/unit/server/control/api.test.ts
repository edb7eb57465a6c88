import { LIMITS } from '../../../../src/limits.js';
import request from 'supertest';
import type { CallIds } from '../../../../src/control/types.js';
import { describe, expect, it } from 'vitest';
import { misfits } from '../../../support/control-schemas.js';
import { app, controlWorld, serveControl } from '../../../support/control-world.js';
import { takeFaults } from '../../../support/faults.js';

const RING = { from: '+15550100001', to: '+15550100002' };

describe('the control API', () => {
  it('tells that it serves, and the public key, bare', async () => {
    await using served = await serveControl(controlWorld());
    const health = await request(served.server).get('/_sim/health');
    expect(health.status).toBe(200);
    expect(health.body).toEqual({
      status: 'ok',
      version: '0.0.0-test',
      seed: 'test',
      time: 'real',
      now: '2026-01-01T00:00:00.000000Z',
    });
    expect(misfits('Health', health.body)).toEqual([]);
    const key = await request(served.server).get('/_sim/public-key');
    expect(key.body).toEqual({ public_key: 'cHVibGljIGtleQ==' });
    expect((await request(served.server).head('/_sim/health')).status).toBe(200);
  });

  it.each([
    ['get', '/_sim'],
    ['get', '/_sim/'],
    ['get', '/_sim/call'],
    ['post', '/_sim/calls/x/party/dance'],
    ['get', '/_sim/calls/x/audio/heard.mp3'],
    ['get', '/_sim/Health'],
  ] as const)('answers 404 to %s %s, which it does not know', async (method, path) => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server)[method](path);
    expect(response.status).toBe(404);
    expect(misfits('Errors', response.body)).toEqual([]);
  });

  it.each([
    ['get', '/_sim/reset', 'POST'],
    ['delete', '/_sim/calls', 'GET, POST'],
    ['post', '/_sim/health', 'GET'],
    ['options', '/_sim/calls', 'GET, POST'],
    ['put', '/_sim/calls/x/party/say', 'POST'],
  ] as const)('answers 405 to %s %s and names the methods', async (method, path, allow) => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server)[method](path);
    expect(response.status).toBe(405);
    expect(response.headers['allow']?.split(', ').sort().join(', ')).toBe(allow);
    expect(response.body).toMatchObject({ errors: [{ code: '405' }] });
  });

  it('answers 400 to a body that is not JSON, and to a path that cannot be decoded', async () => {
    await using served = await serveControl(controlWorld());
    const json = request(served.server).post('/_sim/calls').set('content-type', 'application/json');
    const response = await json.send('{"from":');
    expect(response.status).toBe(400);
    expect(misfits('Errors', response.body)).toEqual([]);
    expect(response.body).toMatchObject({ errors: [{ code: '400' }] });
    const path = await request(served.server).get('/_sim/calls/%zz');
    expect(path.status).toBe(400);
    expect(path.body).toMatchObject({ errors: [{ code: '400' }] });
  });

  it('answers 422 to a body that is JSON and no object', async () => {
    await using served = await serveControl(controlWorld());
    for (const body of ['null', '5', '[]', '"x"']) {
      const response = await request(served.server).post('/_sim/calls').type('json').send(body);
      expect([body, response.status]).toEqual([body, 422]);
    }
  });

  it('reads what curl posts as a form, and compressed bodies are its own business', async () => {
    await using served = await serveControl(controlWorld());
    const form = await request(served.server)
      .post('/_sim/calls')
      .set('content-type', 'application/x-www-form-urlencoded')
      .send(JSON.stringify(RING));
    expect(form.status).toBe(201);
    const encoded = await request(served.server).post('/_sim/calls').set('content-encoding', 'zip').send('{}');
    expect(encoded.status).toBe(415);
  });

  it('limit control.body_bytes: answers 413 to a body over 32 MiB and takes one below', async () => {
    await using served = await serveControl(controlWorld());
    const post = (bytes: number) =>
      request(served.server)
        .post('/_sim/calls')
        .type('json')
        .send(`{"x":"${'a'.repeat(bytes - 8)}"}`);
    const large = await post(LIMITS['control.body_bytes'] + 1);
    expect(large.status).toBe(413);
    expect(large.body).toMatchObject({ errors: [{ code: '413' }] });
    expect((await post(LIMITS['control.body_bytes'])).status).toBe(422);
  });

  it('names every fault with its pointer, unknown properties too', async () => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server)
      .post('/_sim/calls')
      .send({
        from: '12',
        codec: 'OPUS',
        connection_id: '',
        patience_secs: 0,
        webhook_url: 'ftp://x',
        colour: 'red',
        sip_headers: [{ name: 'X' }],
      });
    expect(response.status).toBe(422);
    const errors = (response.body as { errors: { code: string; source: { pointer: string } }[] }).errors;
    expect(errors.map(({ source }) => source.pointer).sort()).toEqual([
      '/codec',
      '/colour',
      '/connection_id',
      '/from',
      '/patience_secs',
      '/sip_headers/0/value',
      '/to',
      '/webhook_url',
    ]);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['422']));
  });

  it('refuses unknown and malformed query parameters by name', async () => {
    await using served = await serveControl(controlWorld());
    const faults = async (path: string): Promise<unknown> => {
      const response = await request(served.server).get(`/_sim${path}`);
      expect(response.status).toBe(422);
      return (response.body as { errors: { source: unknown }[] }).errors.map(({ source }) => source);
    };
    expect(await faults('/events?typ=call.*')).toEqual([{ parameter: 'typ' }]);
    expect(await faults('/events?limit=0&after=-1')).toEqual([{ parameter: 'after' }, { parameter: 'limit' }]);
    expect(await faults('/events?limit=1001')).toEqual([{ parameter: 'limit' }]);
    expect(await faults('/events?limit=many')).toEqual([{ parameter: 'limit' }]);
    expect(await faults('/events?type=a&type=b')).toEqual([{ parameter: 'type' }]);
    expect(await faults('/calls?state=dialing')).toEqual([{ parameter: 'state' }]);
    expect(await faults('/events/wait?timeout_ms=120001')).toEqual([{ parameter: 'timeout_ms' }]);
    expect(await faults('/health?x=1')).toEqual([{ parameter: 'x' }]);
  });

  it('takes ids encoded and bare', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await app.dial(world);
    for (const path of [id, encodeURIComponent(id)]) {
      const response = await request(served.server).get(`/_sim/calls/${path}`);
      expect(response.body).toMatchObject({ data: { call_control_id: id } });
    }
  });

  it('answers 500 in its envelope to a fault of its own, tells journal and log why, and lives on', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    world.exchange.calls = () => {
      throw new Error('broken on purpose');
    };
    const response = await request(served.server).get('/_sim/calls');
    expect(response.status).toBe(500);
    expect(misfits('Errors', response.body)).toEqual([]);
    expect(JSON.stringify(response.body)).not.toContain('on purpose');
    expect(world.lines.join('')).toContain('broken on purpose');
    expect(world.journal.list({ types: ['sim.fault'] }, 9)).toMatchObject([{ message: 'broken on purpose' }]);
    expect(takeFaults()).toHaveLength(1);
    expect((await request(served.server).get('/_sim/health')).status).toBe(200);
  });

  it('logs requests at debug, as what they bring about is told, and those that fail at info', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    await request(served.server).get('/_sim/calls?limit=1');
    await request(served.server).post('/_sim/reset');
    await request(served.server).get('/_sim/calls/v3%3Aof-nobody');
    expect(served.lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ +/g, ' ').trim())).toEqual([
      'debug control GET /_sim/calls → 200 in 0.0 ms',
      'debug control POST /_sim/reset → 200 in 0.0 ms',
      'control GET /_sim/calls/…nobody → 404 in 0.0 ms',
    ]);
  });
});

describe('POST /_sim/reset', () => {
  it('begins the next world: no calls, other ids, and a journal that goes on', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const ring = async (): Promise<{ data: CallIds }> =>
      (await request(served.server).post('/_sim/calls').send(RING)).body as { data: CallIds };
    const first = (await ring()).data;
    const { last } = world.journal.range;
    const response = await request(served.server).post('/_sim/reset');
    expect(world.journal.range.last).toBeGreaterThan(last);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ data: { seed: 'test', world: 2 } });
    expect((await request(served.server).get('/_sim/calls')).body).toEqual({ data: [] });
    expect((await request(served.server).get('/_sim/webhooks')).body).toEqual({ data: [] });
    expect((await request(served.server).get(`/_sim/events?type=sim.*`)).body).toMatchObject({
      data: [{ seq: world.journal.range.last, type: 'sim.reset', seed: 'test', world: 2 }],
      meta: { first_seq: 1 },
    });
    const { connection_id: connection, ...others } = (await ring()).data;
    expect(connection).toBe(first.connection_id);
    const known = new Set(Object.values(first));
    expect(Object.values(others).filter((id) => known.has(id))).toEqual([]);
  });

  it('takes no properties', async () => {
    await using served = await serveControl(controlWorld());
    expect((await request(served.server).post('/_sim/reset').send({ seed: 'other' })).status).toBe(422);
  });
});
