import { beforeAll, describe, expect, it } from 'vitest';
import type { AppWebhook } from '../support/app-server.js';
import { Lab, useLab } from '../support/lab.js';

/** Ways in which real apps got the verification of webhooks wrong; a right one refuses all of these. */
const lab = useLab();

describe('the signature of a webhook', () => {
  let webhook: AppWebhook;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const id = await lab().ring();
    webhook = await lab().app.webhook('call.initiated', id);
    headers = webhook.headers as Record<string, string>;
  });

  const unwrap = (body: string, changed: Record<string, string> = {}) =>
    lab().telnyx.webhooks.unwrap(body, { headers: { ...headers, ...changed } });

  it('holds for the body as it came', async () => {
    await expect(unwrap(webhook.body)).resolves.toMatchObject({ data: { event_type: 'call.initiated' } });
  });

  it('does not hold for a body that was parsed and written anew', async () => {
    await expect(unwrap(JSON.stringify(JSON.parse(webhook.body), null, 1))).rejects.toThrow(/does not match/);
  });

  it('does not hold for a body with one character changed, or one more blank', async () => {
    await expect(unwrap(webhook.body.replace('+15550123001', '+15550123009'))).rejects.toThrow(/does not match/);
    await expect(unwrap(`${webhook.body} `)).rejects.toThrow(/does not match/);
  });

  it('does not hold at another time', async () => {
    const later = String(Number(headers['telnyx-timestamp']) + 1);
    await expect(unwrap(webhook.body, { 'telnyx-timestamp': later })).rejects.toThrow(/does not match/);
    const old = String(Number(headers['telnyx-timestamp']) - 3600);
    await expect(unwrap(webhook.body, { 'telnyx-timestamp': old })).rejects.toThrow(/too old/);
  });

  it('does not hold under another key', async () => {
    await using other = await Lab.start({ seed: 'another' });
    await expect(other.telnyx.webhooks.unwrap(webhook.body, { headers })).rejects.toThrow(/does not match/);
  });

  it('is 64 bytes in base64, over the timestamp, a bar and the body', () => {
    expect(Buffer.from(headers['telnyx-signature-ed25519'] ?? '', 'base64')).toHaveLength(64);
    expect(Buffer.from(lab().sim.publicKey, 'base64')).toHaveLength(32);
  });
});
