import { AWAKE_MS, stayAwake } from '../platform/awake.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import { queueMicrotask } from '../platform/host-timers.js';
import type { HoldKind, Release } from '../platform/holds.js';
import type { MediaSocket } from '../platform/socket.js';
import type { RecordOfStream } from './stream-entries.js';
import type { StreamTime } from '../time/stream-time.js';

/** After so long without a pong, in ms of the host, time goes on without this client. */
const LOST_MS = 5_000;

/**
 * A client that has said nothing after so many pongs, 20 s of media, is not given `settle_ms` any more: what made it look asynchronous was
 * a webhook, say, that a busy machine took long for.
 */
const FORGIVEN_PONGS = 1_000;

export interface LockstepOptions {
  readonly time: StreamTime;
  readonly clock: WorldClock;
  readonly callControlId: string;
  /** The client has taken what it may act upon. */
  readonly alive: () => void;
  readonly record: RecordOfStream;
}

/**
 * Keeps world time and the client of one stream together: a ping goes out behind the frames of an instant, and time waits for its pong. A
 * pong proves that the frames were received, and handled only where the client handles them before it takes the next message. One whose
 * replies come later is given `settle_ms` after each pong.
 */
export class Lockstep {
  readonly #options: LockstepOptions;
  #socket: MediaSocket | undefined;
  #release: Release | undefined;
  /** The rest of `settle_ms` after a pong. */
  #settling: Timer | undefined;
  /** The next look at whether the client is lost. */
  #watch: Timer | undefined;
  #isSending = false;
  /** Something other than media has been sent, whose pong is to come. */
  #isNews = false;
  /** That was behind the ping on its way: another one follows. */
  #pingsAgain = false;
  #isWaiting = false;
  #isLost = false;
  #isAsynchronous = false;
  /** Pongs since the client said something last. */
  #silentPongs = 0;
  #pingedMs = -Infinity;
  #waitsSinceMs = 0;
  /** The last pong came so soon that it is worth staying awake for the next. */
  #isPrompt = true;

  constructor(options: LockstepOptions) {
    this.#options = options;
  }

  /** Time waits for a client that is being connected, or whose closing is under way. */
  wait(what: string, kind?: HoldKind): void {
    const { time, callControlId } = this.#options;
    this.#release ??= time.holds.hold(what, callControlId, kind);
  }

  /** The socket is open: what is sent on the one that this returns is followed by pings. */
  watch(socket: MediaSocket): MediaSocket {
    this.#letGo();
    this.#socket = socket;
    const sending = (): void => this.#sending(socket);
    return {
      send(text) {
        sending();
        socket.send(text);
      },
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
      close: (code) => socket.close(code),
      terminate: () => socket.terminate(),
      gather: () => socket.gather(),
      ping: () => socket.ping(),
      pause: () => socket.pause(),
      resume: () => socket.resume(),
    };
  }

  pong(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#isLost = false;
    const { time, alive } = this.#options;
    this.#isPrompt = time.host.now() - this.#waitsSinceMs < AWAKE_MS;
    if (this.#pingsAgain) {
      this.#pingsAgain = false;
      if (this.#socket) this.#ping(this.#socket);
      return;
    }
    if (this.#isNews) alive();
    this.#isNews = false;
    if (++this.#silentPongs >= FORGIVEN_PONGS) this.#isAsynchronous = false;
    if (this.#isAsynchronous && this.#release && time.settleMs > 0)
      this.#settling = time.host.schedule(time.settleMs, () => this.#letGo());
    else this.#letGo();
  }

  /**
   * The next frame is no media but one that the client may act upon, such as the return of a mark: once that has been taken, an app has the
   * time that it has after a webhook.
   */
  news(): void {
    this.#isNews = true;
    if (this.#isWaiting) this.#pingsAgain = true;
  }

  /** A message has come from the client. */
  received(): void {
    const { time, record } = this.#options;
    this.#silentPongs = 0;
    if (this.#isAsynchronous || this.#isWaiting || time.holds.count > 0 || !time.isRunning()) return;
    this.#isAsynchronous = true;
    record('clock.client_asynchronous', {});
  }

  /** The simulator closes the socket: time waits until the client has seen that. */
  closing(): void {
    this.end();
    this.wait('stream client that closes');
  }

  /** The socket is gone. */
  end(): void {
    this.#socket = undefined;
    this.#isWaiting = false;
    this.#settling?.cancel();
    this.#watch?.cancel();
    this.#watch = undefined;
    this.#letGo();
  }

  /** Once for all that is sent at an instant. */
  #sending(socket: MediaSocket): void {
    if (this.#isSending || this.#isWaiting) return;
    const { clock, time } = this.#options;
    // The frames of a track are 20 ms apart: half of one decides.
    if (!this.#isNews && clock.now() - this.#pingedMs < time.lockstepMs - 10) return;
    this.#isSending = true;
    this.wait('stream client that takes frames');
    // A write costs more than all else: the frames and their ping take one.
    socket.gather();
    queueMicrotask(() => this.#ping(socket));
  }

  #ping(socket: MediaSocket): void {
    this.#isSending = false;
    socket.ping();
    if (!this.#socket) return;
    const { clock, time } = this.#options;
    this.#pingedMs = clock.now();
    this.#waitsSinceMs = time.host.now();
    this.#isWaiting = true;
    this.#settling?.cancel();
    // One timer for hundreds of pings: nearly all are answered within a millisecond.
    this.#watch ??= time.host.schedule(LOST_MS, () => this.#look());
    if (this.#isPrompt) stayAwake();
  }

  /** The ping that is waited for may have gone out after the watch was set. */
  #look(): void {
    this.#watch = undefined;
    if (!this.#isWaiting) return;
    const { host } = this.#options.time;
    const leftMs = LOST_MS - (host.now() - this.#waitsSinceMs);
    if (leftMs > 0) this.#watch = host.schedule(leftMs, () => this.#look());
    else this.#lost();
  }

  #lost(): void {
    const { time, record } = this.#options;
    if (!this.#isLost) {
      const waited = Math.round(time.host.now() - this.#waitsSinceMs);
      record('stream.lockstep_lost', { waited_ms: waited });
    }
    this.#isLost = true;
    this.#letGo();
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }
}
