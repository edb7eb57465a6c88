import { packets } from 'rtp.js';
import type { ForkParams } from '../../src/forking/params.js';
import { ForkSession } from '../../src/forking/session.js';
import type { LegCodecName } from '../../src/media/codecs/index.js';
import type { LegAudio } from '../../src/media/leg.js';
import { Pacer } from '../../src/media/pacer.js';
import { seededRandom, type Random } from '../../src/platform/random.js';
import type { UdpEvents } from '../../src/platform/udp.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { FakeUdp } from './fake-udp.js';
import { legOf } from './spoken-leg.js';

export const RX_PORT = 9000;
export const TX_PORT = 9001;

export const SPLIT: ForkParams = {
  kind: 'split',
  rx: { host: '192.0.2.1', port: RX_PORT },
  tx: { host: '192.0.2.2', port: TX_PORT },
};

export interface ForkWorld {
  readonly clock: VirtualClock;
  readonly leg: LegAudio;
  readonly udp: FakeUdp;
  readonly journal: Record<string, unknown>[];
  readonly stats: { rx_packets: number; tx_packets: number };
  readonly session: ForkSession;
  /** Makes the sender report an error. */
  readonly breakNetwork: (reason: string) => void;
  /** Makes the sender report that a packet was refused. */
  readonly refuse: (host: string, port: number) => void;
}

interface Wish {
  readonly codec?: LegCodecName;
  readonly params?: ForkParams;
  readonly strepHeader?: boolean;
  readonly random?: Pick<Random, 'int'>;
  readonly isLost?: () => boolean;
}

/** A fork of a leg on virtual time, with a network that keeps every datagram. */
export function forkWorld({
  codec = 'PCMU',
  params = SPLIT,
  strepHeader = false,
  random,
  isLost,
}: Wish = {}): ForkWorld {
  const clock = new VirtualClock();
  const leg = legOf(clock, codec);
  const udp = new FakeUdp();
  const journal: Record<string, unknown>[] = [];
  const stats = { rx_packets: 0, tx_packets: 0 };
  let events: UdpEvents | undefined;
  const session = new ForkSession({
    clock,
    pacer: new Pacer(clock, clock.host),
    udp: (given) => {
      events = given;
      return udp;
    },
    random: random ?? seededRandom('fork'),
    ...(isLost && { isLost }),
    leg,
    params,
    strepHeader,
    callLegId: '428c31b6-7af4-4bcb-b7f5-5013ef9657c1',
    record: (type, fields) => journal.push({ type, ...fields }),
    stats,
  });
  return {
    clock,
    leg,
    udp,
    journal,
    stats,
    session,
    breakNetwork: (reason) => events?.failed(reason),
    refuse: (host, port) => events?.refused(host, port),
  };
}

/** One packet as rtp.js, which is not ours, reads it. */
export interface ReadPacket {
  readonly payloadType: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

export function readRtp(bytes: Uint8Array): ReadPacket {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!packets.isRtp(view)) throw new Error('not an RTP packet');
  const packet = new packets.RtpPacket(view);
  const payload = packet.getPayload();
  return {
    payloadType: packet.getPayloadType(),
    sequenceNumber: packet.getSequenceNumber(),
    timestamp: packet.getTimestamp(),
    ssrc: packet.getSsrc(),
    marker: packet.getMarker(),
    payload: new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength),
  };
}
