import { clearTimeout, hostNow, setTimeout, wallNow } from './host-timers.js';

/** A timer that has been asked for. Cancelling one that has fired does nothing. */
export interface Timer {
  cancel(): void;
}

/** A task becomes due: its name, for whoever asks what time waits for. */
export interface Due {
  /** In the field's terms: `ring_timeout`, `webhook retry` … */
  readonly what: string;
  readonly callControlId?: string | undefined;
  /**
   * `event` (the default): time that is not the host's may jump to it. `guard`: a fence such as a time limit; it is carried out when time
   * passes it, but is no reason to jump. `frame`: 20 ms of media, likewise.
   */
  readonly kind?: 'event' | 'guard' | 'frame' | undefined;
}

/**
 * The time that calls live in: ringing, speech, media, retry back-off, `occurred_at`. It may stand, jump or run faster than the
 * host's. `kind` is there so that the compiler keeps the two kinds of time apart.
 */
export interface WorldClock {
  readonly kind: 'world';
  /** Milliseconds since this clock began, with fractions; never decreases. Use it for media, durations and due times. */
  now(): number;
  /** World time in whole microseconds since the Unix epoch (UTC); decreases only where a reset starts moved time anew. Use it for what users read. */
  wallMicros(): number;
  /**
   * Runs `task` once, `delayMs` of world time from now or later (early by less than 1 ms where the host's timers are); tasks that are due
   * at the same instant run in the order of scheduling. `due` says what becomes due then.
   */
  schedule(delayMs: number, task: () => void, due?: Due): Timer;
  /**
   * Adds something that can be heard without anything being due at its end: time that jumps goes through it frame by frame. `untilMs` is
   * asked for its end on this clock, -Infinity for silence. The returned function takes it away.
   */
  addSound(untilMs: () => number): () => void;
}

/** The time that the machine lives in: waits of those who look on, sockets, how long an app takes to answer, the stamps of signatures. */
export interface HostClock {
  readonly kind: 'host';
  /** Monotonic time in milliseconds, with fractions. Use it for durations and due times. */
  now(): number;
  /** Wall time in whole microseconds since the Unix epoch (UTC). Never decreases. */
  wallMicros(): number;
  /** Runs `task` once, `delayMs` from now or later (the real clock may be early by less than 1 ms); ties in the order of scheduling. */
  schedule(delayMs: number, task: () => void): Timer;
}

/** The second that was written last, and how: most times fall into the same one, and a Date costs ten times as much as the rest. */
let lastSecond = NaN;
let lastText = '';

/** ISO 8601 UTC with microseconds and `Z`, as Telnyx writes `occurred_at`. */
export function isoMicros(micros: number): string {
  const second = Math.floor(micros / 1_000_000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = new Date(second * 1000).toISOString().slice(0, 19);
  }
  return `${lastText}.${String(micros - second * 1_000_000).padStart(6, '0')}Z`;
}

/** Node fires a timer of more than this at once, so a longer one (25 days) is made of several. */
const NODE_MAX_MS = 2 ** 31 - 1;

/** The machine's own timers, which a test may replace. */
export interface HostTimers {
  readonly setTimeout: typeof globalThis.setTimeout;
  readonly clearTimeout: typeof globalThis.clearTimeout;
}

/**
 * The machine's clock. Wall time is read once and carried on by the monotonic one, so that a corrected system clock cannot reorder events.
 * A timer does not keep the process alive; see KeepAlive.
 */
export class RealClock implements HostClock {
  readonly kind = 'host';
  readonly #origin = hostNow();
  readonly #wallOriginMicros = wallNow() * 1000;
  readonly #timers: HostTimers;

  constructor(timers: HostTimers = { setTimeout, clearTimeout }) {
    this.#timers = timers;
  }

  now(): number {
    return hostNow() - this.#origin;
  }

  wallMicros(): number {
    return this.#wallOriginMicros + Math.floor(this.now() * 1000);
  }

  schedule(delayMs: number, task: () => void): Timer {
    // Node truncates fractions and may then fire early, so round up.
    let restMs = Math.max(0, Math.ceil(delayMs));
    let handle: NodeJS.Timeout;
    const arm = (): void => {
      const legMs = Math.min(restMs, NODE_MAX_MS);
      restMs -= legMs;
      handle = this.#timers.setTimeout(restMs > 0 ? arm : task, legMs).unref();
    };
    arm();
    return {
      cancel: () => {
        this.#timers.clearTimeout(handle);
      },
    };
  }
}

/** World time that is the host's. */
export class RealWorldClock implements WorldClock {
  readonly kind = 'world';
  readonly host: HostClock;

  constructor(host: HostClock) {
    this.host = host;
  }

  now(): number {
    return this.host.now();
  }

  wallMicros(): number {
    return this.host.wallMicros();
  }

  schedule(delayMs: number, task: () => void): Timer {
    return this.host.schedule(delayMs, task);
  }

  /** The host's time jumps over nothing. */
  addSound(): () => void {
    return () => undefined;
  }
}
