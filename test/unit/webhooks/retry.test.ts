import { describe, expect, it } from 'vitest';
import { isSuccess } from '../../../src/platform/http-sender.js';
import { nextStep } from '../../../src/webhooks/retry.js';
import type { RetryPosition } from '../../../src/webhooks/retry.js';

const first: RetryPosition = { retriesDone: 0, retryDelaysMs: [1000, 2000], hasFailover: false };

describe('What follows an attempt at a webhook', () => {
  it.each([200, 201, 204, 299])('%i is a success', (status) => {
    expect(isSuccess({ status })).toBe(true);
    expect(nextStep({ status }, first)).toEqual({ kind: 'delivered' });
  });

  it.each([408, 429, 500, 502, 503, 599])('%i is retried', (status) => {
    expect(nextStep({ status }, first)).toEqual({ kind: 'retry', delayMs: 1000 });
  });

  it.each(['timeout', 'ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])('%s is retried', (error) => {
    expect(nextStep({ error }, first)).toEqual({ kind: 'retry', delayMs: 1000 });
  });

  it.each([300, 301, 307, 399, 400, 401, 404, 410, 499])('%i ends the attempts at this URL', (status) => {
    expect(nextStep({ status }, first)).toEqual({ kind: 'failed' });
    expect(nextStep({ status }, { ...first, hasFailover: true })).toEqual({ kind: 'failover' });
  });

  it('waits longer before the second retry, and gives the URL up after it', () => {
    expect(nextStep({ status: 500 }, { ...first, retriesDone: 1 })).toEqual({ kind: 'retry', delayMs: 2000 });
    expect(nextStep({ status: 500 }, { ...first, retriesDone: 2 })).toEqual({ kind: 'failed' });
    expect(nextStep({ status: 500 }, { ...first, retriesDone: 2, hasFailover: true })).toEqual({ kind: 'failover' });
  });

  it('does not retry at all where no delays are given', () => {
    expect(nextStep({ error: 'timeout' }, { ...first, retryDelaysMs: [] })).toEqual({ kind: 'failed' });
  });
});
