import type { EntryOf } from '../contract/entry-types.js';
import type { Recent } from './recent.js';
import type { Memory } from './rule.js';

interface Life {
  /** The newest request that a fault struck. */
  beganSeq: number;
  /** The newest one that is over, and its end was a fault's refusal. */
  refusedSeq: number | undefined;
}

/**
 * Tells the attempts of webhooks whose handler a fault kept from its work: what it asked for meanwhile was refused by a fault, or did not
 * come back in time. A request that is about no call yet may be about any.
 */
export class HinderedHandlers {
  readonly #calls: Recent<Life>;

  constructor(memory: Memory) {
    this.#calls = memory<Life>(() => ({ beganSeq: 0, refusedSeq: undefined }));
  }

  /** A fault has struck something. */
  began({ seq = 0, operation_id: operation, call_control_id: callId = '' }: EntryOf<'fault.happened'>): void {
    if (operation !== undefined) this.#calls.of(callId).beganSeq = seq;
  }

  /** A request is over. */
  ended({ seq, fault, status, call_control_id: callId = '' }: EntryOf<'api.request'>): void {
    const life = this.#calls.find(callId);
    if (life) life.refusedSeq = fault !== undefined && status >= 400 ? seq : undefined;
  }

  /** The attempt has failed, and a fault is to blame. */
  is({ status, error, host, call_control_id: callId = '' }: EntryOf<'webhook.attempt'>): boolean {
    if (host === undefined) return false;
    const isMeanwhile = (seq: number): boolean => seq > host.after && seq <= host.until;
    const lives = [callId, ''].map((id) => this.#calls.find(id)).filter((life) => life !== undefined);
    if (status === undefined) return error === 'timeout' && lives.some(({ beganSeq }) => isMeanwhile(beganSeq));
    return status >= 500 && lives.some(({ refusedSeq }) => refusedSeq !== undefined && isMeanwhile(refusedSeq));
  }
}
