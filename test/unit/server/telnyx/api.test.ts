import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadDocument } from '../../../../src/contract/document.js';
import { servedOperations } from '../../../../src/server/telnyx/operations.js';
import { CALL_COMMANDS, CALLER, OURS, STREAM_URL, type ExchangeWish } from '../../../support/exchange.js';
import { KEY, TelnyxWorld, verdict } from '../../../support/telnyx-world.js';
import { takeFaults } from '../../../support/faults.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

const PAGES = 'https://developers.telnyx.com/docs/overview/errors/';

describe('every operation of the document', () => {
  it('is carried out by something, and nothing else is', async () => {
    await open();
    const ids = loadDocument('telnyx').operations.map(({ operationId }) => operationId);
    expect([...servedOperations(world.exchange).keys()].sort()).toEqual(ids.sort());
  });

  it('answers a command at the path that its name says', () => {
    const paths = new Map(loadDocument('telnyx').operations.map(({ operationId, path }) => [operationId, path]));
    for (const { name, operationId } of CALL_COMMANDS) {
      expect(paths.get(operationId)).toBe(`/calls/{call_control_id}/actions/${name}`);
    }
  });
});

describe('an error', () => {
  it.each([
    ['no key', {}, 'Could not find any usable credentials in the request.'],
    [
      'a malformed key',
      { authorization: 'Bearer x' },
      'The API key looks malformed. Check that you copied it correctly.',
    ],
    [
      'an unknown key',
      { authorization: 'Bearer KEY00000000000000000000000000000000_x' },
      "No key found matching the ID 'KEY00000000000000000000000000000000' with the provided secret.",
    ],
  ])('for %s is 401 in the words of the live service', async (_, headers, detail) => {
    await open({ config: { apiKeys: [KEY] } });
    const response = await world.anonymous('POST', '/v2/calls').set(headers);
    expect(response.status).toBe(401);
    expect(response.body).toEqual({
      errors: [{ code: '10009', title: 'Authentication failed', detail, meta: { url: `${PAGES}10009` } }],
    });
  });

  it('for an unknown path is 404 before any key is asked for', async () => {
    await open({ config: { apiKeys: [KEY] } });
    const response = await world.anonymous('GET', '/v2/message?x=1');
    expect(response.status).toBe(404);
    expect(response.body).toEqual({
      errors: [
        {
          code: '10005',
          title: 'Resource not found',
          detail: 'The requested resource or URL could not be found.',
          source: { pointer: '/' },
          meta: { url: `${PAGES}10005` },
        },
      ],
    });
  });

  it('for a wrong method is 405 and says which are right', async () => {
    await open();
    const response = await world.send('DELETE', '/v2/calls');
    expect(verdict(response)).toEqual([405, '10030']);
    expect(response.headers['allow']).toBe('POST');
  });

  it('for what is not simulated is 501 after the key, names the operation and asks not to be tried again', async () => {
    await open();
    const path = '/v2/phone_numbers/slim';
    expect((await world.anonymous('GET', path)).status).toBe(401);
    const response = await world.send('GET', path);
    expect(response.status).toBe(501);
    expect(response.headers['x-should-retry']).toBe('false');
    expect(response.body).toEqual({
      errors: [
        {
          code: '501',
          title: 'Not simulated',
          detail: 'telnyx-sim does not simulate ListPhoneNumbersSlim (GET /phone_numbers/slim).',
        },
      ],
    });
  });

  it('for another product of Telnyx’s is 501 after the key, and names it', async () => {
    await open();
    expect((await world.anonymous('POST', '/v2/messages')).status).toBe(401);
    const response = await world.send('POST', '/v2/messages', { to: CALLER });
    expect(verdict(response)).toEqual([501, '501']);
    expect(response.text).toContain("Telnyx's Messaging (POST /v2/messages)");
    expect(response.headers['x-should-retry']).toBe('false');
    expect((await world.send('GET', '/v2/texml/Accounts/1/Calls?PageSize=1')).text).toContain('TeXML');
  });

  it('names the call that the path names, in the journal, whatever is wrong', async () => {
    await open({ config: { apiKeys: [KEY] } });
    const path = '/v2/calls/v3%3Aabc/actions';
    await world.anonymous('POST', `${path}/answer`);
    await world.send('POST', `${path}/bridge`, { video_room_id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0' });
    await world.send('POST', `${path}/nonsense`);
    await world.send('GET', `${path}/answer`);
    await world.send('POST', `${path}/speak`, {});
    await world.send('GET', '/v2/calls/v3:abc').set('host', 'attacker.example');
    const entries = world.events('api.request').map(({ status, call_control_id: id }) => [status, id]);
    expect(entries).toEqual([401, 501, 404, 405, 422, 403].map((status) => [status, 'v3:abc']));
  });

  it('for a property that is not simulated is 501 too, and says nothing else', async () => {
    await open();
    const call = await world.answered();
    const response = await world.command(call.id, 'streaming_start', {
      enable_dialogflow: true,
      stream_track: 'sideways',
    });
    expect(verdict(response)).toEqual([501, '501 /enable_dialogflow']);
    expect(response.headers['x-should-retry']).toBe('false');
    expect(world.events('api.request').at(-1)).toMatchObject({ status: 501, error_codes: ['501'] });
  });

  it('in the simulator is 500 in the same envelope, and in the log', async () => {
    await open();
    vi.spyOn(world.exchange, 'callStatus').mockImplementation(() => {
      throw new Error('a fault of ours');
    });
    const response = await world.send('GET', '/v2/calls/v3:x');
    expect(response.status).toBe(500);
    expect(response.body).toEqual({
      errors: [{ code: '10007', title: 'Unexpected error', detail: 'An unexpected error occured.' }],
    });
    expect(world.lines.join('')).toContain('a fault of ours');
    expect(world.events('sim.fault')).toMatchObject([{ message: 'a fault of ours', call_control_id: 'v3:x' }]);
    expect(takeFaults()).toHaveLength(1);
    expect((await world.send('POST', '/v2/calls', {})).status).toBe(422);
  });

  it('of a handler that answers later is one as well', async () => {
    await open();
    vi.spyOn(world.exchange, 'loaded').mockRejectedValue(new Error('no faker'));
    const response = await world.send('POST', '/v2/calls', { to: CALLER, from: OURS, connection_id: '1' });
    expect(verdict(response)).toEqual([500, '10007']);
    expect(takeFaults()).toHaveLength(1);
  });

  it('whose answer cannot be written down is one as well', async () => {
    await open();
    const cyclic: Record<string, unknown> = {};
    cyclic['itself'] = cyclic;
    vi.spyOn(world.exchange, 'callStatus').mockReturnValue(cyclic);
    expect(verdict(await world.send('GET', '/v2/calls/v3:x'))).toEqual([500, '10007']);
    expect(takeFaults()).toHaveLength(1);
  });
});

describe('a web page', () => {
  it('under a name that an attacker has pointed here cannot use the API', async () => {
    await open();
    const host = `attacker.example:${world.port}`;
    const response = await world.send('POST', '/v2/calls', {}).set({ host, origin: `http://${host}` });
    expect(verdict(response)).toEqual([403, '403 ?Host']);
    expect(response.text).toContain('--allowed-hosts');
    expect((await world.send('GET', '/anything').set({ host })).status).toBe(403);
    expect(world.events('api.request')).toMatchObject([
      { status: 403, error_codes: ['403'] },
      { status: 403, error_codes: ['403'] },
    ]);
  });

  it('of somebody else cannot either, and our own can', async () => {
    await open();
    const path = '/v2/call_control_applications';
    expect(verdict(await world.send('GET', path).set({ origin: 'https://attacker.example' }))).toEqual([
      403,
      '403 ?Origin',
    ]);
    expect((await world.send('GET', path).set({ origin: `http://127.0.0.1:${world.port}` })).status).toBe(200);
    expect((await world.send('GET', path).set({ host: 'api.telnyx.com' })).status).toBe(200);
  });

  it('may come by the names that --allowed-hosts has', async () => {
    await open({ config: { allowedHosts: ['*.tunnel.test'] } });
    expect((await world.send('POST', '/v2/calls', {}).set({ host: 'x.tunnel.test' })).status).toBe(422);
  });
});

describe('a query', () => {
  it('that is badly encoded is 400', async () => {
    await open();
    expect(verdict(await world.send('GET', '/v2/call_control_applications?sort=%E0%A4'))).toEqual([400, '10015']);
    expect((await world.raw('GET', '/v2/calls/%zz', {})).status).toBe(400);
  });

  it('is refused by the name of the parameter', async () => {
    await open();
    const response = await world.send('GET', '/v2/call_control_applications?page[size]=251&sort=size');
    expect(verdict(response)).toEqual([422, '10033 ?page[size]', '10032 ?sort']);
  });
});

describe('every answer', () => {
  it('has a request id of its own and says that it is JSON, and little else', async () => {
    await open();
    const answers = [
      await world.anonymous('GET', '/'),
      await world.send('POST', '/v2/calls'),
      await world.send('GET', '/v2/call_control_applications'),
    ];
    const ids = answers.map(({ headers }) => headers['x-request-id'] as string);
    expect(new Set(ids).size).toBe(3);
    for (const { headers } of answers) {
      expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(headers['content-type']).toBe('application/json');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('etag');
    }
  });

  it('to HEAD has no body', async () => {
    await open();
    const { status, text, headers } = await world.raw('HEAD', '/v2/call_control_applications', {});
    expect([status, text]).toEqual([200, '']);
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
  });

  it('is in the journal and in the log, also when it is an error', async () => {
    await open();
    const call = await world.ring();
    await world.command(call.id, 'speak', { payload: 'Hello', voice: 'female' });
    await world.anonymous('POST', '/nowhere?secret=1');
    const [first, second] = world.events('api.request');
    expect(first).toMatchObject({
      call_control_id: call.id,
      method: 'POST',
      path: `/v2/calls/${encodeURIComponent(call.id)}/actions/speak`,
      operation_id: 'SpeakCall',
      status: 422,
      error_codes: ['90034'],
      host: { duration_ms: 0 },
    });
    expect(second).toMatchObject({ path: '/nowhere', operation_id: null, status: 404, error_codes: ['10005'] });
    const requests = world.lines.filter((line) => / app /.test(line));
    expect(requests).toHaveLength(2);
    expect(requests[0]).toMatch(/ warn .* app +speak → 422 90034 \S.*\n$/);
  });

  it('has its request in the log at debug, with the body and without keys', async () => {
    await open({ logLevel: 'debug' });
    const call = await world.answered();
    await world.command(call.id, 'streaming_start', {
      stream_url: STREAM_URL,
      stream_auth_token: 'hunter2',
    });
    const [row] = world.lines.filter((line) => line.includes('stream_auth_token'));
    expect(row).toContain(`/actions/streaming_start\n`);
    expect(row).toContain(`{"stream_url":"${STREAM_URL}","stream_auth_token":"***"}`);
    expect(world.lines.join('')).not.toContain('hunter2');
  });

  it('to a dial is filed under the call that it made', async () => {
    await open();
    const response = await world.send('POST', '/v2/calls', { to: CALLER, from: OURS, connection_id: '1' });
    const { data } = response.body as { data: { call_control_id: string; is_alive: boolean } };
    expect(data.is_alive).toBe(false);
    expect(world.events('api.request', world.call(data.call_control_id))).toMatchObject([{ operation_id: 'DialCall' }]);
  });
});

describe('unknown names', () => {
  it('are accepted and journalled, in bodies and queries', async () => {
    await open();
    const call = await world.ring();
    const body = { colour: 'red', custom_headers: [{ name: 'a', value: 'b', c: 1 }] };
    expect((await world.command(call.id, 'answer', body)).status).toBe(200);
    expect((await world.send('GET', '/v2/call_control_applications?colour=red')).status).toBe(200);
    expect(
      world
        .events('property.unknown')
        .map(({ name, operation, command, call_control_id: id }) => [name, operation, command, id]),
    ).toEqual([
      ['colour', 'AnswerCall', 'answer', call.id],
      ['custom_headers.0.c', 'AnswerCall', 'answer', call.id],
      ['colour', 'ListCallControlApplications', undefined, undefined],
    ]);
  });
});
