import { Telnyx } from 'telnyx';
import { describe, expect, it } from 'vitest';
import { RealClock } from '../../../src/platform/clock.js';
import { eventBody } from '../../../src/webhooks/event-body.js';
import { keyPairFromSeed } from '../../../src/webhooks/signing.js';

const event = {
  eventType: 'call.speak.started',
  eventId: 'event-1',
  occurredAt: '2026-01-01T00:00:00.000000Z',
  payload: { client_state: null, text: 'two\n  lines, "quoted": {}', tags: ['a', 'b'], empty: {}, none: [] },
};
const bodyIn = (format: 'compact' | 'spaced'): string =>
  eventBody(event, { attempt: 1, url: 'http://app.test' }, format);

describe('the body of a webhook', () => {
  it('says the same in both spacings', () => {
    expect(JSON.parse(bodyIn('spaced'))).toEqual(JSON.parse(bodyIn('compact')));
  });

  it('is what an app writes that has parsed it when it is compact, and nothing that JSON.stringify writes when it is spaced', () => {
    const anew = (body: string): string => JSON.stringify(JSON.parse(body));
    expect(anew(bodyIn('compact'))).toBe(bodyIn('compact'));
    for (const space of [undefined, 1, 2, 4, '\t'])
      expect(JSON.stringify(JSON.parse(bodyIn('spaced')), null, space)).not.toBe(bodyIn('spaced'));
    expect(bodyIn('spaced')).not.toContain('\n');
  });

  it.each(['compact', 'spaced'] as const)("verifies with Telnyx's own SDK when it is %s", async (format) => {
    const keys = keyPairFromSeed('spaced');
    const client = new Telnyx({ apiKey: 'KEY_test', publicKey: keys.publicKey });
    const timestamp = String(Math.floor(new RealClock().wallMicros() / 1_000_000));
    const body = bodyIn(format);
    const headers = { 'telnyx-timestamp': timestamp, 'telnyx-signature-ed25519': keys.sign(timestamp, body) };
    expect(await client.webhooks.unwrap(body, { headers })).toMatchObject({ data: { id: 'event-1' } });
  });
});
