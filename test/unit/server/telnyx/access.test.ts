import { describe, expect, it } from 'vitest';
import { accessOf } from '../../../../src/server/telnyx/access.js';
import { KEY } from '../../../support/telnyx-world.js';

const refusal = (authorization: string | undefined, keys: readonly string[] = []): unknown => {
  const access = accessOf(authorization, keys);
  return 'refusal' in access ? access.refusal.error : access.apiKey;
};

describe('the key of a request', () => {
  it('is any that is not empty while none is configured', () => {
    expect(refusal('Bearer anything')).toBe('anything');
    expect(refusal(`bearer ${KEY}`)).toBe(KEY);
  });

  it('may have spaces, as the suites of the official SDKs send it', () => {
    expect(refusal('Bearer My API Key')).toBe('My API Key');
    expect(refusal('Bearer   My API Key  ')).toBe('My API Key');
    expect(refusal('Bearer My API Key', ['My API Key'])).toBe('My API Key');
    expect(refusal('Bearer My API Key', [KEY])).toBe('malformedKey');
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', KEY])('is missing in %j', (authorization) => {
    expect(refusal(authorization)).toBe('noCredentials');
    expect(refusal(authorization, [KEY])).toBe('noCredentials');
  });

  it('is one of those configured, where there are any', () => {
    expect(refusal(`Bearer ${KEY}`, ['other', KEY])).toBe(KEY);
    expect(refusal('Bearer other', ['other', KEY])).toBe('other');
  });

  it.each(['x', 'KEY123_secret', 'KEY0123456789ABCDEF0123456789ABCDEF', 'KEY0123456789ABCDEF0123456789ABCDEX_secret'])(
    'is malformed as %s',
    (token) => expect(refusal(`Bearer ${token}`, [KEY])).toBe('malformedKey'),
  );

  it('is named when it has the form of a key and is not known', () => {
    expect(accessOf('Bearer KEYFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF_other', [KEY])).toEqual({
      refusal: {
        error: 'unknownKey',
        detail: "No key found matching the ID 'KEYFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF' with the provided secret.",
      },
    });
  });

  it('is not named with its secret', () => {
    const access = accessOf('Bearer KEYFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF_topsecret', [KEY]);
    expect(JSON.stringify(access)).not.toContain('topsecret');
  });
});
