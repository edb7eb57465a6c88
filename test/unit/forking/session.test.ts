import { LIMITS } from '../../../src/limits.js';
import { alaw, mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import { TELEPHONE_EVENT_TYPE } from '../../../src/forking/session.js';
import { Clip } from '../../../src/media/clip.js';

import { forkWorld, readRtp, RX_PORT, SPLIT, TX_PORT, type ReadPacket } from '../../support/fork-world.js';

const FRAME = 160;

/** A clip whose frames are told apart by their level: frame i is all `(i + 1) * step`. */
const staircase = (frames: number, step: number): Clip =>
  Clip.framed(
    Int16Array.from({ length: frames * FRAME }, (_, i) => (Math.floor(i / FRAME) + 1) * step),
    8000,
  );

const events = (packets: readonly ReadPacket[]): ReadPacket[] =>
  packets.filter((packet) => packet.payloadType === TELEPHONE_EVENT_TYPE);
const audio = (packets: readonly ReadPacket[]): ReadPacket[] =>
  packets.filter((packet) => packet.payloadType !== TELEPHONE_EVENT_TYPE);

describe('a fork', () => {
  it('sends one packet per direction and 20 ms from its start on, silence included', () => {
    const { clock, udp, session, stats } = forkWorld();
    clock.advance(5);
    session.start();
    expect(udp.sent).toEqual([]);
    // The pacer's slots are a millisecond wide: what is due at 20 ms has left by 21 ms.
    clock.advance(19);
    expect(udp.sent).toEqual([]);
    clock.advance(2);
    expect(udp.sent.map(({ host, port }) => `${host}:${port}`)).toEqual(['192.0.2.1:9000', '192.0.2.2:9001']);
    clock.advance(980);
    expect(udp.to(RX_PORT)).toHaveLength(50);
    expect(udp.to(TX_PORT)).toHaveLength(50);
    expect(stats).toEqual({ rx_packets: 50, tx_packets: 50 });
    expect(udp.to(RX_PORT).every((bytes) => bytes.length === 12 + FRAME)).toBe(true);
  });

  it('makes of each direction an RTP stream of its own', () => {
    const { clock, udp, session } = forkWorld();
    session.start();
    clock.advance(1001);
    const rx = udp.to(RX_PORT).map(readRtp);
    const tx = udp.to(TX_PORT).map(readRtp);
    for (const flow of [rx, tx]) {
      const [first] = flow;
      expect(flow.map((packet) => packet.marker)).toEqual([true, ...Array<boolean>(49).fill(false)]);
      flow.forEach((packet, i) => {
        expect(packet.ssrc).toBe(first?.ssrc);
        expect(packet.sequenceNumber).toBe(((first?.sequenceNumber ?? 0) + i) % 2 ** 16);
        expect(packet.timestamp).toBe(((first?.timestamp ?? 0) + i * FRAME) % 2 ** 32);
      });
    }
    expect(rx[0]?.ssrc).not.toBe(tx[0]?.ssrc);
    expect(rx[0]?.timestamp).not.toBe(tx[0]?.timestamp);
    expect(rx[0]?.sequenceNumber).not.toBe(tx[0]?.sequenceNumber);
  });

  it.each([
    ['PCMU', 0, 0xff, (code: number) => mulaw.decodeSample(code)],
    ['PCMA', 8, 0xd5, (code: number) => alaw.decodeSample(code)],
  ] as const)("carries %s as payload type %d, as the leg's codec is", (codec, payloadType, silence, decode) => {
    const { clock, leg, udp, session } = forkWorld({ codec });
    leg.inbound.place(staircase(3, 1000), 0);
    session.start();
    clock.advance(101);
    const rx = udp.to(RX_PORT).map(readRtp);
    expect(rx.map((packet) => packet.payloadType)).toEqual(Array(5).fill(payloadType));
    for (const [i, packet] of rx.slice(0, 3).entries()) {
      for (const code of packet.payload) expect(Math.abs(decode(code) - (i + 1) * 1000)).toBeLessThan(64);
    }
    expect([...(rx[3]?.payload ?? [])]).toEqual(Array(FRAME).fill(silence));
  });

  it('begins with the frame in progress, and sends each frame when it is complete', () => {
    const { clock, leg, udp, session } = forkWorld();
    leg.inbound.place(staircase(10, 500), 0);
    clock.advance(47);
    session.start();
    clock.advance(21);
    const level = (bytes: Uint8Array | undefined): number =>
      mulaw.decodeSample(readRtp(bytes ?? new Uint8Array()).payload[0] ?? 0);
    // 47 ms is in frame 2, whose level is 1500. It ends at 60 ms and is due at 67 ms.
    expect(Math.abs(level(udp.to(RX_PORT)[0]) - 1500)).toBeLessThan(40);
    clock.advance(20);
    expect(Math.abs(level(udp.to(RX_PORT)[1]) - 2000)).toBeLessThan(40);
  });

  it('sends what the far end says to rx and what it hears to tx', () => {
    const { clock, leg, udp, session } = forkWorld();
    leg.inbound.place(staircase(1, 4000), 0);
    leg.outbound.place(staircase(1, -4000), 0);
    session.start();
    clock.advance(21);
    const first = (port: number): number =>
      mulaw.decodeSample(readRtp(udp.to(port)[0] ?? new Uint8Array()).payload[0] ?? 0);
    expect(first(RX_PORT)).toBeGreaterThan(3800);
    expect(first(TX_PORT)).toBeLessThan(-3800);
  });

  it('sends nothing after its stop', () => {
    const { clock, leg, udp, session } = forkWorld();
    session.start();
    clock.advance(101);
    session.stop();
    session.stop();
    leg.press('1', () => undefined);
    clock.advance(1000);
    expect(udp.to(RX_PORT)).toHaveLength(5);
    expect(udp.closed).toBe(true);
  });

  it('writes its totals once a second and at its stop', () => {
    const { clock, session, journal } = forkWorld();
    session.start();
    clock.advance(2201);
    session.stop();
    expect(journal).toEqual([
      { type: 'fork.totals', rx_packets: 50, tx_packets: 50 },
      { type: 'fork.totals', rx_packets: 100, tx_packets: 100 },
      { type: 'fork.totals', rx_packets: 110, tx_packets: 110, final: true },
    ]);
  });

  it('goes on when its packets cannot be delivered, and says why in its totals', () => {
    const { clock, session, journal, breakNetwork } = forkWorld();
    session.start();
    breakNetwork('connect ENETUNREACH');
    clock.advance(1001);
    expect(journal).toEqual([
      { type: 'fork.totals', rx_packets: 50, tx_packets: 50, host: { error: 'connect ENETUNREACH' } },
    ]);
  });

  it('leaves out the numbers of frames that are too late to be sent', () => {
    const { udp, session, journal } = forkWorld();
    session.start();
    session.due(1);
    session.skipped(LIMITS['stream.catch_up_frames']);
    session.due(2 + LIMITS['stream.catch_up_frames']);
    session.stop();
    const [first, second] = udp.to(RX_PORT).map(readRtp);
    expect(((second?.sequenceNumber ?? 0) - (first?.sequenceNumber ?? 0) + 2 ** 16) % 2 ** 16).toBe(
      1 + LIMITS['stream.catch_up_frames'],
    );
    expect(((second?.timestamp ?? 0) - (first?.timestamp ?? 0) + 2 ** 32) % 2 ** 32).toBe(
      (1 + LIMITS['stream.catch_up_frames']) * FRAME,
    );
    expect(journal.at(-1)).toMatchObject({ host: { frames_skipped: LIMITS['stream.catch_up_frames'] } });
  });
});

describe('a digit in a fork', () => {
  it('is a telephone event in rx: marker, one timestamp, growing duration, three end packets', () => {
    const { clock, leg, udp, session } = forkWorld();
    session.start();
    clock.advance(45);
    leg.press('5', () => undefined);
    clock.advance(400);
    const rx = udp.to(RX_PORT).map(readRtp);
    const digit = events(rx);
    expect(digit.map(({ marker }) => marker)).toEqual([true, ...Array<boolean>(digit.length - 1).fill(false)]);
    expect(new Set(digit.map(({ timestamp }) => timestamp))).toEqual(
      new Set([((rx[0]?.timestamp ?? 0) + 45 * 8) % 2 ** 32]),
    );
    expect(digit.every(({ payload }) => payload.length === 4 && payload[0] === 5)).toBe(true);
    const durations = digit.map(({ payload }) => (payload[2] ?? 0) * 256 + (payload[3] ?? 0));
    // Pressed 45 ms into the fork: 15 ms of it are in the frame that ends at 60 ms.
    expect(durations).toEqual([120, 280, 440, 600, 760, 920, 1080, 1240, 1280, 1280, 1280]);
    expect(digit.map(({ payload }) => (payload[1] ?? 0) >> 7)).toEqual([...Array<number>(8).fill(0), 1, 1, 1]);
    expect(events(udp.to(TX_PORT).map(readRtp))).toEqual([]);
  });

  it('goes beside the audio, with sequence numbers that run on', () => {
    const { clock, leg, udp, session, stats } = forkWorld();
    session.start();
    leg.press('*', () => undefined);
    clock.advance(401);
    const rx = udp.to(RX_PORT).map(readRtp);
    expect(audio(rx)).toHaveLength(20);
    expect(events(rx)).toHaveLength(10);
    expect(events(rx)[0]?.payload[0]).toBe(10);
    rx.forEach((packet, i) => {
      expect(packet.sequenceNumber).toBe(((rx[0]?.sequenceNumber ?? 0) + i) % 2 ** 16);
    });
    audio(rx).forEach((packet, i) => {
      expect(packet.timestamp).toBe(((rx[0]?.timestamp ?? 0) + i * FRAME) % 2 ** 32);
    });
    expect(stats).toEqual({ rx_packets: 30, tx_packets: 20 });
  });

  it('is followed by the next one, each with its own time', () => {
    const { clock, leg, udp, session } = forkWorld();
    session.start();
    leg.press('12', () => undefined);
    clock.advance(601);
    const rx = udp.to(RX_PORT).map(readRtp);
    const digits = events(rx);
    expect(digits.filter(({ marker }) => marker).map(({ payload }) => payload[0])).toEqual([1, 2]);
    const times = [
      ...new Set(digits.map(({ timestamp }) => (timestamp - (rx[0]?.timestamp ?? 0) + 2 ** 32) % 2 ** 32)),
    ];
    expect(times).toEqual([0, 240 * 8]);
    expect(digits).toHaveLength(20);
  });

  it('that was down when the fork began shows only its end', () => {
    const { clock, leg, udp, session } = forkWorld();
    leg.press('9', () => undefined);
    clock.advance(60);
    session.start();
    clock.advance(400);
    const rx = udp.to(RX_PORT).map(readRtp);
    expect(events(rx).map(({ marker, payload }) => [marker, payload[0], (payload[1] ?? 0) >> 7])).toEqual(
      Array(3).fill([false, 9, 1]),
    );
    // It was pressed at the answer, 60 ms before the fork's first sample.
    expect(events(rx)[0]?.timestamp).toBe(((rx[0]?.timestamp ?? 0) - 60 * 8 + 2 ** 32) % 2 ** 32);
  });

  it('that the app sends is heard in tx as a tone, and is no event', () => {
    const { clock, leg, udp, session } = forkWorld();
    session.start();
    leg.sendTones('1', 200, () => undefined);
    clock.advance(400);
    expect(events([...udp.to(RX_PORT), ...udp.to(TX_PORT)].map(readRtp))).toEqual([]);
    const loud = udp
      .to(TX_PORT)
      .map(readRtp)
      .filter(({ payload }) => payload.some((code) => code !== 0xff));
    expect(loud).toHaveLength(10);
  });
});

describe('a fork that is refused', () => {
  const refusals = (journal: readonly Record<string, unknown>[]) =>
    journal.filter(({ type }) => type === 'fork.refused').map(({ target, packets }) => ({ target, packets }));

  it('says so once for each target where nobody has listened for a second', () => {
    const { clock, journal, session, refuse } = forkWorld();
    session.start();
    for (let i = 0; i < 49; i++) {
      clock.advance(20);
      refuse('192.0.2.1', RX_PORT);
    }
    expect(refusals(journal)).toEqual([]);
    for (let i = 0; i < 200; i++) {
      clock.advance(20);
      refuse('192.0.2.1', RX_PORT);
    }
    expect(refusals(journal)).toEqual([{ target: `udp:192.0.2.1:${RX_PORT}`, packets: 51 }]);
    for (let i = 0; i < 52; i++) {
      clock.advance(20);
      refuse('::1', TX_PORT);
    }
    expect(refusals(journal)[1]).toEqual({ target: `udp:[::1]:${TX_PORT}`, packets: 51 });
  });

  it('says nothing where somebody listens after a while, or is gone for a moment now and then', () => {
    const { clock, journal, session, refuse } = forkWorld();
    session.start();
    for (let i = 0; i < 20; i++) {
      refuse('192.0.2.1', RX_PORT);
      clock.advance(400);
      refuse('192.0.2.1', RX_PORT);
      clock.advance(600);
    }
    expect(refusals(journal)).toEqual([]);
  });
});

describe('a fork with a legacy target', () => {
  const legacy = { kind: 'legacy', target: { host: '192.0.2.3', port: 7000 } } as const;

  it('sends both directions as plain RTP to one address, told apart by their SSRC', () => {
    const { clock, udp, session } = forkWorld({ params: legacy });
    session.start();
    clock.advance(101);
    const both = udp.to(7000).map(readRtp);
    expect(both).toHaveLength(10);
    expect(new Set(both.map(({ ssrc }) => ssrc)).size).toBe(2);
  });

  it('has the 24-byte header ahead of each packet where the switch says so', () => {
    const { clock, udp, session } = forkWorld({ params: legacy, strepHeader: true });
    session.start();
    clock.advance(21);
    const [rx, tx] = udp.to(7000);
    const header = (first: string): string => `${first}18000000000000428c31b67af44bcbb7f55013ef9657c1`;
    expect(Buffer.from(rx ?? []).toString('hex', 0, 24)).toBe(header('c4'));
    expect(Buffer.from(tx ?? []).toString('hex', 0, 24)).toBe(header('c5'));
    expect(readRtp((rx ?? new Uint8Array()).subarray(24)).payload).toHaveLength(FRAME);
  });

  it('has no such header with rx and tx', () => {
    const { clock, udp, session } = forkWorld({ params: SPLIT, strepHeader: true });
    session.start();
    clock.advance(21);
    expect(udp.to(RX_PORT)[0]).toHaveLength(12 + FRAME);
  });
});
