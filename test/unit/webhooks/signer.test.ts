import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { Signer } from '../../../src/webhooks/signer.js';
import { keyPairFromSeed } from '../../../src/webhooks/signing.js';

/** A signer whose other threads answer when the test says so; `here` are the bodies signed on this thread. */
function signing() {
  const clock = new VirtualClock();
  const here: string[] = [];
  const beside: { body: string; answer: (error?: Error) => void }[] = [];
  const signature = (timestamp: string, body: string | Uint8Array): string => `${timestamp}|${body.toString()}`;
  const signer = new Signer(
    {
      sign(timestamp, body) {
        here.push(body.toString());
        return signature(timestamp, body);
      },
      signBeside(timestamp, body, done) {
        const answer = (error?: Error): void => done(error ?? null, error ? '' : signature(timestamp, body));
        beside.push({ body, answer });
      },
    },
    clock.host,
  );
  return { clock, here, beside, signer };
}

describe('A webhook on its way alone', () => {
  it('is signed at once', () => {
    const { signer, beside } = signing();
    expect(signer.sign('1', 'alone', 0)).toBe('1|alone');
    expect(beside).toEqual([]);
  });
});

describe('A webhook among many', () => {
  it('is signed on another thread, and not on this one', async () => {
    const { signer, here, beside } = signing();
    const [first, second] = [signer.sign('1', 'a', 31), signer.sign('1', 'b', 31)];
    for (const { answer } of beside) answer();
    expect([await first, await second]).toEqual(['1|a', '1|b']);
    expect(here).toEqual([]);
  });

  it('has the signature that it would have alone', async () => {
    const pair = keyPairFromSeed('seed');
    const signer = new Signer(pair, new VirtualClock().host);
    expect(await signer.sign('1767225600', '{"name":"Zoë"}', 31)).toBe(pair.sign('1767225600', '{"name":"Zoë"}'));
  });

  it('fails where its signature cannot be made', async () => {
    const { signer, beside } = signing();
    const signature = signer.sign('1', 'a', 31);
    beside[0]?.answer(new Error('no memory'));
    await expect(signature).rejects.toThrow('no memory');
  });

  it('limit webhooks.signed_beside: is signed here when so many others wait for another thread', () => {
    const { signer, here } = signing();
    const most = LIMITS['webhooks.signed_beside'];
    for (let i = 0; i <= most; i++) void signer.sign('1', `body ${i}`, 100);
    expect(here).toEqual([`body ${most}`]);
  });
});

describe('Other threads that are stuck', () => {
  it('hold a signature up by no more than 20 ms, and the ones after it not at all', async () => {
    const { clock, signer, here, beside } = signing();
    const [first, second] = [signer.sign('1', 'first', 31), signer.sign('1', 'second', 31)];
    clock.advance(20);
    expect([await first, await second]).toEqual(['1|first', '1|second']);
    expect(signer.sign('1', 'third', 31)).toBe('1|third');
    expect(here).toEqual(['first', 'second', 'third']);
    expect(beside).toHaveLength(2);
  });

  it('are used again once they have answered', () => {
    const { clock, signer, here, beside } = signing();
    void signer.sign('1', 'late', 31);
    clock.advance(20);
    beside[0]?.answer();
    void signer.sign('1', 'next', 31);
    expect(here).toEqual(['late']);
    expect(beside.map(({ body }) => body)).toEqual(['late', 'next']);
  });
});
