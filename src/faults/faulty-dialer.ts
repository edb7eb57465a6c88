import { LIMITS, type LimitName } from '../limits.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import { queueMicrotask } from '../platform/host-timers.js';
import { redact } from '../platform/redact.js';
import type { DialOptions, MediaSocket, SocketDialer } from '../platform/socket.js';
import type { ActiveFault } from './active-fault.js';
import type { FaultBook } from './book.js';
import type { FaultKind, Occasion, Struck } from './fault.js';
import { DEFAULT_AFTER_MS } from './kinds.js';

/** Faults that break a socket some time after it was opened. */
const BREAKING = ['stream_cut', 'stream_dropped', 'stream_half_open'] as const satisfies FaultKind[];

/** The close code of RFC 6455 for a server that goes down: the network was not to blame, nor the client. */
const GOING_AWAY = 1001;
const NO_CLOSE_FRAME = 1006;

export interface FaultyDialerDeps {
  readonly clock: WorldClock;
  readonly faults: Pick<FaultBook, 'strike' | 'watch'>;
  readonly callId: string;
  /** The stream, or the conversation relay. */
  readonly streamId: string;
  /** A limit is reached. */
  readonly full: (what: LimitName) => void;
  readonly limits?: { readonly frames: number; readonly bytes: number };
}

/** A dialer whose connections go wrong as faults have it: that of one stream. A fault that is added later happens to sockets that are open, too. */
export const faultyDialer = (dialer: SocketDialer, deps: FaultyDialerDeps): SocketDialer => ({
  dial(options) {
    const occasion = { subject: `the stream to ${redact(options.url)}`, callId: deps.callId, streamId: deps.streamId };
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
  /** Faults that are to break the socket. */
  readonly #due = new Set<Timer>();
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
    this.#forgetFaults();
    this.#dial.abort();
  }

  #opened(socket: MediaSocket): void {
    this.#options.onOpen(this.#faulty(socket));
    const { faults } = this.#deps;
    const seen = new Set<string>();
    this.#unwatch = faults.watch((active) => {
      const begun = active.filter(({ id }) => !seen.has(id));
      for (const { id } of begun) seen.add(id);
      if (begun.length === 0 || this.#isOver) return;
      const slow = faults.strike(['stream_slow'], this.#occasion, among(begun));
      if (slow) this.#late = new LateFrames(slow.delayMs, this.#deps);
      this.#waitFor(begun, socket);
    });
  }

  /** A fault happens when its time has come, if it is still at work then and the stream is still there. */
  #waitFor(begun: readonly ActiveFault[], socket: MediaSocket): void {
    const { clock, callId, faults } = this.#deps;
    const breaking = begun.filter(({ kind }) => BREAKING.some((each) => each === kind));
    for (const afterMs of new Set(breaking.map(afterMsOf))) {
      const together = breaking.filter((fault) => afterMsOf(fault) === afterMs);
      const isDue = (): void => {
        this.#due.delete(timer);
        const struck = faults.strike(BREAKING, this.#occasion, among(together));
        if (struck) this.#breakOff(struck, socket);
      };
      const timer = clock.schedule(afterMs, isDue, { what: 'fault of a stream', callControlId: callId });
      this.#due.add(timer);
    }
  }

  #forgetFaults(): void {
    this.#unwatch?.();
    for (const timer of this.#due) timer.cancel();
    this.#due.clear();
  }

  #breakOff({ fault, name }: Struck, socket: MediaSocket): void {
    if (fault === 'stream_half_open') {
      this.#isDead = true;
      // Nothing more can happen to it.
      this.#forgetFaults();
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
    this.#forgetFaults();
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
      close: (code) => {
        this.#forgetFaults();
        if (isDead()) bury(socket);
        else socket.close(code);
      },
      terminate: () => {
        this.#forgetFaults();
        if (isDead()) bury(socket);
        else socket.terminate();
      },
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

const afterMsOf = ({ given }: ActiveFault): number => given.after_ms ?? DEFAULT_AFTER_MS;

function among(faults: readonly ActiveFault[]): (id: string) => boolean {
  const ids = new Set(faults.map(({ id }) => id));
  return (id) => ids.has(id);
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
