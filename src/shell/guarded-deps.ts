import type { Paced } from '../media/pacer.js';
import type { WorldClock } from '../platform/clock.js';
import type { DialOptions } from '../platform/socket.js';
import type { MediaDeps } from './performer.js';

/**
 * The media plane's tools for one call. Whatever they call back later (timers, frames that are due, sockets) is caught here, in
 * one place, so that a fault of ours ends this call and neither the others nor the process.
 */
export function guardedDeps(deps: MediaDeps, callControlId: string): MediaDeps {
  const failed = (error: unknown): void => deps.fault(error, callControlId);
  const guarded = guardBy(failed);
  const { clock, pacer, dialer } = deps;
  return {
    ...deps,
    clock: guardedClock(clock, failed, callControlId),
    pacer: {
      get lastLateMs() {
        return pacer.lastLateMs;
      },
      add(paced, startMs) {
        const end = pacer.add(
          new GuardedPaced(paced, (error) => {
            // It would fail again at its next frame.
            end();
            failed(error);
          }),
          startMs,
        );
        return end;
      },
    },
    dialer: { dial: (options) => dialer.dial(guardedDial(options, guarded)) },
    udp: ({ failed, refused }) => deps.udp({ failed: guarded(failed), refused: guarded(refused) }),
  };
}

/** A task of which is told what it throws. */
const guardBy =
  (failed: (error: unknown) => void) =>
  <Args extends readonly unknown[]>(task: (...args: Args) => unknown) =>
  (...args: Args): void => {
    try {
      task(...args);
    } catch (error) {
      failed(error);
    }
  };

/** A clock for what belongs to that call, if it is a call's: what its timers throw is told. */
export function guardedClock(clock: WorldClock, failed: (error: unknown) => void, callControlId?: string): WorldClock {
  const guarded = guardBy(failed);
  const of = callControlId === undefined ? {} : { callControlId };
  return {
    kind: 'world',
    now: () => clock.now(),
    wallMicros: () => clock.wallMicros(),
    schedule: (delayMs, task, due) => clock.schedule(delayMs, guarded(task), { what: 'timer', ...of, ...due }),
    addSound: (untilMs) => clock.addSound(untilMs),
  };
}

/** A member of the pacer whose faults are caught. Fifty frames a second pass here for each stream: nothing is made per frame. */
class GuardedPaced implements Paced {
  readonly lossy: boolean;
  readonly #paced: Paced;
  readonly #failed: (error: unknown) => void;

  constructor(paced: Paced, failed: (error: unknown) => void) {
    this.#paced = paced;
    this.#failed = failed;
    this.lossy = paced.lossy ?? false;
  }

  due(frame: number): void {
    try {
      this.#paced.due(frame);
    } catch (error) {
      this.#failed(error);
    }
  }

  skipped(frames: number): void {
    try {
      this.#paced.skipped?.(frames);
    } catch (error) {
      this.#failed(error);
    }
  }
}

type Guard = <Args extends readonly unknown[]>(task: (...args: Args) => unknown) => (...args: Args) => void;

function guardedDial(options: DialOptions, guarded: Guard): DialOptions {
  return {
    ...options,
    onPlainFallback: guarded((url) => options.onPlainFallback(url)),
    onOpen: guarded((socket) => options.onOpen(socket)),
    onMessage: guarded((text) => options.onMessage(text)),
    onPong: guarded(() => options.onPong()),
    onBinary: guarded(() => options.onBinary()),
    onClose: guarded((code, reason) => options.onClose(code, reason)),
    onViolation: guarded((code, reason, limit) => options.onViolation(code, reason, limit)),
    onError: guarded((reason) => options.onError(reason)),
  };
}
