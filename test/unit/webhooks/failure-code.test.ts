import { describe, expect, it } from 'vitest';
import { failureCode } from '../../../src/webhooks/failure-code.js';

describe("Telnyx's code for a failed webhook attempt", () => {
  it.each([
    ['timeout', '75000'],
    ['UND_ERR_SOCKET', '75000'],
    ['ECONNRESET', '75000'],
    ['ENOTFOUND', '75001'],
    ['EAI_AGAIN', '75001'],
    ['ECONNREFUSED', '75002'],
    ['EHOSTUNREACH', '75002'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', '75002'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '75003'],
    ['CERT_HAS_EXPIRED', '75004'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', '75005'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', '75006'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '75006'],
  ])('%s is %i', (error, code) => expect(failureCode({ error })).toBe(code));

  it.each([
    [301, '75300'],
    [400, '75400'],
    [404, '75404'],
    [403, '75499'],
    [429, '75499'],
    [500, '75500'],
    [503, '75599'],
  ])('HTTP %i is %i', (status, code) => expect(failureCode({ status })).toBe(code));

  it.each([200, 202, 204])('HTTP %i is no failure and has none', (status) => {
    expect(failureCode({ status })).toBeNull();
  });
});
