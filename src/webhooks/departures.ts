import { addressText, callIdAt } from '../calls/address.js';
import type { FaultBook } from '../faults/book.js';
import type { FaultKind, Struck } from '../faults/fault.js';
import { DEFAULT_BUNCH } from '../faults/kinds.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import { faultOccasion } from './fault-occasion.js';
import { Lanes } from './lane.js';
import type { Delivery } from './record.js';

/** These have a hand in when a webhook leaves for the first time. */
const FAULTS = ['webhook_late', 'webhook_reordered', 'webhook_bunched'] as const;

export interface DeparturesDeps {
  readonly clock: WorldClock;
  readonly order: () => 'in_order' | 'concurrent';
  readonly maxWaiting: number;
  readonly faults: Pick<FaultBook, 'strike'> | undefined;
  /** Makes the first attempt; calls `answered` when that has come. */
  readonly leave: (delivery: Delivery, answered?: () => void) => void;
  /** Sends a copy, because of the fault of that name. */
  readonly again: (delivery: Delivery, fault: string) => void;
  /** It is kept back: world time goes on meanwhile. */
  readonly wait: (delivery: Delivery) => void;
}

/** Webhooks of one entity that leave together, once there are enough of them. */
interface Bunch {
  readonly size: number;
  readonly deliveries: Delivery[];
}

/** Decides when webhooks leave for the first time: those of an entity one after the other, unless a fault has it otherwise. */
export class Departures {
  readonly #deps: DeparturesDeps;
  readonly #lanes: Lanes<Delivery>;
  /** By entity: those that let the next one go first. */
  readonly #overtaken = new Map<string, Delivery[]>();
  readonly #bunches = new Map<string, Bunch>();
  readonly #timers = new Set<Timer>();

  constructor(deps: DeparturesDeps) {
    this.#deps = deps;
    this.#lanes = new Lanes((delivery, lane) => {
      this.#leave(delivery, () => this.#lanes.next(lane));
    }, deps.maxWaiting);
  }

  hasRoom(delivery: Delivery): boolean {
    const lane = this.#laneOf(delivery);
    return lane === undefined || this.#lanes.hasRoom(lane);
  }

  /** Has a delivery leave: at once, in its turn, or when a fault lets it go. Ask `hasRoom` first. */
  add(delivery: Delivery): void {
    const key = keyOf(delivery);
    const bunch = this.#bunches.get(key);
    if (bunch) {
      this.#join(bunch, key, delivery);
      return;
    }
    const struck = this.#strike(FAULTS, delivery);
    if (struck) this.#keepBack(delivery, key, struck);
    else this.#depart(delivery, key);
  }

  /** It has been taken, and may come once more later on. */
  taken(delivery: Delivery): void {
    const struck = this.#strike(['webhook_resent_later'], delivery);
    if (!struck) return;
    this.#schedule(struck.delayMs, delivery, () => this.#deps.again(delivery, struck.name));
  }

  /** Runs `task` after `ms` of world time, which goes on meanwhile, unless all is forgotten before. */
  later(ms: number, delivery: Delivery, task: () => void): void {
    this.#deps.wait(delivery);
    this.#schedule(ms, delivery, task);
  }

  /** Forgets everything that waits. */
  clear(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    this.#overtaken.clear();
    this.#bunches.clear();
    this.#lanes.clear();
  }

  /** It leaves, and behind it those that let it go first. */
  #depart(delivery: Delivery, key: string): void {
    const behind = this.#overtaken.get(key) ?? [];
    this.#overtaken.delete(key);
    const lane = this.#laneOf(delivery);
    for (const each of [delivery, ...behind]) {
      if (lane === undefined) this.#leave(each);
      else this.#lanes.add(lane, each);
    }
  }

  #keepBack(delivery: Delivery, key: string, { fault, given, delayMs }: Struck): void {
    if (fault === 'webhook_late') {
      this.later(delayMs, delivery, () => this.#leave(delivery));
    } else if (fault === 'webhook_bunched') {
      const bunch = { size: given.bunch ?? DEFAULT_BUNCH, deliveries: [delivery] };
      this.#bunches.set(key, bunch);
      this.later(delayMs, delivery, () => this.#letGo(bunch, key));
    } else {
      this.#overtaken.set(key, [...(this.#overtaken.get(key) ?? []), delivery]);
      this.later(delayMs, delivery, () => {
        const waiting = this.#overtaken.get(key);
        if (!waiting?.includes(delivery)) return;
        waiting.splice(waiting.indexOf(delivery), 1);
        this.#leave(delivery);
      });
    }
  }

  #join(bunch: Bunch, key: string, delivery: Delivery): void {
    this.#deps.wait(delivery);
    bunch.deliveries.push(delivery);
    if (bunch.deliveries.length >= bunch.size) this.#letGo(bunch, key);
  }

  #letGo(bunch: Bunch, key: string): void {
    if (this.#bunches.get(key) !== bunch) return;
    this.#bunches.delete(key);
    for (const delivery of bunch.deliveries) this.#leave(delivery);
  }

  #leave(delivery: Delivery, answered?: () => void): void {
    this.#deps.leave(delivery, answered);
    const doubled = this.#strike(['webhook_doubled'], delivery);
    if (doubled) this.#deps.again(delivery, doubled.name);
  }

  #strike(kinds: readonly FaultKind[], { webhook }: Delivery): Struck | undefined {
    return this.#deps.faults?.strike(kinds, faultOccasion(webhook));
  }

  #schedule(ms: number, { webhook }: Delivery, task: () => void): void {
    const due = (): void => {
      this.#timers.delete(timer);
      task();
    };
    const what = { what: `webhook ${webhook.eventType}, kept back by a fault`, callControlId: callIdAt(webhook.of) };
    const timer: Timer = this.#deps.clock.schedule(ms, due, what);
    this.#timers.add(timer);
  }

  #laneOf({ webhook: { of } }: Delivery): string | undefined {
    return this.#deps.order() === 'in_order' && of ? addressText(of) : undefined;
  }
}

/** Those of no entity are like those of one. */
const keyOf = ({ webhook: { of } }: Delivery): string => (of ? addressText(of) : '');
