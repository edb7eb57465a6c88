import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { SimulatorError } from '../../../../src/control/simulator-error.js';
import { checkAccess, type AccessOptions, type ControlVisitor } from '../../../../src/server/control/access.js';
import { controlWorld, serveControl } from '../../../support/control-world.js';

const LOCAL: AccessOptions = { host: '127.0.0.1', port: () => 12111, controlToken: null, allowedHosts: [] };

/** 200 when the visitor may pass, else the status of the refusal. */
function verdict(visitor: Partial<ControlVisitor>, options: Partial<AccessOptions> = {}, isOpen = false): number {
  const whole = { host: 'localhost:12111', origin: undefined, isSecure: false, authorization: undefined, ...visitor };
  try {
    checkAccess(whole, isOpen, { ...LOCAL, ...options });
    return 200;
  } catch (error) {
    if (error instanceof SimulatorError) return error.code;
    throw error;
  }
}

describe('the Host of a request', () => {
  it('may not be a public name, as after DNS rebinding, for any path', () => {
    expect(verdict({ host: 'attacker.example' })).toBe(403);
    expect(verdict({ host: 'attacker.example' }, {}, true)).toBe(403);
    expect(verdict({ host: 'api.telnyx.com' })).toBe(403);
  });

  it('does not matter with a valid control token', () => {
    const host = 'sim.example.com';
    const options = { controlToken: 't' };
    expect(verdict({ host, authorization: 'Bearer t' }, options)).toBe(200);
    expect(verdict({ host: undefined, authorization: 'Bearer t' }, options)).toBe(200);
    expect(verdict({ host, origin: 'http://attacker.example', authorization: 'Bearer t' }, options)).toBe(403);
    expect(verdict({ host, authorization: 'Bearer guess' }, options)).toBe(403);
    expect(verdict({ host }, options, true)).toBe(403);
  });
});

describe('the Origin of a request', () => {
  it.each(['http://localhost:12111', 'http://127.0.0.1:12111', 'http://[::1]:12111'])('may be our own: %s', (origin) =>
    expect(verdict({ origin })).toBe(200),
  );

  it.each([
    'null',
    '',
    'https://attacker.example',
    'http://attacker.example:12111',
    'http://localhost',
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'https://localhost:12111',
    'file://',
    'http://localhost:12111, http://attacker.example',
    'chrome-extension://abcdefgh',
  ])('may not be a foreign page: %s', (origin) => {
    expect(verdict({ origin })).toBe(403);
    expect(verdict({ origin }, { controlToken: 't' }, true)).toBe(403);
  });

  it('is our own on a published container port too', () => {
    const container = { host: '0.0.0.0', controlToken: 't' };
    const authorization = 'Bearer t';
    const host = 'localhost:8080';
    expect(verdict({ host, origin: 'http://localhost:8080', authorization }, container)).toBe(200);
    expect(verdict({ host, origin: 'http://localhost:8081', authorization }, container)).toBe(403);
    expect(verdict({ host, origin: 'http://127.0.0.1:8080', authorization }, container)).toBe(403);
  });

  it('is our own on port 80, which nobody writes', () => {
    expect(verdict({ host: 'localhost', origin: 'http://localhost' }, { port: () => 80 })).toBe(200);
  });
});

describe('the control token', () => {
  it('is not asked for on a loopback host, and Authorization is ignored there', () => {
    expect(verdict({ authorization: 'Bearer anything' })).toBe(200);
    expect(verdict({}, { host: '::1' })).toBe(200);
    expect(verdict({}, { host: '[::1]' })).toBe(200);
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    'Bearer secre',
    'Bearer secret2',
    'Basic secret',
    'secret',
  ])('is missing or wrong in %s', (authorization) =>
    expect(verdict({ authorization }, { controlToken: 'secret' })).toBe(401),
  );

  it('opens everything, whatever the case of "Bearer"', () => {
    expect(verdict({ authorization: 'Bearer secret' }, { controlToken: 'secret' })).toBe(200);
    expect(verdict({ authorization: 'bearer secret' }, { controlToken: 'secret' })).toBe(200);
    expect(verdict({ authorization: 'Bearer secret' }, { controlToken: 'secret', host: '0.0.0.0' })).toBe(200);
  });

  it('must be set before a host that others reach is opened; health and public key are', () => {
    expect(verdict({}, { host: '0.0.0.0' })).toBe(403);
    expect(verdict({ authorization: 'Bearer guess' }, { host: '0.0.0.0' })).toBe(403);
    expect(verdict({}, { host: '0.0.0.0' }, true)).toBe(200);
    expect(() =>
      checkAccess({ host: 'localhost', origin: undefined, isSecure: false, authorization: undefined }, false, {
        ...LOCAL,
        host: '::',
      }),
    ).toThrow(/--control-token/);
  });
});

describe('a web page that happens to be open', () => {
  it('cannot ring, reset or read, and gets no CORS headers', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const foreign = { origin: 'https://attacker.example' };
    const ring = await request(served.server)
      .post('/_sim/calls')
      .set(foreign)
      .set('content-type', 'text/plain')
      .send('{"from":"+15550100001","to":"+15550100002"}');
    const reset = await request(served.server).post('/_sim/reset').set(foreign);
    const read = await request(served.server).get('/_sim/health').set(foreign);
    const preflight = await request(served.server)
      .options('/_sim/calls')
      .set(foreign)
      .set('access-control-request-method', 'POST');
    for (const response of [ring, reset, read, preflight]) {
      expect(response.status).toBe(403);
      expect(Object.keys(response.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(response.body).toMatchObject({ errors: [{ code: '403', source: { parameter: 'Origin' } }] });
    }
    expect([...world.exchange.calls()]).toEqual([]);
  });

  it('cannot get in by a name that it has pointed at 127.0.0.1', async () => {
    await using served = await serveControl(controlWorld());
    const host = `attacker.example:${served.port}`;
    const response = await request(served.server)
      .post('/_sim/reset')
      .set({ host, origin: `http://${host}` });
    expect(response.status).toBe(403);
    expect(response.body).toMatchObject({ errors: [{ code: '403', source: { parameter: 'Host' } }] });
  });

  it('may be our own', async () => {
    await using served = await serveControl(controlWorld());
    for (const name of ['localhost', '127.0.0.1']) {
      const response = await request(served.server).post('/_sim/reset').set('origin', `http://${name}:${served.port}`);
      expect(response.status).toBe(200);
    }
  });
});

describe('a control API with a token', () => {
  it('answers 401 to all but health and public key, unknown paths included', async () => {
    await using served = await serveControl(controlWorld(), { controlToken: 'secret' });
    const status = async (path: string): Promise<number> => (await request(served.server).get(`/_sim${path}`)).status;
    expect(await status('/health')).toBe(200);
    expect(await status('/public-key')).toBe(200);
    expect(await status('/calls')).toBe(401);
    expect(await status('/nothing')).toBe(401);
    const response = await request(served.server).get('/_sim/calls').set('authorization', 'Bearer secret');
    expect(response.status).toBe(200);
  });

  it('names the flag when it is missing on a public host', async () => {
    await using served = await serveControl(controlWorld(), { host: '0.0.0.0' });
    const response = await request(served.server).get('/_sim/calls');
    expect(response.status).toBe(403);
    expect(JSON.stringify(response.body)).toContain('--control-token');
  });
});
