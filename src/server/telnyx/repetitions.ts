import type { Struck } from '../../faults/fault.js';
import { DEFAULT_STATUS } from '../../faults/kinds.js';
import { LIMITS } from '../../limits.js';
import type { HostClock } from '../../platform/clock.js';
import type { WorldTime } from '../../time/world-time.js';

/** The SDKs repeat a request after half a second, and once more after a second, of the host. */
const USUAL_MS = 1_500;
/** They wait for what `retry-after` says; longer than this, in seconds, nobody waits for them. */
const MOST_SECS = 5;

/** The world of a request, as far as time goes. */
export interface Timed {
  readonly time: Pick<WorldTime, 'settings' | 'holds'>;
  readonly host: Pick<HostClock, 'schedule'>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
}

/**
 * World time in fast mode waits for a request to be repeated that a fault has refused or cut: clients wait by the clock of the host, and the calls would be over
 * by then.
 */
export class Repetitions {
  readonly #awaited = new WeakMap<Timed, Map<string, () => void>>();

  /** A request has come: it is not waited for any more. */
  came(world: Timed, asked: Asked): void {
    this.#awaited.get(world)?.get(nameOf(asked))?.();
  }

  /** A fault has struck a request, which may come again. */
  await(world: Timed, asked: Asked, struck: Struck): void {
    const ms = patienceMs(struck);
    const { time, host } = world;
    if (ms === 0 || time.settings.mode !== 'fast') return;
    const awaited = this.#awaited.get(world) ?? new Map<string, () => void>();
    this.#awaited.set(world, awaited);
    const name = nameOf(asked);
    awaited.get(name)?.();
    if (awaited.size >= LIMITS['faults.waiting']) return;
    const release = time.holds.hold(`repetition of ${name}`, undefined, 'operation');
    const over = (): void => {
      timer.cancel();
      awaited.delete(name);
      release();
    };
    const timer = host.schedule(ms, over);
    awaited.set(name, over);
  }
}

const nameOf = ({ method, path }: Asked): string => `${method} ${path}`;

/** Of the host; 0 for what no client repeats. */
function patienceMs({ fault, given }: Struck): number {
  if (fault !== 'api_status') return fault === 'api_slow' ? 0 : USUAL_MS;
  const { status = DEFAULT_STATUS, retry_after_secs: secs = 1 } = given;
  if (status === 429 && secs <= MOST_SECS) return secs * 1000 + USUAL_MS;
  return [408, 409, 429].includes(status) || status >= 500 ? USUAL_MS : 0;
}
