import { LIMITS } from '../limits.js';
import type { HostClock, Timer } from '../platform/clock.js';
import type { WebhookKeyPair } from './signing.js';

/** After so long without an answer the other threads count as stuck. A signature takes 0.03 ms. */
const STUCK_MS = 20;

/** With so many other attempts under way another thread is worth its delay of some 0.05 ms; with fewer it is not. */
const BUSY_FROM = 4;

/** A signature that is being made beside this thread. */
interface Order {
  readonly timestamp: string;
  readonly body: string;
  readonly sinceMs: number;
  readonly settle: (signature: string) => void;
}

/**
 * Signs webhooks. A signature costs as much as all of a POST, so while many webhooks are on their way it is made on Node's other threads.
 * They do other things too: four names that cannot be looked up keep all of them busy for seconds. What they have not signed in time is
 * signed here, and so is what follows, until they answer again.
 */
export class Signer {
  readonly #keys: Pick<WebhookKeyPair, 'sign' | 'signBeside'>;
  readonly #host: HostClock;
  readonly #beside = new Set<Order>();
  #watch: Timer | undefined;
  #areStuck = false;

  constructor(keys: Pick<WebhookKeyPair, 'sign' | 'signBeside'>, host: HostClock) {
    this.#keys = keys;
    this.#host = host;
  }

  /**
   * The value of `telnyx-signature-ed25519`, at once or a little later. Parameters as in `WebhookKeyPair`; `others` is how many more
   * attempts are under way.
   */
  sign(timestamp: string, body: string, others: number): string | Promise<string> {
    if (others < BUSY_FROM || this.#areStuck || this.#beside.size >= LIMITS['webhooks.signed_beside'])
      return this.#keys.sign(timestamp, body);
    return new Promise((resolve, reject) => {
      const order: Order = { timestamp, body, sinceMs: this.#host.now(), settle: resolve };
      this.#beside.add(order);
      this.#watch ??= this.#host.schedule(STUCK_MS, () => this.#look());
      this.#keys.signBeside(timestamp, body, (error, signature) => {
        this.#areStuck = false;
        this.#beside.delete(order);
        if (error) reject(error);
        else resolve(signature);
      });
    });
  }

  /** Makes what has waited too long. An answer that comes after all says the same: ed25519 has no chance in it. */
  #look(): void {
    this.#watch = undefined;
    const nowMs = this.#host.now();
    for (const order of this.#beside) {
      if (nowMs - order.sinceMs < STUCK_MS) break;
      this.#areStuck = true;
      this.#beside.delete(order);
      order.settle(this.#keys.sign(order.timestamp, order.body));
    }
    if (this.#beside.size > 0) this.#watch = this.#host.schedule(STUCK_MS, () => this.#look());
  }
}
