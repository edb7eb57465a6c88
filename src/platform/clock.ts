/** A timer that has been asked for. Cancelling one that has fired does nothing. */
export interface Timer {
  cancel(): void;
}

/** Time, as everything outside `platform/` sees it. */
export interface Clock {
  /** Monotonic time in milliseconds, with fractions. Use it for durations, pacing and due times. */
  now(): number;
  /** Wall time in whole microseconds since the Unix epoch (UTC). Never decreases. Use it for what users read. */
  wallMicros(): number;
  /** Runs `task` once, `delayMs` from now or later (the real clock may be early by less than 1 ms); tasks that are due at the same instant run in the order of scheduling. */
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

/**
 * The machine's clock. Wall time is read once and carried on by the monotonic one, so that a corrected system clock cannot reorder events.
 * A timer does not keep the process alive; see KeepAlive.
 */
export class RealClock implements Clock {
  readonly #origin = performance.now();
  readonly #wallOriginMicros = Date.now() * 1000;

  now(): number {
    return performance.now() - this.#origin;
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
      handle = setTimeout(restMs > 0 ? arm : task, legMs).unref();
    };
    arm();
    return {
      cancel: () => {
        clearTimeout(handle);
      },
    };
  }
}
