import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TELEPHONE_EVENT_TYPE } from '../../src/forking/session.js';
import { forkWorld, readRtp, RX_PORT, TX_PORT } from '../support/fork-world.js';
import { runs } from '../support/property-runs.js';

const FRAME = 160;

/** Starts close to where the fields wrap are as likely as others. */
const start = (bits: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 0, max: 2 ** bits - 1 }), fc.integer({ min: 2 ** bits - 2 * FRAME, max: 2 ** bits - 1 }));

it("the numbers of a fork's packets run on across their wrap, whatever is pressed and wherever it starts", () => {
  fc.assert(
    fc.property(
      fc.record({
        ssrc: start(32),
        sequenceNumber: start(16),
        timestamp: start(32),
        startMs: fc.integer({ min: 0, max: 200 }),
        digits: fc.stringMatching(/^[0-9*#A-D]{0,4}$/),
        pressMs: fc.integer({ min: 0, max: 500 }),
      }),
      ({ ssrc, sequenceNumber, timestamp, startMs, digits, pressMs }) => {
        const draws = [ssrc, sequenceNumber, timestamp];
        let drawn = 0;
        const { clock, leg, udp, session } = forkWorld({ random: { int: () => draws[drawn++ % 3] ?? 0 } });
        clock.advance(startMs);
        session.start();
        clock.advance(pressMs);
        leg.press(digits, () => undefined);
        clock.advance(1200);
        session.stop();
        for (const port of [RX_PORT, TX_PORT]) {
          const packets = udp.to(port).map(readRtp);
          expect(packets.map((packet) => [packet.sequenceNumber, packet.ssrc])).toEqual(
            packets.map((_, i) => [(sequenceNumber + i) % 2 ** 16, ssrc]),
          );
          const audio = packets.filter(({ payloadType }) => payloadType !== TELEPHONE_EVENT_TYPE);
          expect(audio.length).toBe(Math.floor((pressMs + 1199) / 20));
          expect(audio.map((packet) => [packet.timestamp, packet.marker])).toEqual(
            audio.map((_, i) => [(timestamp + i * FRAME) % 2 ** 32, i === 0]),
          );
        }
        const events = udp
          .to(RX_PORT)
          .map(readRtp)
          .filter(({ payloadType }) => payloadType === TELEPHONE_EVENT_TYPE);
        expect(events.filter(({ marker }) => marker)).toHaveLength(digits.length);
        const ends = events.filter(({ payload }) => (payload[1] ?? 0) >= 0x80);
        expect(ends).toHaveLength(3 * digits.length);
        expect(ends.every(({ payload }) => payload[2] === 1280 >> 8 && payload[3] === (1280 & 0xff))).toBe(true);
      },
    ),
    runs(30),
  );
});
