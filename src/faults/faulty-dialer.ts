import { LIMITS, type LimitName } from '../limits.js';
import type { WorldClock } from '../platform/clock.js';
import { queueMicrotask } from '../platform/host-timers.js';
import { redact } from '../platform/redact.js';
import type { DialOptions, MediaSocket, SocketDialer } from '../platform/socket.js';
import type { FaultBook } from './book.js';
import type { Occasion, Struck } from './fault.js';
import { DEFAULT_AFTER_MS } from './kinds.js';

/** Faults of a socket that is open. */
const OPEN_FAULTS = ['stream_cut', 'stream_dropped', 'stream_half_open', 'stream_slow'] as const;

/** The close code of RFC 6455 for a server that goes down: the network was not to blame, nor the client. */
const GOING_AWAY = 1001;
const NO_CLOSE_FRAME = 1006;

export interface FaultyDialerDeps {
  readonly clock: WorldClock;
  readonly faults: Pick<FaultBook, 'strike' | 'watch'>;
  readonly callId: string;
  /** A limit is reached. */
  readonly full: (what: LimitName) => void;
  readonly limits?: { readonly frames: number; readonly bytes: number };
}

/** A dialer whose connections go wrong as faults have it: that of one call. A fault that is added later happens to sockets that are open, too. */
export const faultyDialer = (dialer: SocketDialer, deps: FaultyDialerDeps): SocketDialer => ({
  dial(options) {
    const occasion = { subject: `the stream to ${redact(options.url)}`, callId: deps.callId };
    const refused = deps.faults.strike(['stream_refused'], occasion);
    return refused ? refuse(options, refused) : new FaultyDial(dialer, options, occasion, deps);
  },
});

function refuse(options: DialOptions, { name }: Struck): { abort(): void } {
  let isOver = false;
  queueMicrotask(() => {
    if (!isOver) options.onError(`refused by the fault ${name}`);
  });
  return { abort: () => void (isOver = true) };
}

class FaultyDial {
  readonly #options: DialOptions;
  readonly #occasion: Occasion;
  readonly #deps: FaultyDialerDeps;
  readonly #dial: { abort(): void };
  #unwatch: (() => void) | undefined;
  /** Nothing passes any more, though the socket is open. */
  #isDead = false;
  /** A fault has ended the connection: what the socket still tells is nobody's. */
  #isOver = false;
  #late: LateFrames | undefined;

  constructor(dialer: SocketDialer, options: DialOptions, occasion: Occasion, deps: FaultyDialerDeps) {
    this.#options = options;
    this.#occasion = occasion;
    this.#deps = deps;
    this.#dial = dialer.dial({
      ...options,
      onOpen: (socket) => this.#opened(socket),
      onMessage: (text) => this.#incoming(text.length, () => options.onMessage(text)),
      onBinary: () => this.#incoming(0, () => options.onBinary()),
      onPong: () => options.onPong(),
      onClose: (code, reason) => this.#ended(() => options.onClose(code, reason)),
      onViolation: (code, reason, limit) => this.#ended(() => options.onViolation(code, reason, limit)),
    });
  }

  abort(): void {
    this.#unwatch?.();
    this.#dial.abort();
  }

  #opened(socket: MediaSocket): void {
    this.#options.onOpen(this.#faulty(socket));
    const { faults } = this.#deps;
    const seen = new Set<string>();
    this.#unwatch = faults.watch((active) => {
      const isNew = new Set(active.filter(({ id }) => !seen.has(id)).map(({ id }) => id));
      for (const id of isNew) seen.add(id);
      if (isNew.size === 0 || this.#isOver) return;
      const struck = faults.strike(OPEN_FAULTS, this.#occasion, (id) => isNew.has(id));
      if (struck) this.#happens(struck, socket);
    });
  }

  #happens(struck: Struck, socket: MediaSocket): void {
    const { clock, callId } = this.#deps;
    if (struck.fault === 'stream_slow') {
      this.#late = new LateFrames(struck.delayMs, this.#deps);
      return;
    }
    const { after_ms: afterMs = DEFAULT_AFTER_MS } = struck.given;
    const due = (): void => {
      if (!this.#isOver) this.#breakOff(struck, socket);
    };
    clock.schedule(afterMs, due, { what: struck.name, callControlId: callId });
  }

  #breakOff({ fault, name }: Struck, socket: MediaSocket): void {
    if (fault === 'stream_half_open') {
      this.#isDead = true;
      socket.pause();
      return;
    }
    this.#ended(() => {
      this.#isOver = true;
      this.#options.onGone?.();
      if (fault === 'stream_cut') {
        socket.close(GOING_AWAY);
        this.#options.onViolation(GOING_AWAY, `cut by the fault ${name}`);
      } else {
        socket.terminate();
        this.#options.onClose(NO_CLOSE_FRAME, `cut by the fault ${name}`);
      }
    });
  }

  #ended(tell: () => void): void {
    if (this.#isOver) return;
    this.#unwatch?.();
    tell();
  }

  #incoming(bytes: number, tell: () => void): void {
    if (this.#isDead || this.#isOver) return;
    if (this.#late)
      this.#late.add(bytes, () => {
        if (!this.#isOver) tell();
      });
    else tell();
  }

  /** The socket as the stream sees it. */
  #faulty(socket: MediaSocket): MediaSocket {
    const isDead = (): boolean => this.#isDead;
    const onPong = (): void => this.#options.onPong();
    return {
      send: (text) => {
        if (isDead()) return;
        if (this.#late)
          this.#late.add(text.length, () => {
            if (!isDead()) socket.send(text);
          });
        else socket.send(text);
      },
      get bufferedAmount() {
        return isDead() ? 0 : socket.bufferedAmount;
      },
      close: (code) => (isDead() ? bury(socket) : socket.close(code)),
      terminate: () => (isDead() ? bury(socket) : socket.terminate()),
      gather: () => socket.gather(),
      // Time does not wait for a client that hears nothing.
      ping: () => (isDead() ? queueMicrotask(onPong) : socket.ping()),
      pause: () => socket.pause(),
      resume: () => {
        if (!isDead()) socket.resume();
      },
    };
  }
}

/** A connection over which nothing passes ends without a word. */
function bury(socket: MediaSocket): void {
  socket.resume();
  socket.terminate();
}

/** Frames on their way over a slow stream, in both directions. What finds no room gets lost. */
class LateFrames {
  readonly #delayMs: number;
  readonly #deps: FaultyDialerDeps;
  readonly #limits: { readonly frames: number; readonly bytes: number };
  #frames = 0;
  #bytes = 0;

  constructor(delayMs: number, deps: FaultyDialerDeps) {
    this.#delayMs = delayMs;
    this.#deps = deps;
    this.#limits = deps.limits ?? { frames: LIMITS['faults.late_frames'], bytes: LIMITS['faults.late_bytes'] };
  }

  add(bytes: number, task: () => void): void {
    const { clock, callId, full } = this.#deps;
    const limit = this.#limitAgainst(bytes);
    if (limit) {
      full(limit);
      return;
    }
    this.#frames++;
    this.#bytes += bytes;
    const due = (): void => {
      this.#frames--;
      this.#bytes -= bytes;
      task();
    };
    clock.schedule(this.#delayMs, due, { what: 'frame on a slow stream', callControlId: callId, kind: 'frame' });
  }

  #limitAgainst(bytes: number): LimitName | undefined {
    if (this.#frames >= this.#limits.frames) return 'faults.late_frames';
    return this.#bytes + bytes > this.#limits.bytes ? 'faults.late_bytes' : undefined;
  }
}
