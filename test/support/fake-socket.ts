import type { LimitName } from '../../src/limits.js';
import type { WorldClock } from '../../src/platform/clock.js';
import type { DialOptions, MediaSocket, SocketDialer } from '../../src/platform/socket.js';

/** The keys of all server frames together. */
export interface FrameJson {
  readonly event: string;
  readonly sequence_number?: string;
  readonly stream_id?: string;
  readonly media?: {
    readonly track: string;
    readonly chunk: string;
    readonly timestamp: string;
    readonly payload: string;
  };
  readonly mark?: { readonly name: string };
  readonly dtmf?: { readonly digit: string };
  readonly start?: Readonly<Record<string, unknown>>;
  readonly payload?: { readonly code: number; readonly title: string; readonly detail: string };
  readonly error?: { readonly code: string; readonly title: string; readonly detail: string };
}

export interface SentFrame {
  readonly atMs: number;
  readonly text: string;
  /** The parsed JSON. */
  readonly json: FrameJson;
}

/** The simulator's end of a WebSocket that a test holds: it sees what is sent, and when. */
export class FakeSocket implements MediaSocket {
  readonly sent: SentFrame[] = [];
  /** A test raises it to play a slow reader. */
  bufferedAmount = 0;
  closed = false;
  /** Of the close frame, where it has one. */
  closeCode: number | undefined;
  terminated = false;
  readonly #clock: WorldClock;
  readonly #options: DialOptions;

  constructor(clock: WorldClock, options: DialOptions) {
    this.#clock = clock;
    this.#options = options;
  }

  send(text: string): void {
    // As on a real socket: what comes after the close is lost.
    if (this.closed || this.terminated) return;
    this.sent.push({ atMs: this.#clock.now(), text, json: JSON.parse(text) as FrameJson });
  }

  close(code?: number): void {
    this.closed = true;
    this.closeCode = code;
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Pings that were sent. The client answers one when the test says `pong()`. */
  pings = 0;

  gather(): void {
    // Frames are there at once.
  }

  ping(): void {
    this.pings++;
  }

  paused = false;

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  pong(): void {
    this.#options.onPong();
  }

  /** What was sent with that `event`. */
  frames(event: string): SentFrame[] {
    return this.sent.filter((frame) => frame.json.event === event);
  }

  /** The client sends a frame. */
  receive(frame: object | string): void {
    this.#options.onMessage(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  receiveBinary(): void {
    this.#options.onBinary();
  }

  /** The client breaks the protocol or a limit, and the socket is closed with `code`. */
  violate(code: number, reason: string, limit?: LimitName): void {
    this.#options.onViolation(code, reason, limit);
  }

  /** The client closes. */
  hangUp(code = 1000, reason = ''): void {
    this.#options.onClose(code, reason);
  }
}

/** Connects when the test says so. */
export class FakeDialer implements SocketDialer {
  readonly dials: { readonly options: DialOptions; aborted: boolean }[] = [];
  readonly #clock: WorldClock;

  constructor(clock: WorldClock) {
    this.#clock = clock;
  }

  dial(options: DialOptions): { abort(): void } {
    const dial = { options, aborted: false };
    this.dials.push(dial);
    return { abort: () => (dial.aborted = true) };
  }

  /** The client accepts the latest dial. */
  accept(): FakeSocket {
    const options = this.last();
    const socket = new FakeSocket(this.#clock, options);
    options.onOpen(socket);
    return socket;
  }

  /** The latest dial fails. */
  refuse(reason: string): void {
    this.last().onError(reason);
  }

  last(): DialOptions {
    const dial = this.dials.at(-1);
    if (!dial) throw new Error('nobody has dialled');
    return dial.options;
  }
}
