import { expect, it } from 'vitest';
import { forkWorld, RX_PORT } from '../../support/fork-world.js';

it('Packets of a fork that get lost count as sent, and their numbers are missing', () => {
  let packets = 0;
  const { session, clock, udp, stats } = forkWorld({
    params: { kind: 'split', rx: { host: '192.0.2.1', port: RX_PORT }, tx: undefined },
    isLost: () => ++packets === 3,
  });
  session.start();
  clock.advance(200);
  const numbers = udp.to(RX_PORT).map((bytes) => Buffer.from(bytes).readUInt16BE(2));
  const [first = 0] = numbers;
  expect(numbers.slice(0, 4).map((number) => (number - first) & 0xffff)).toEqual([0, 1, 3, 4]);
  expect(stats.rx_packets).toBe(packets);
});
