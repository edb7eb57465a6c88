import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { dgramSender, type Resolve, type UdpEvents } from '../../../src/platform/udp.js';
import { freePort } from '../../../src/platform/free-port.js';
import { udpReceiver } from '../../support/udp-receiver.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (datagrams: readonly Uint8Array[]): string[] =>
  datagrams.map((datagram) => new TextDecoder().decode(datagram));

/** A name server that answers when it is told to. */
function slowNames(): { resolve: Resolve; asked: string[]; answer: (error: Error | null) => void } {
  const asked: string[] = [];
  const pending: Parameters<Resolve>[1][] = [];
  return {
    asked,
    resolve: (host, done) => {
      asked.push(host);
      pending.push(done);
    },
    answer: (error) => {
      for (const done of pending.splice(0)) done(error, '127.0.0.1', 4);
    },
  };
}

const ignored = (): void => undefined;

/** Tells of failures alone. */
const failures = (failed: UdpEvents['failed']): UdpEvents => ({ failed, refused: ignored });

const noFailure = failures((reason) => {
  throw new Error(reason);
});

describe('a UDP sender', () => {
  it('delivers datagrams to IPv4 addresses and names', async () => {
    await using receiver = await udpReceiver();
    const sender = dgramSender(noFailure);
    sender.send(bytes('to an address'), '127.0.0.1', receiver.port);
    expect(text(await receiver.receive(1))).toEqual(['to an address']);
    sender.send(bytes('to a name'), 'localhost', receiver.port);
    expect(text(await receiver.receive(2))).toEqual(['to an address', 'to a name']);
    sender.close();
  });

  it('delivers datagrams to IPv6 addresses beside IPv4 ones', async (context) => {
    const six = await udpReceiver('::1').catch(() => undefined);
    if (!six) return context.skip('no IPv6 here');
    await using receiver6 = six;
    await using receiver4 = await udpReceiver();
    const sender = dgramSender(noFailure);
    sender.send(bytes('six'), '::1', receiver6.port);
    sender.send(bytes('four'), '127.0.0.1', receiver4.port);
    expect(text(await receiver6.receive(1))).toEqual(['six']);
    expect(text(await receiver4.receive(1))).toEqual(['four']);
    sender.close();
  });

  it('outlives any number of targets that refuse or cannot be reached, and says so once', async () => {
    const port = await freePort();
    await using receiver = await udpReceiver();
    const told: string[] = [];
    const sender = dgramSender(failures((reason) => told.push(reason)));
    for (let round = 0; round < 10; round++) {
      // Nobody listens there: ICMP says so. Nothing may be sent to the other, which the system itself refuses.
      for (let i = 0; i < LIMITS['fork.queued_datagrams'] / 4; i++) sender.send(bytes('x'), '127.0.0.1', port);
      for (let i = 0; i < LIMITS['fork.queued_datagrams'] / 4; i++) sender.send(bytes('x'), '255.255.255.255', port);
      sender.send(bytes(String(round)), '127.0.0.1', receiver.port);
      await receiver.receive(round + 1);
    }
    expect(text(await receiver.receive(10))).toEqual(Array.from({ length: 10 }, (_, i) => String(i)));
    expect(told).toEqual([expect.stringContaining('EACCES')]);
    sender.close();
  });

  it('tells of each refusal, with the host as it was named, and loses nothing once somebody listens', async () => {
    const port = await freePort();
    let refusals = 0;
    let told = (): void => undefined;
    const sender = dgramSender({
      failed: (reason) => expect.fail(reason),
      refused: (host, at) => {
        expect([host, at]).toEqual(['localhost', port]);
        refusals++;
        told();
      },
    });
    while (refusals < 5) {
      const next = new Promise<void>((resolve) => (told = resolve));
      sender.send(bytes('x'), 'localhost', port);
      await next;
    }
    await using receiver = await udpReceiver('127.0.0.1', port);
    for (const datagram of ['one', 'two', 'three']) sender.send(bytes(datagram), 'localhost', port);
    expect(text(await receiver.receive(3))).toEqual(['one', 'two', 'three']);
    sender.close();
  });

  it('limit fork.unresolved_datagrams: resolves a name once, and sends what waited for it in order, up to a limit', async () => {
    await using receiver = await udpReceiver();
    const names = slowNames();
    const limits: unknown[] = [];
    const sender = dgramSender(
      failures((_, limit) => limits.push(limit)),
      names.resolve,
    );
    const sent = Array.from({ length: LIMITS['fork.unresolved_datagrams'] + 10 }, (_, i) => String(i));
    for (const datagram of sent) sender.send(bytes(datagram), 'media.example.com', receiver.port);
    names.answer(null);
    sender.send(bytes('afterwards'), 'media.example.com', receiver.port);
    expect(text(await receiver.receive(LIMITS['fork.unresolved_datagrams'] + 1))).toEqual([
      ...sent.slice(0, LIMITS['fork.unresolved_datagrams']),
      'afterwards',
    ]);
    expect(names.asked).toEqual(['media.example.com']);
    expect(limits).toEqual(['fork.unresolved_datagrams']);
    sender.close();
  });

  it('tells once that it cannot send, and never throws', () => {
    const reasons: string[] = [];
    const names = slowNames();
    const sender = dgramSender(
      failures((reason) => reasons.push(reason)),
      names.resolve,
    );
    for (let i = 0; i < 3 * LIMITS['fork.unresolved_datagrams']; i++) sender.send(bytes('x'), 'nowhere.invalid', 9);
    sender.send(bytes('x'), 'nowhere-else.invalid', 9);
    names.answer(new Error('ENOTFOUND'));
    names.answer(new Error('ENOTFOUND'));
    expect(reasons).toEqual(['more than 100 datagrams wait for the address of a host', 'ENOTFOUND']);
    expect(names.asked).toEqual(['nowhere.invalid', 'nowhere-else.invalid']);
    sender.close();
  });

  it('limit fork.queued_datagrams: drops what does not fit into its socket, and goes on', async () => {
    await using receiver = await udpReceiver();
    const reasons: string[] = [];
    const sender = dgramSender(failures((reason) => reasons.push(reason)));
    sender.send(bytes('binds the socket'), '127.0.0.1', receiver.port);
    await receiver.receive(1);
    for (let i = 0; i < LIMITS['fork.queued_datagrams']; i++) sender.send(bytes('x'), '127.0.0.1', 9);
    expect(reasons).toEqual([]);
    sender.send(bytes('one too many'), '127.0.0.1', 9);
    expect(reasons).toEqual([`more than ${LIMITS['fork.queued_datagrams']} datagrams wait for the network`]);
    await new Promise((resolve) => setImmediate(resolve));
    sender.send(bytes('fits again'), '127.0.0.1', receiver.port);
    expect(text(await receiver.receive(2))).toEqual(['binds the socket', 'fits again']);
    sender.close();
  });

  it('tells of an address that the network refuses', async () => {
    const reason = await new Promise<string>((resolve) => {
      // Too large for a datagram: refused by every network.
      dgramSender(failures(resolve)).send(new Uint8Array(70_000), '127.0.0.1', 9);
    });
    expect(reason).toMatch(/EMSGSIZE/);
  });

  it('drops what is sent after its close, and what a late name server lets through', async () => {
    await using receiver = await udpReceiver();
    const names = slowNames();
    const closed = dgramSender(noFailure, names.resolve);
    closed.send(bytes('late'), 'media.example.com', receiver.port);
    closed.close();
    closed.close();
    names.answer(null);
    closed.send(bytes('later'), '127.0.0.1', receiver.port);
    const open = dgramSender(noFailure);
    open.send(bytes('heard'), '127.0.0.1', receiver.port);
    expect(text(await receiver.receive(1))).toEqual(['heard']);
    open.close();
  });
});
