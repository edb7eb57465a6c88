import { LIMITS } from '../../../../src/limits.js';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExchangeWish } from '../../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

const json = { 'content-type': 'application/json' };

describe('a body', () => {
  const hangup = '/v2/calls/v3:x/actions/hangup';

  it('that is no JSON is 400', async () => {
    await open();
    expect(verdict(await world.send('POST', hangup, '{"a":'))).toEqual([400, '10023']);
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'application/jsonp', 'application/json; charset=utf-16'])(
    'of type %s is 415',
    async (type) => {
      await open();
      const response = await world.send('POST', hangup).set('content-type', type).send('{}');
      expect(verdict(response)).toEqual([415, '10029']);
    },
  );

  it('without a type, or compressed, is 415', async () => {
    await open();
    expect((await world.raw('POST', hangup, {}, '{}')).status).toBe(415);
    expect((await world.raw('POST', hangup, { ...json, 'content-encoding': 'gzip' }, 'x')).status).toBe(415);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'of type %s is read',
    async (type) => {
      await open({ config: { provisionUnknown: true } });
      expect((await world.send('POST', hangup).set('content-type', type).send('{}')).status).toBe(200);
    },
  );

  it('need not be there, nor have a type', async () => {
    await open({ config: { provisionUnknown: true } });
    expect((await world.raw('POST', hangup, {})).status).toBe(200);
    expect((await world.raw('POST', hangup, json)).status).toBe(200);
    expect((await world.raw('POST', hangup, { ...json, 'transfer-encoding': 'chunked' })).status).toBe(200);
    expect((await world.raw('POST', hangup, json, 'null')).status).toBe(200);
  });

  it('that is absent lacks what is required', async () => {
    await open();
    const response = await world.send('POST', '/v2/calls/v3:x/actions/speak');
    expect(verdict(response)).toEqual([422, '10004 /payload', '10004 /voice']);
  });

  it.each(['[]', '"text"', '5'])('that is %s and no object is 422', async (body) => {
    await open();
    expect(verdict(await world.send('POST', hangup, body))).toEqual([422, '10026']);
  });

  it('limit request.body_bytes: over 5 MiB is 413, announced or not', async () => {
    await open();
    const tooLong = Buffer.alloc(LIMITS['request.body_bytes'] + 1, ' ');
    expect((await world.raw('POST', hangup, json, tooLong)).status).toBe(413);
    const unannounced = await world.raw('POST', hangup, { ...json, 'transfer-encoding': 'chunked' }, tooLong);
    expect(unannounced.status).toBe(413);
    expect(unannounced.text).toContain('"code":"10015"');
  });

  it('of 5 MiB is read', async () => {
    await open({ config: { provisionUnknown: true } });
    expect((await world.raw('POST', hangup, json, '{}'.padEnd(LIMITS['request.body_bytes']))).status).toBe(200);
  });

  it('that is no UTF-8 is 400', async () => {
    await open();
    const latin1 = Buffer.from('{"client_state":"\xe4"}', 'latin1');
    const response = await world.raw('POST', hangup, json, latin1);
    expect(response.status).toBe(400);
    expect(response.text).toContain('"code":"10015"');
  });

  it('whose sender goes away is nobody’s error', async () => {
    await open();
    const socket = connect(world.port, '127.0.0.1');
    const head = ['host: x', 'authorization: Bearer x', 'expect: 100-continue', 'content-type: application/json'];
    socket.write([`POST ${hangup} HTTP/1.1`, ...head, 'content-length: 9', '', ''].join('\r\n'));
    // The server has the head when it asks for the body.
    await once(socket, 'data');
    const { result } = world.journal.waitFor({ types: ['api.request'] }, 1000);
    socket.write('{');
    socket.destroy();
    expect(await result).toMatchObject({ entry: { status: 499, error_codes: [] } });
    expect((await world.send('POST', '/v2/calls', {})).status).toBe(422);
  });
});
