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

/** ISO 8601 UTC with microseconds and `Z`, as Telnyx writes `occurred_at`. */
export function isoMicros(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = String(micros - millis * 1000).padStart(3, '0');
  return new Date(millis).toISOString().replace('Z', `${rest}Z`);
}

/** The machine's clock. Wall time is read once and carried on by the monotonic one, so that a corrected system clock cannot reorder events. */
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
    const handle = setTimeout(task, Math.max(0, Math.ceil(delayMs)));
    return {
      cancel: () => {
        clearTimeout(handle);
      },
    };
  }
}
