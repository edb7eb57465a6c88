import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Arrivals } from './arrivals.js';
import { decodeWire, type WireEncoding } from './wire-audio.js';

type Json = Readonly<Record<string, unknown>>;

/** A frame as the client got it. */
export interface ReceivedFrame {
  readonly event: string;
  readonly json: Json;
  readonly text: string;
  /** On the clock of `performance.now()`. */
  readonly atMs: number;
}

export interface MediaFrame {
  readonly track: string;
  readonly sequence: number;
  readonly chunk: number;
  readonly timestamp: number;
  readonly payload: Buffer;
  readonly atMs: number;
}

export interface StartFrame {
  readonly stream_id: string;
  readonly sequence_number: string;
  readonly start: Json & {
    readonly media_format: { readonly encoding: WireEncoding; readonly sample_rate: number; readonly channels: number };
  };
}

/** One accepted stream: what an app sees of it. */
export class MediaClient {
  readonly frames = new Arrivals<ReceivedFrame>('frames', ({ event }) => event);
  readonly headers: IncomingHttpHeaders;
  /** Path and query of the upgrade request, as they stood there. */
  readonly target: string;
  readonly closed: Promise<{ readonly code: number; readonly atMs: number }>;
  readonly socket: WebSocket;

  constructor(socket: WebSocket, request: IncomingMessage) {
    this.socket = socket;
    this.headers = request.headers;
    this.target = request.url ?? '';
    this.closed = new Promise((resolve) => {
      socket.once('close', (code) => resolve({ code, atMs: performance.now() }));
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary) throw new Error('Telnyx sends text frames only');
      const text = (data as Buffer).toString('utf8');
      const json = JSON.parse(text) as Json & { event: string };
      this.frames.add({ event: json.event, json, text, atMs: performance.now() });
    });
  }

  /** The first frame of that event. */
  frame(event: string, nth = 1): Promise<ReceivedFrame> {
    return this.frames.atLeast(nth, (frame) => frame.event === event).then((found) => found[nth - 1] as ReceivedFrame);
  }

  async start(): Promise<StartFrame> {
    return (await this.frame('start')).json as unknown as StartFrame;
  }

  /** The media frames so far, of one track or of all. */
  media(track?: string): MediaFrame[] {
    return this.frames.all
      .filter(({ event }) => event === 'media')
      .map(mediaFrame)
      .filter((frame) => track === undefined || frame.track === track);
  }

  /** Waits until `count` media frames are there. */
  async mediaFrames(count: number): Promise<MediaFrame[]> {
    return (await this.frames.atLeast(count, ({ event }) => event === 'media')).map(mediaFrame);
  }

  /** The audio of a track so far. */
  async pcm(track = 'inbound'): Promise<Int16Array> {
    const { start } = await this.start();
    return decodeWire(start.media_format.encoding, Buffer.concat(this.media(track).map(({ payload }) => payload)));
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  sendMedia(payload: Uint8Array): void {
    this.send({ event: 'media', media: { payload: Buffer.from(payload).toString('base64') } });
  }

  sendMark(name: string): void {
    this.send({ event: 'mark', mark: { name } });
  }

  sendClear(): void {
    this.send({ event: 'clear' });
  }

  /** Sends a mark and waits for it to come back: what was sent before it has been played. */
  async played(name: string): Promise<ReceivedFrame> {
    this.sendMark(name);
    return await this.frames.first(({ event, json }) => event === 'mark' && nameOf(json) === name, `mark ${name}`);
  }

  close(): void {
    this.socket.close(1000);
  }
}

const nameOf = (json: Json): unknown => (json['mark'] as Json)['name'];

function mediaFrame({ json, atMs }: ReceivedFrame): MediaFrame {
  const media = json['media'] as Record<string, string>;
  return {
    track: media['track'] ?? '',
    sequence: Number(json['sequence_number']),
    chunk: Number(media['chunk']),
    timestamp: Number(media['timestamp']),
    payload: Buffer.from(media['payload'] ?? '', 'base64'),
    atMs,
  };
}

/** A stream that is to come: its URL, and the client once the simulator has dialled it. */
export interface ExpectedStream {
  readonly url: string;
  readonly path: string;
  readonly client: Promise<MediaClient>;
}

/** The WebSocket side of a voice app. */
export class MediaServer implements AsyncDisposable {
  readonly clients = new Arrivals<MediaClient>('streams', ({ target }) => target);
  /** Sees each client before it gets a frame. */
  onClient: (client: MediaClient) => void = () => undefined;
  readonly #server: Server = createServer();
  readonly #sockets = new WebSocketServer({ noServer: true });
  /** Paths whose upgrade is refused, and how. */
  readonly #refusals = new Map<string, (socket: Duplex) => void>();
  #paths = 0;

  static async start(): Promise<MediaServer> {
    const media = new MediaServer();
    media.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const refuse = media.#refusals.get(request.url ?? '');
      if (refuse) refuse(socket);
      else {
        media.#sockets.handleUpgrade(request, socket, head, (ws) => {
          const client = new MediaClient(ws, request);
          media.onClient(client);
          media.clients.add(client);
        });
      }
    });
    media.#server.listen(0, '127.0.0.1');
    await once(media.#server, 'listening');
    return media;
  }

  get port(): number {
    // A server that listens on a port has an address with a port.
    return (this.#server.address() as AddressInfo).port;
  }

  /** A stream URL of its own, so that calls side by side do not mix. */
  expect(query = '', scheme = 'ws'): ExpectedStream {
    const path = `/media/${++this.#paths}${query}`;
    let client: Promise<MediaClient> | undefined;
    const { clients, port } = this;
    return {
      url: `${scheme}://127.0.0.1:${port}${path}`,
      path,
      get client() {
        return (client ??= clients.first(({ target }) => target === path, path));
      },
    };
  }

  /** Answers the upgrade of a URL with an HTTP status, or, with none, hangs up without a word. */
  refuse({ path }: ExpectedStream, status?: number): void {
    this.#refusals.set(path, (socket) => {
      if (status === undefined) socket.destroy();
      else socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.clients.all) socket.terminate();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
