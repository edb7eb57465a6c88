import type { DialOptions, MediaSocket, SocketDialer } from '../platform/socket.js';
import type { Arrivals, Operation } from '../time/arrivals.js';

/** A dialer whose sockets open, fail and close in their turn. What an open socket's client sends counts when it comes. */
export const keptSockets = (dialer: SocketDialer, arrivals: Arrivals): SocketDialer => ({
  dial: (options) => new KeptDial(dialer, arrivals, options),
});

class KeptDial {
  readonly #arrivals: Arrivals;
  readonly #options: DialOptions;
  readonly #place: number;
  readonly #connecting: Operation;
  readonly #dial: { abort(): void };
  /** Until the world knows that the socket is open: what came behind that. The socket is paused meanwhile. */
  #behind: (() => void)[] | undefined = [];
  #isAborted = false;
  #fallback: string | undefined;

  constructor(dialer: SocketDialer, arrivals: Arrivals, options: DialOptions) {
    this.#arrivals = arrivals;
    this.#options = options;
    this.#place = arrivals.place();
    this.#connecting = arrivals.begin(this.#place);
    this.#dial = dialer.dial({
      ...options,
      onPlainFallback: (url) => (this.#fallback = url),
      onOpen: (socket) => {
        socket.pause();
        this.#connecting.arrived(() => this.#opened(socket));
      },
      onError: (reason) =>
        this.#connecting.arrived(() => {
          if (this.#isAborted) return;
          this.#tellFallback();
          options.onError(reason);
        }),
      onMessage: (text) => {
        if (this.#behind) this.#behind.push(() => options.onMessage(text));
        else options.onMessage(text);
      },
      onBinary: () => this.#inOrder(() => options.onBinary()),
      onPong: () => this.#inOrder(() => options.onPong()),
      onClose: (code, reason) => this.#gone(() => options.onClose(code, reason)),
      onViolation: (code, reason, limit) => this.#gone(() => options.onViolation(code, reason, limit)),
    });
  }

  abort(): void {
    this.#isAborted = true;
    this.#connecting.drop();
    this.#dial.abort();
  }

  #opened(socket: MediaSocket): void {
    if (this.#isAborted) return;
    this.#tellFallback();
    this.#options.onOpen(socket);
    socket.resume();
    const behind = this.#behind;
    this.#behind = undefined;
    for (const task of behind ?? []) task();
  }

  #tellFallback(): void {
    if (this.#fallback !== undefined) this.#options.onPlainFallback(this.#fallback);
  }

  #inOrder(task: () => void): void {
    if (this.#behind) this.#behind.push(task);
    else task();
  }

  #gone(tell: () => void): void {
    this.#inOrder(() => {
      this.#options.onGone?.();
      this.#arrivals.begin(this.#place).arrived(tell);
    });
  }
}
