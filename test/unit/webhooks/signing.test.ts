import nacl from 'tweetnacl';
import { Telnyx } from 'telnyx';
import { describe, expect, it } from 'vitest';
import { keyPairFromSeed } from '../../../src/webhooks/signing.js';

const body = '{"data":{"event_type":"call.initiated","payload":{"caller_id_name":"Zoë Müller"}}}';
const timestamp = '1767225600';

function naclVerifies(signature: string, message: Uint8Array, publicKey: string): boolean {
  return nacl.sign.detached.verify(message, Buffer.from(signature, 'base64'), Buffer.from(publicKey, 'base64'));
}

describe('Webhook signatures', () => {
  it('are ed25519 over timestamp, a bar and the raw body, as a second implementation confirms', () => {
    const pair = keyPairFromSeed('seed');
    const signature = pair.sign(timestamp, body);
    expect(Buffer.from(signature, 'base64')).toHaveLength(64);
    expect(naclVerifies(signature, Buffer.from(`${timestamp}|${body}`), pair.publicKey)).toBe(true);
    expect(naclVerifies(signature, Buffer.from(`${timestamp}|${body} `), pair.publicKey)).toBe(false);
  });

  it('are the same for a string and for its bytes', () => {
    const pair = keyPairFromSeed('seed');
    expect(pair.sign(timestamp, Buffer.from(body))).toBe(pair.sign(timestamp, body));
  });

  it('come from a key that a seed decides', () => {
    expect(keyPairFromSeed('a').publicKey).toBe(keyPairFromSeed('a').publicKey);
    expect(keyPairFromSeed('a').publicKey).not.toBe(keyPairFromSeed('b').publicKey);
    expect(Buffer.from(keyPairFromSeed('a').publicKey, 'base64')).toHaveLength(32);
  });
});

describe("Telnyx's own SDK", () => {
  const pair = keyPairFromSeed('sdk');
  const client = new Telnyx({ apiKey: 'KEY_test', publicKey: pair.publicKey });
  const headersFor = (seconds: number, signed: string) => ({
    'telnyx-timestamp': String(seconds),
    'telnyx-signature-ed25519': pair.sign(String(seconds), signed),
  });
  const nowSeconds = (): number => Math.floor(Date.now() / 1000);

  it('unwraps a webhook that we signed', async () => {
    const event = await client.webhooks.unwrap(body, { headers: headersFor(nowSeconds(), body) });
    expect(event).toMatchObject({ data: { event_type: 'call.initiated' } });
  });

  it('refuses a body that was changed on the way', async () => {
    const headers = headersFor(nowSeconds(), body);
    await expect(client.webhooks.unwrap(body.replace('initiated', 'answered'), { headers })).rejects.toThrow();
  });

  it('refuses a signature that is older than five minutes', async () => {
    await expect(client.webhooks.unwrap(body, { headers: headersFor(nowSeconds() - 301, body) })).rejects.toThrow();
  });
});
