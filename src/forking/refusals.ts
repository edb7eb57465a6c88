import type { WorldClock } from '../platform/clock.js';
import type { ForkTarget } from './params.js';

/** Packets are refused at a target for so long before it is told: an app may open its socket a little late. */
const FOR_MS = 1_000;

/** A time without refusal after which somebody has begun to listen. */
const APART_MS = 500;

interface Refused {
  sinceMs: number;
  lastMs: number;
  packets: number;
  isTold: boolean;
}

/** Counts the packets that were refused, by target. */
export class Refusals {
  readonly #clock: Pick<WorldClock, 'now'>;
  readonly #targets = new Map<string, Refused>();

  constructor(clock: Pick<WorldClock, 'now'>) {
    this.#clock = clock;
  }

  /** A packet to one of a fork's targets was refused. Once it has been so for a second, gives the target as the command named it, and the packets. */
  refused({ host, port }: ForkTarget): { readonly target: string; readonly packets: number } | undefined {
    const target = `udp:${host.includes(':') ? `[${host}]` : host}:${port}`;
    const now = this.#clock.now();
    const known = this.#targets.get(target);
    const seen =
      known && now - known.lastMs <= APART_MS ? known : { sinceMs: now, packets: 0, isTold: known?.isTold ?? false };
    const state: Refused = { ...seen, lastMs: now, packets: seen.packets + 1 };
    const isNews = !state.isTold && now - state.sinceMs >= FOR_MS;
    state.isTold ||= isNews;
    this.#targets.set(target, state);
    return isNews ? { target, packets: state.packets } : undefined;
  }
}
