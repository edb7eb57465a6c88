import { createSocket } from 'node:dgram';
import { once } from 'node:events';

export interface UdpReceiver extends AsyncDisposable {
  readonly port: number;
  /** Resolves with the first `count` datagrams. */
  receive(count: number): Promise<Uint8Array[]>;
}

/** A real UDP socket on loopback that keeps what it gets. */
export async function udpReceiver(host: '127.0.0.1' | '::1' = '127.0.0.1', port = 0): Promise<UdpReceiver> {
  const socket = createSocket(host === '::1' ? 'udp6' : 'udp4');
  const datagrams: Uint8Array[] = [];
  socket.on('message', (message) => datagrams.push(new Uint8Array(message)));
  socket.bind(port, host);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    async receive(count) {
      while (datagrams.length < count) await once(socket, 'message');
      return datagrams.slice(0, count);
    },
    async [Symbol.asyncDispose]() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
