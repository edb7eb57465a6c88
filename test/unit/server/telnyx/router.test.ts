import { describe, expect, it } from 'vitest';
import { callIdAt } from '../../../../src/calls/address.js';
import { loadDocument } from '../../../../src/contract/document.js';
import { NOT_SIMULATED } from '../../../../src/contract/not-simulated.js';
import { PRODUCTS } from '../../../../src/contract/products.js';
import { entityIn, TelnyxRouter } from '../../../../src/server/telnyx/router.js';

const { operations } = loadDocument('telnyx');
const router = new TelnyxRouter(operations, NOT_SIMULATED);

/** What a request leads to, in short. */
function lead(method: string, path: string): unknown {
  const route = router.match(method, path);
  if (route.kind === 'served') return [route.operation.operationId, route.params];
  return route.kind === 'notSimulated' ? `501 ${route.operation.operationId}` : route.kind;
}
const filled = (path: string): string => path.replaceAll(/\{\w+\}/g, 'abc');

/** The numbers themselves are served; what lies below them is not. */
const PARTLY_SERVED = 'phone_numbers';

describe('the address of a request', () => {
  it.each(operations.map(({ method, path, operationId }) => [method, path, operationId] as const))(
    '%s %s is %s',
    (method, path, operationId) => {
      expect(lead(method, `/v2${filled(path)}`)).toEqual([operationId, expect.any(Object)]);
      expect(lead(method, filled(path))).toEqual([operationId, expect.any(Object)]);
    },
  );

  it.each(NOT_SIMULATED.map(({ method, path, operationId }) => [method, path, operationId] as const))(
    '%s %s is known, and not simulated',
    (method, path, operationId) => expect(lead(method, `/v2${filled(path)}`)).toBe(`501 ${operationId}`),
  );

  it.each(Object.entries(PRODUCTS).flatMap(([product, prefixes]) => prefixes.map((prefix) => [prefix, product])))(
    '/%s belongs to %s, with all that is below it',
    (prefix, product) => {
      const other = { kind: 'otherProduct', product };
      expect(router.match('PATCH', `/v2/${prefix}/x/actions/y`)).toEqual(other);
      if (prefix === PARTLY_SERVED) return;
      expect(router.match('GET', `/v2/${prefix}`)).toEqual(other);
      expect(router.match('DELETE', `/${prefix}/`)).toEqual(other);
    },
  );

  it.each([
    'call_control_application',
    'call',
    'connection/1/active_calls',
    'message',
    'messages2',
    'Messages',
    'legacy',
  ])('is nobody’s where it is misspelt: /%s', (path) => expect(lead('GET', `/v2/${path}`)).toBe('unknown'));

  it('of another product hides nothing that is served, or known by name', () => {
    const prefixes = Object.values(PRODUCTS).flat();
    expect(new Set(prefixes).size).toBe(prefixes.length);
    const known = [...operations, ...NOT_SIMULATED].map(({ path }) => path.slice(1));
    expect(prefixes.filter((prefix) => known.some((path) => path === prefix || path.startsWith(`${prefix}/`)))).toEqual(
      [PARTLY_SERVED],
    );
  });

  it.each([
    ['/v2/calls/v3%3Aabc/actions/nonsense', 'v3:abc'],
    ['/calls/v3:abc', 'v3:abc'],
    ['/v2/queues/q/calls/abc', 'abc'],
    ['/v2/calls', undefined],
    ['/v2/calls/', undefined],
    ['/v2/calls/%zz', undefined],
    ['/v2/messages/calls/abc', undefined],
  ])('%s is about the call %s', (path, id) => expect(callIdAt(entityIn(path))).toBe(id));

  it.each([
    ['v3:abc_-X', 'v3:abc_-X'],
    ['v3%3Aabc_-X', 'v3:abc_-X'],
    ['v3%3aabc', 'v3:abc'],
    ['a%2Fb', 'a/b'],
    ['{call_control_id}', '{call_control_id}'],
    ['actions', 'actions'],
    ['v2', 'v2'],
  ])('names the call %s as %s', (written, id) => {
    expect(lead('POST', `/v2/calls/${written}/actions/answer`)).toEqual(['AnswerCall', { call_control_id: id }]);
    expect(lead('POST', `/calls/${written}/actions/answer`)).toEqual(['AnswerCall', { call_control_id: id }]);
  });

  it('may end with a slash', () => {
    expect(lead('POST', '/v2/calls/')).toEqual(['DialCall', {}]);
    expect(lead('GET', '/v2/calls/x/')).toEqual(['RetrieveCallStatus', { call_control_id: 'x' }]);
  });

  it.each([
    '/',
    '/v2',
    '/v2/',
    '/v2/call',
    '/v2/calls/x/actions',
    '/v2/calls//actions/answer',
    '/v2//calls',
    '/v2/calls//',
    '/v1/calls',
  ])('is unknown: %s', (path) => expect(lead('POST', path)).toBe('unknown'));

  it('takes its own methods only', () => {
    expect(router.match('GET', '/v2/calls')).toEqual({ kind: 'wrongMethod', allowed: ['POST'] });
    expect(router.match('PUT', '/v2/call_control_applications/1')).toEqual({
      kind: 'wrongMethod',
      allowed: ['GET', 'PATCH', 'DELETE'],
    });
  });

  it('serves HEAD as GET', () => {
    expect(lead('HEAD', '/v2/calls/x')).toEqual(['RetrieveCallStatus', { call_control_id: 'x' }]);
  });

  it.each(['%', '%zz', '%E0%A4', 'v3%'])('may not be encoded like %s', (id) => {
    expect(lead('GET', `/v2/calls/${id}`)).toBe('badEncoding');
  });
});
