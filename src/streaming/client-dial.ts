import { limitReached } from '../limits.js';
import type { MediaSocket, SocketDialer } from '../platform/socket.js';
import type { Lockstep } from './lockstep.js';
import type { RecordOfStream } from './stream-entries.js';

/** A client that has not accepted the socket by then has failed. There is no second try. */
export const CONNECT_TIMEOUT_MS = 5_000;

export interface ClientDial {
  readonly dialer: SocketDialer;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A client on this machine that was asked for with wss and speaks ws is spoken to so. */
  readonly plainFallback: boolean;
  /** Absent where time waits for no client. */
  readonly lockstep: Lockstep | undefined;
  readonly record: RecordOfStream;
  /** Nobody listens to the client any more. */
  isOver(): boolean;
  opened(socket: MediaSocket): void;
  message(text: string): void;
  /** A binary message has come, of which no protocol here knows anything. */
  binary(): void;
  /** The socket was closed: by the client (or the network), or by us for what it did. */
  closed(by: 'client' | 'simulator', code: number, reason: string): void;
  failed(reason: string): void;
}

/** Dials the client of a stream or of a conversation relay. */
export function dialClient(client: ClientDial): { abort(): void } {
  const { dialer, url, headers, lockstep, record } = client;
  return dialer.dial({
    url,
    headers,
    timeoutMs: CONNECT_TIMEOUT_MS,
    loopbackPlainFallback: client.plainFallback,
    onPlainFallback: (used) => record('stream.fallback', { what: 'tls', requested: url, used }),
    onOpen: (socket) => client.opened(socket),
    onMessage: (text) => client.message(text),
    onPong: () => lockstep?.pong(),
    onBinary: () => !client.isOver() && client.binary(),
    onGone: () => lockstep?.end(),
    onClose: (code, reason) => client.closed('client', code, reason),
    onViolation: (code, reason, limit) => {
      if (limit && !client.isOver()) record('limit.reached', limitReached(limit));
      client.closed('simulator', code, reason);
    },
    onError: (reason) => client.failed(reason),
  });
}
