import { describe, expect, it } from 'vitest';
import { ContractCheck } from '../../support/contract-check.js';
import { webhookEndpoint } from '../../support/webhook-endpoint.js';

const EVENT = {
  data: {
    event_type: 'call.dtmf.received',
    id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0',
    occurred_at: '2026-01-02T03:04:05.678901Z',
    record_type: 'event',
    payload: {
      call_control_id: 'v3:x',
      call_leg_id: 'a',
      call_session_id: 'b',
      client_state: null,
      connection_id: '1',
      digit: '5',
      from: '+15550123001',
      to: '+15550123002',
    },
  },
  meta: { attempt: 1, delivered_to: 'http://127.0.0.1/hooks' },
};

/** What the check says about one answer. */
async function faultsOf(status: number, body: unknown, path = '/v2/calls/v3%3Ax/actions/hangup'): Promise<string[]> {
  const check = new ContractCheck();
  await using server = await webhookEndpoint((_, response) => {
    response.setHeader('x-request-id', EVENT.data.id);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await check.fetch(`${server.url}${path}`, { method: 'POST' });
  return check.faults;
}

describe('the check of what is said against the document', () => {
  it('passes what is in order', async () => {
    const check = new ContractCheck();
    check.webhook(JSON.stringify(EVENT));
    expect(check.faults).toEqual([]);
    expect(await faultsOf(200, { data: { result: 'ok' } })).toEqual([]);
    expect(await faultsOf(422, { errors: [{ code: '90018', title: 'x' }] })).toEqual([]);
    expect(await faultsOf(404, { errors: [{ code: '10005', title: 'x' }] }, '/v2/nowhere')).toEqual([]);
  });

  it.each([
    ['a property that is missing', { ...EVENT, meta: { attempt: 1 } }],
    ['a wrong type', { ...EVENT, meta: { attempt: '1', delivered_to: 'x' } }],
    [
      'a property that nobody documented',
      { ...EVENT, data: { ...EVENT.data, payload: { ...EVENT.data.payload, mood: 'good' } } },
    ],
    ['an event that nobody documented', { ...EVENT, data: { ...EVENT.data, event_type: 'call.exploded' } }],
  ])('sees %s in a webhook', (_what, event) => {
    const check = new ContractCheck();
    check.webhook(JSON.stringify(event));
    expect(check.faults).toHaveLength(1);
  });

  it.each([
    ['a success with a wrong body', 200, { data: { result: 1 } }],
    ['a success with a property too many', 200, { data: { result: 'ok', mood: 'good' } }],
    ['a refusal that is not in the envelope', 422, { error: 'no' }],
    ['a numeric code', 422, { errors: [{ code: 90018, title: 'x' }] }],
  ])('sees %s in an answer', async (_what, status, body) => {
    expect(await faultsOf(status, body)).toHaveLength(1);
  });
});
