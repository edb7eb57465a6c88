import type { UdpSender } from '../../src/platform/udp.js';

/** A datagram as it was handed over. */
export interface Datagram {
  readonly bytes: Uint8Array;
  readonly host: string;
  readonly port: number;
}

/** A network that keeps what is sent and delivers nothing. */
export class FakeUdp implements UdpSender {
  readonly sent: Datagram[] = [];
  closed = false;

  send(bytes: Uint8Array, host: string, port: number): void {
    if (!this.closed) this.sent.push({ bytes, host, port });
  }

  close(): void {
    this.closed = true;
  }

  /** The payloads sent to a port, oldest first. */
  to(port: number): Uint8Array[] {
    return this.sent.filter((datagram) => datagram.port === port).map((datagram) => datagram.bytes);
  }
}
