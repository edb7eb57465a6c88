import { expect, it } from 'vitest';
import { ForkSession } from '../../../src/forking/session.js';
import { Clip } from '../../../src/media/clip.js';
import { Pacer } from '../../../src/media/pacer.js';
import { RealClock, RealWorldClock } from '../../../src/platform/clock.js';
import { seededRandom } from '../../../src/platform/random.js';
import { dgramSender } from '../../../src/platform/udp.js';
import { freePort } from '../../../src/platform/free-port.js';
import { readRtp } from '../../support/fork-world.js';
import { legOf } from '../../support/spoken-leg.js';
import { udpReceiver } from '../../support/udp-receiver.js';

it('a fork reaches two UDP ports as RTP that another implementation reads', async () => {
  await using rx = await udpReceiver();
  await using tx = await udpReceiver();
  const clock = new RealWorldClock(new RealClock());
  const leg = legOf(clock, 'PCMA');
  leg.inbound.place(Clip.framed(new Int16Array(8000).fill(5000), 8000), 0);
  const stats = { rx_packets: 0, tx_packets: 0 };
  const session = new ForkSession({
    clock,
    pacer: new Pacer(clock, clock.host),
    udp: dgramSender,
    random: seededRandom('loopback'),
    leg,
    params: { kind: 'split', rx: { host: '127.0.0.1', port: rx.port }, tx: { host: 'localhost', port: tx.port } },
    strepHeader: false,
    callLegId: '428c31b6-7af4-4bcb-b7f5-5013ef9657c1',
    record: () => undefined,
    stats,
  });
  session.start();
  leg.press('7', () => undefined);
  const received = (await rx.receive(20)).map(readRtp);
  const heard = (await tx.receive(10)).map(readRtp);
  session.stop();
  leg.close();
  const first = received[0]?.sequenceNumber ?? 0;
  expect(received.map(({ sequenceNumber }) => (sequenceNumber - first + 2 ** 16) % 2 ** 16)).toEqual(
    received.map((_, i) => i),
  );
  expect(received.filter(({ payloadType }) => payloadType === 101).every(({ payload }) => payload[0] === 7)).toBe(true);
  expect(received.filter(({ payloadType }) => payloadType === 101).length).toBeGreaterThanOrEqual(8);
  expect(new Set(received.filter(({ payloadType }) => payloadType === 8).map(({ payload }) => payload[0])).size).toBe(
    1,
  );
  expect(heard.every(({ payload }) => payload.length === 160 && payload.every((code) => code === 0xd5))).toBe(true);
  expect(stats.rx_packets).toBeGreaterThanOrEqual(20);
});

it('a fork to a port where nobody listens hears of it within a second or two, from the system', async () => {
  const port = await freePort();
  const clock = new RealWorldClock(new RealClock());
  const leg = legOf(clock, 'PCMU');
  const refused = await new Promise<unknown>((resolve) => {
    const session = new ForkSession({
      clock,
      pacer: new Pacer(clock, clock.host),
      udp: dgramSender,
      random: seededRandom('loopback'),
      leg,
      params: { kind: 'split', rx: { host: '127.0.0.1', port }, tx: undefined },
      strepHeader: false,
      callLegId: '428c31b6-7af4-4bcb-b7f5-5013ef9657c1',
      record: (type, fields) => {
        if (type !== 'fork.refused') return;
        session.stop();
        resolve(fields);
      },
      stats: { rx_packets: 0, tx_packets: 0 },
    });
    session.start();
  });
  leg.close();
  expect(refused).toMatchObject({ target: `udp:127.0.0.1:${port}` });
});
