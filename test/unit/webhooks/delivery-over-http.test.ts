import https from 'node:https';
import { Telnyx } from 'telnyx';
import { afterEach, describe, expect, it } from 'vitest';
import { configFrom } from '../../../src/config.js';
import { WorldTime } from '../../../src/time/world-time.js';
import { RealClock } from '../../../src/platform/clock.js';
import { createHttpSender } from '../../../src/platform/http-sender.js';
import type { HttpSender } from '../../../src/platform/http-sender.js';
import { WebhookDeliveries } from '../../../src/webhooks/delivery.js';
import type { WebhookTarget } from '../../../src/webhooks/record.js';
import { keyPairFromSeed } from '../../../src/webhooks/signing.js';
import { SELF_SIGNED } from '../../support/certificates.js';
import { listen, webhookEndpoint } from '../../support/webhook-endpoint.js';
import { webhook } from '../../support/webhook-world.js';
import { unexpected } from '../../support/faults.js';

const pair = keyPairFromSeed('over http');
const senders: HttpSender[] = [];
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
});

function realDeliveries(): WebhookDeliveries {
  const sender = createHttpSender({
    loopbackPlainFallback: true,
    onPlainFallback: () => undefined,
    onLimit: () => undefined,
  });
  senders.push(sender);
  const host = new RealClock();
  return new WebhookDeliveries({
    time: new WorldTime(configFrom({}).time, host),
    host,
    sender,
    sign: pair.sign.bind(pair),
    record: () => undefined,
    lastSeq: () => 0,
    fault: unexpected,
    settings: { retryDelaysMs: [1], order: 'in_order', getSignature: 'empty_body', bodyFormat: 'compact' },
  });
}

async function deliver(name: string, target: Partial<WebhookTarget>) {
  const deliveries = realDeliveries();
  deliveries.enqueue(webhook(name, { payload: { caller_id_name: 'Zoë' } }, target));
  expect(await deliveries.drain(10_000)).toBe(true);
  return deliveries.list()[0];
}

describe('A webhook over real HTTP', () => {
  it("is accepted by Telnyx's own SDK, and not when the body was touched", async () => {
    await using app = await webhookEndpoint();
    expect(await deliver('initiated', { urls: [app.url] })).toMatchObject({ state: 'delivered' });
    const { headers, body } = app.received[0] ?? { headers: {}, body: '' };
    const client = new Telnyx({ apiKey: 'KEY_test', publicKey: pair.publicKey });
    const signed = { headers: headers as Record<string, string> };
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'telnyx-webhooks' });
    expect(await client.webhooks.unwrap(body, signed)).toMatchObject({
      data: { event_type: 'call.initiated', id: 'event-initiated', payload: { caller_id_name: 'Zoë' } },
      meta: { attempt: 1, delivered_to: app.url },
    });
    await expect(client.webhooks.unwrap(body.replace('Zoë', 'Eve'), signed)).rejects.toThrow();
  });

  it('goes to the failover URL after time-outs', async () => {
    await using slow = await webhookEndpoint(() => undefined);
    await using backup = await webhookEndpoint();
    // The backup has as long to answer as the first, on a busy machine too.
    const record = await deliver('initiated', { urls: [slow.url, backup.url], timeoutMs: 500 });
    expect(record).toMatchObject({
      state: 'delivered',
      attempts: [
        { attempt: 1, url: slow.url, error: 'timeout', code: '75000' },
        { attempt: 2, url: slow.url, error: 'timeout', code: '75000' },
        { attempt: 3, url: backup.url, status: 200, code: null },
      ],
    });
  });

  it('to a port where nobody listens fails with 75002', async () => {
    const gone = await webhookEndpoint();
    await gone[Symbol.asyncDispose]();
    expect(await deliver('initiated', { urls: [gone.url] })).toMatchObject({
      state: 'failed',
      attempts: [{ error: 'ECONNREFUSED', code: '75002' }, { code: '75002' }],
    });
  });

  it('reaches an app that speaks plain http at the https address it was given', async () => {
    await using app = await webhookEndpoint();
    const url = `https://127.0.0.1:${app.port}/hooks`;
    expect(await deliver('initiated', { urls: [url] })).toMatchObject({
      state: 'delivered',
      attempts: [{ url, status: 200 }],
    });
  });

  it('to a self-signed server fails with 75006', async () => {
    const server = https.createServer(SELF_SIGNED, (_, response) => response.end());
    const url = `https://localhost:${await listen(server)}/`;
    expect(await deliver('initiated', { urls: [url] })).toMatchObject({
      state: 'failed',
      attempts: [{ code: '75006' }, {}],
    });
    server.close();
  });
});
