import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { Arrivals } from './arrivals.js';
import { readRtp, type ReadPacket } from './fork-world.js';

export interface ReceivedPacket extends ReadPacket {
  readonly bytes: Uint8Array;
  readonly atMs: number;
  readonly from: RemoteInfo;
}

/** A real UDP socket on loopback that reads RTP with rtp.js. */
export class RtpListener implements AsyncDisposable {
  readonly packets = new Arrivals<ReceivedPacket>('packets', ({ payloadType }) => `type ${payloadType}`);
  readonly #socket = createSocket('udp4');

  static async start(): Promise<RtpListener> {
    const listener = new RtpListener();
    listener.#socket.on('message', (message, from) => {
      const bytes = new Uint8Array(message);
      listener.packets.add({ ...readRtp(bytes), bytes, atMs: performance.now(), from });
    });
    listener.#socket.bind(0, '127.0.0.1');
    await once(listener.#socket, 'listening');
    return listener;
  }

  /** As `fork_start` takes it. */
  get target(): string {
    return `udp:127.0.0.1:${this.#socket.address().port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }
}
