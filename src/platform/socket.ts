import { LIMITS, type LimitName } from '../limits.js';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { ByteBudget } from './byte-budget.js';
import { isLoopbackHost, showsPlainPeer } from './loopback.js';
import { textFrame } from './text-frame.js';
import { countUnfinished } from './unfinished.js';
import { clearTimeout, setImmediate, setTimeout } from './host-timers.js';

/** A peer that does not answer our close frame is cut off after this time. */
export const CLOSE_TIMEOUT_MS = 5_000;

/** The close code of RFC 6455's registry for a server that has too much to do. */
const TRY_AGAIN_LATER = 1013;

/** The frame of a client's ping without a payload, so that its mask of zeros masks nothing (RFC 6455, 5.5.2). */
const PING = Buffer.of(0x89, 0x80, 0, 0, 0, 0);

/** An open WebSocket. */
export interface MediaSocket {
  /** Sends a text message; does nothing once the socket is closing. */
  send(text: string): void;
  /** Bytes accepted by `send` that the network has not taken yet. */
  readonly bufferedAmount: number;
  /** Sends what is buffered and a close frame: with that code, or with none, which the peer reads as 1005. */
  close(code?: number): void;
  /** Cuts the connection at once, without a close frame. */
  terminate(): void;
  /** Holds frames back until the next ping: they leave together, in one write. */
  gather(): void;
  /** Sends a ping behind what was sent; once the socket is closing only what was gathered leaves. */
  ping(): void;
  /** Nothing is read, and so nothing called, until `resume`. */
  pause(): void;
  resume(): void;
}

export interface DialOptions {
  /** ws or wss; http and https mean the same. Path and query are sent as they stand here. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For everything up to the upgrade, name resolution and a second attempt included. */
  readonly timeoutMs: number;
  /** A wss address on this machine whose server speaks no TLS is connected to plainly. */
  readonly loopbackPlainFallback: boolean;
  /** It turned out so; `url` is the plain address that is tried instead. */
  onPlainFallback(url: string): void;
  onOpen(socket: MediaSocket): void;
  onMessage(text: string): void;
  /** The peer has answered a ping. */
  onPong(): void;
  /** A binary message came in. */
  onBinary(): void;
  /** The open connection has ended, whoever ended it. `reason` is the peer's, or the error that ended it, or empty. */
  onClose(code: number, reason: string): void;
  /** The connection has ended, which `onClose` or `onViolation` will tell in its turn: no pong comes any more. The platform does not call it. */
  onGone?(): void;
  /** The peer broke the protocol or `limit`: a close frame with `code` is on its way to it. Nothing is called after it. */
  onViolation(code: number, reason: string, limit?: LimitName): void;
  /** It never opened. Called at most once, and nothing is called after it. */
  onError(reason: string): void;
}

/** Opens WebSockets, as Telnyx does: it is the client. */
export interface SocketDialer {
  /** Begins to connect; outcomes come as calls, never before this returns. After `abort` no call comes any more. */
  dial(options: DialOptions): { abort(): void };
}

/** The real thing, on `ws`, which is loaded at the first dial. No compression, no redirects, certificates are verified. */
export function createSocketDialer(unfinishedBytes = LIMITS['streams.unfinished_bytes']): SocketDialer {
  const unfinished = new ByteBudget(unfinishedBytes);
  return {
    dial(options) {
      const dial = new Dial(options, unfinished);
      void dial.start();
      return { abort: () => dial.abort() };
    },
  };
}

type WebSocketClass = typeof WebSocket;

class Dial {
  readonly #options: DialOptions;
  readonly #unfinished: ByteBudget;
  #socket: WebSocket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #state: 'connecting' | 'open' | 'over' = 'connecting';

  constructor(options: DialOptions, unfinished: ByteBudget) {
    this.#options = options;
    this.#unfinished = unfinished;
  }

  async start(): Promise<void> {
    const { timeoutMs, url } = this.#options;
    this.#timer = setTimeout(() => this.#fail(`no answer within ${timeoutMs} ms`), timeoutMs);
    try {
      const { WebSocket } = await import('ws');
      if (this.#state === 'connecting') this.#connect(WebSocket, new URL(url), requestTarget(url));
    } catch (error) {
      // An address or a header that cannot be used.
      this.#fail(reasonOf(error));
    }
  }

  abort(): void {
    clearTimeout(this.#timer);
    this.#state = 'over';
    this.#socket?.terminate();
  }

  #connect(WebSocketClient: WebSocketClass, url: URL, target: string | undefined): void {
    const handshake = { connected: false, secured: false };
    const socket = new WebSocketClient(url, {
      headers: { ...this.#options.headers },
      perMessageDeflate: false,
      followRedirects: false,
      // One message per turn of the event loop: a client that sends a thousand at once holds nobody else up.
      allowSynchronousEvents: false,
      maxPayload: LIMITS['stream.message_bytes'],
      maxFragments: LIMITS['stream.message_fragments'],
      finishRequest: (request) => {
        if (target !== undefined) request.path = target;
        watchHandshake(request, handshake);
        request.end();
      },
    });
    this.#socket = socket;
    countUnfinished(socket, this.#unfinished, () => this.#outOfRoom(socket));
    let failure = '';
    // The connection carries the frames, and is handed over just before `open`.
    let carrier: Socket | undefined;
    socket.on('upgrade', (response) => (carrier = response.socket));
    socket.on('open', () => this.#opened(socket, carrier));
    socket.on('pong', () => {
      if (this.#state === 'open') this.#options.onPong();
    });
    socket.on('message', (data, isBinary) => this.#message(data, isBinary));
    socket.on('close', (code, reason) => {
      if (this.#state === 'open') this.#closed(code, reason.toString() || failure);
    });
    socket.on('error', (error) => {
      failure = reasonOf(error);
      const broken = violation(error);
      if (broken && this.#state === 'open') this.#violated(socket, broken, failure);
      if (this.#state !== 'connecting' || this.#socket !== socket) return;
      const plain = this.#options.loopbackPlainFallback ? plainTwin(url) : undefined;
      if (plain && (showsPlainPeer(error) || hungUpOnTls(error, handshake))) {
        this.#options.onPlainFallback(plain.href);
        this.#connect(WebSocketClient, plain, target);
      } else {
        this.#fail(failure);
      }
    });
  }

  #opened(socket: WebSocket, carrier: Socket | undefined): void {
    if (this.#state !== 'connecting') {
      socket.terminate();
      return;
    }
    clearTimeout(this.#timer);
    this.#state = 'open';
    this.#options.onOpen(new OpenSocket(socket, carrier));
  }

  #message(data: RawData, isBinary: boolean): void {
    if (this.#state !== 'open') return;
    // With ws's default `binaryType` a message is one Buffer.
    if (isBinary || !Buffer.isBuffer(data)) this.#options.onBinary();
    else this.#options.onMessage(data.toString('utf8'));
  }

  #closed(code: number, reason: string): void {
    this.#state = 'over';
    this.#options.onClose(code, reason);
  }

  /** The close frame is on its way already. */
  #violated(socket: WebSocket, { code, limit }: Violation, reason: string): void {
    this.#state = 'over';
    terminateLater(socket);
    this.#options.onViolation(code, reason, limit);
  }

  /** All clients together have begun more than we can keep. What this one has sent goes at once, with the connection. */
  #outOfRoom(socket: WebSocket): void {
    if (this.#state !== 'open') return;
    socket.close(TRY_AGAIN_LATER);
    setImmediate(() => socket.terminate());
    const limit = 'streams.unfinished_bytes';
    this.#violated(socket, { code: TRY_AGAIN_LATER, limit }, `too much of unfinished messages (${limit})`);
  }

  #fail(reason: string): void {
    if (this.#state !== 'connecting') return;
    this.abort();
    this.#options.onError(reason);
  }
}

class OpenSocket implements MediaSocket {
  readonly #socket: WebSocket;
  readonly #carrier: Socket | undefined;

  constructor(socket: WebSocket, carrier: Socket | undefined) {
    this.#socket = socket;
    this.#carrier = carrier;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  /**
   * Most frames are written here: ws writes a header and a payload, which costs a frame of 400 bytes a fifth of its time. Nothing is
   * compressed, so ws keeps nothing back that this could overtake.
   */
  send(text: string): void {
    const isOpen = this.#socket.readyState === this.#socket.OPEN;
    const frame = isOpen && this.#carrier ? textFrame(text) : undefined;
    if (frame) this.#carrier?.write(frame);
    else this.#socket.send(text);
  }

  close(code?: number): void {
    this.#socket.close(code);
    terminateLater(this.#socket);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  gather(): void {
    this.#carrier?.cork();
  }

  ping(): void {
    const isOpen = this.#socket.readyState === this.#socket.OPEN;
    if (isOpen && this.#carrier) this.#carrier.write(PING);
    else if (isOpen) this.#socket.ping();
    this.#carrier?.uncork();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }
}

/** Cuts off a peer that does not answer our close frame. */
function terminateLater(socket: WebSocket): void {
  const timer = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS);
  // A peer that is slow to say goodbye must not keep the process alive.
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

interface Violation {
  readonly code: number;
  readonly limit?: LimitName;
}

/** The close codes that ws sends where it is not 1002, and what limit of ours was reached, by the code of its error. */
const VIOLATIONS: Readonly<Record<string, Violation>> = {
  WS_ERR_INVALID_UTF8: { code: 1007 },
  WS_ERR_TOO_MANY_BUFFERED_PARTS: { code: 1008, limit: 'stream.message_fragments' },
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: { code: 1009, limit: 'stream.message_bytes' },
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: { code: 1009, limit: 'stream.message_bytes' },
};

/** With which code ws closes because of an error; undefined for errors of the network. */
function violation(error: Error): Violation | undefined {
  if (!('code' in error) || typeof error.code !== 'string' || !error.code.startsWith('WS_ERR_')) return undefined;
  return VIOLATIONS[error.code] ?? { code: 1002 };
}

/**
 * Path and query exactly as given: `URL`, which ws relies on, would encode some characters and resolve dots (observed:
 * Telnyx changes nothing). Undefined where `URL` has to decide, because the address is not plain visible ASCII.
 */
function requestTarget(url: string): string | undefined {
  if (!/^[\x21-\x7e]+$/.test(url) || url.includes('\\')) return undefined;
  const target = /^[a-z]+:\/\/[^/?#]+([^#]*)/i.exec(url)?.[1];
  return target === undefined || target.startsWith('/') ? target : `/${target}`;
}

/** The same address without TLS, for addresses of this machine with TLS. The port stays, also when it is implied. */
function plainTwin(url: URL): URL | undefined {
  if ((url.protocol !== 'wss:' && url.protocol !== 'https:') || !isLoopbackHost(url.hostname)) return undefined;
  const plain = new URL(url);
  plain.protocol = 'ws:';
  plain.port = url.port === '' ? '443' : url.port;
  return plain;
}

/** A connection has come so far. */
interface Handshake {
  connected: boolean;
  secured: boolean;
}

function watchHandshake(request: ClientRequest, handshake: Handshake): void {
  request.on('socket', (socket) => {
    socket.once('connect', () => (handshake.connected = true));
    socket.once('secureConnect', () => (handshake.secured = true));
  });
}

/** Some servers that expect plain text hang up on a TLS greeting without a word. */
function hungUpOnTls(error: Error, { connected, secured }: Handshake): boolean {
  return connected && !secured && 'code' in error && error.code === 'ECONNRESET';
}

/** `localhost` may fail on IPv4 and IPv6 at once; that error has a code but no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
