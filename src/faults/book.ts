import type { FieldsOf } from '../contract/entry-types.js';
import { LIMITS } from '../limits.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import type { Random } from '../platform/random.js';
import { ActiveFault, type FaultCounts } from './active-fault.js';
import type { Fault, FaultEnd, FaultKind, FaultOrigin, FaultView, Occasion, Struck } from './fault.js';

export type FaultEntryType = 'fault.begun' | 'fault.happened' | 'fault.ended';

/** Journals what becomes of a fault, with the call that it happened to. */
export type RecordFault = <Type extends FaultEntryType>(type: Type, fields: FieldsOf<Type>, callId?: string) => void;

export interface FaultLimits {
  readonly active: number;
  readonly ended: number;
  readonly waiting: number;
}

const FAULT_LIMITS: FaultLimits = {
  active: LIMITS['faults'],
  ended: LIMITS['faults.ended'],
  waiting: LIMITS['faults.waiting'],
};

export interface FaultBookDeps {
  readonly clock: WorldClock;
  readonly record: RecordFault;
  /** The numbers of a call; none of an unknown one. */
  readonly numbersOf: (callId: string) => readonly string[];
  /** Those of the configuration, which begin with each world. */
  readonly configured: readonly Fault[];
  readonly limits?: FaultLimits;
}

/** The faults of a world at an instant. */
export interface KeptFaults {
  readonly ended: readonly FaultView[];
  readonly active: readonly KeptFault[];
}

interface KeptFault {
  readonly id: string;
  readonly given: Fault;
  readonly from: FaultOrigin;
  readonly counts: FaultCounts;
  /** World milliseconds to its end; undefined where time does not end it. */
  readonly leftMs: number | undefined;
}

interface Working {
  readonly fault: ActiveFault;
  /** Its end by its time to live, and when that is. */
  readonly end: { readonly atMs: number; readonly timer: Timer } | undefined;
}

/** These happen to each of many packets, and are told once a second. */
const PER_PACKET: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'line_loss',
  'line_delay',
  'line_reorder',
  'line_duplicate',
  'udp_loss',
]);

const ANY = (): boolean => true;

/** Called when a fault begins or ends, with those at work. */
type Watcher = (active: readonly ActiveFault[]) => void;

/**
 * The faults of a world: those at work, and the newest that have ended. Each has a chance of its own, so one more changes nothing for the others;
 * times and delays are world time. A layer that could let something go wrong asks `strike`, which costs next to nothing where there is no fault.
 */
export class FaultBook {
  readonly #deps: FaultBookDeps;
  readonly #limits: FaultLimits;
  readonly #active = new Map<string, Working>();
  readonly #byKind = new Map<FaultKind, ActiveFault[]>();
  #ended: FaultView[] = [];
  /** Of the world: ids and chance come from them. */
  #world: { readonly number: number; readonly random: Random } | undefined;
  #count = 0;
  readonly #waiting = new Map<() => void, Timer>();
  readonly #watchers = new Set<Watcher>();

  constructor(deps: FaultBookDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? FAULT_LIMITS;
  }

  /**
   * A world begins: what was added to the one before ends, and the faults of the configuration begin; or those go on that were `kept`, with their ids, their
   * counts and what was left of their time, their chance alone beginning anew.
   */
  begin(number: number, random: Random, kept?: KeptFaults): void {
    this.#endAll('reset');
    this.cutWaits();
    this.#ended = [];
    this.#world = { number, random };
    this.#count = 0;
    if (!kept) {
      for (const fault of this.#deps.configured) this.add(fault, 'configuration');
      return;
    }
    this.#ended = [...kept.ended];
    for (const { id, given, from, counts, leftMs } of kept.active)
      this.#work(new ActiveFault(id, given, from, random.fork(id), counts), leftMs);
  }

  /** The faults as they are now, for a later `begin`. */
  kept(): KeptFaults {
    const now = this.#deps.clock.now();
    const active = [...this.#active.values()].map(({ fault: { id, given, from, counts }, end }) => ({
      id,
      given,
      from,
      counts,
      leftMs: end && end.atMs - now,
    }));
    return { ended: [...this.#ended], active };
  }

  /** Nothing is to go wrong. */
  get isIdle(): boolean {
    return this.#active.size === 0;
  }

  /** So many more may be added. */
  get room(): number {
    return this.#limits.active - this.#active.size;
  }

  /** A fault is at work from now on. It has been found in order (`faultObjections`), and there is room for it. */
  add(given: Fault, from: FaultOrigin = 'control'): FaultView {
    if (!this.#world) throw new Error('no world has begun');
    const { number, random } = this.#world;
    const id = `fault-${number}-${++this.#count}`;
    const fault = new ActiveFault(id, given, from, random.fork(String(this.#count)));
    this.#work(fault, given.ttl_ms);
    return fault.view();
  }

  /** Ended ones first, then those at work, each oldest first. */
  list(): FaultView[] {
    return [...this.#ended, ...[...this.#active.values()].map(({ fault }) => fault.view())];
  }

  /** Ends one; undefined where none of that id is at work. */
  remove(id: string): FaultView | undefined {
    const known = this.#active.get(id);
    return known && this.#end(known.fault, 'deleted');
  }

  /** Ends all, and tells which. */
  clear(): FaultView[] {
    return this.#endAll('deleted');
  }

  /**
   * The first fault of one of these kinds that happens now; the journal has it, and it may have ended by it. Undefined, and nothing drawn, where none
   * is at work that fits. `isMeant`: only faults of these ids.
   */
  strike(kinds: readonly FaultKind[], occasion: Occasion, isMeant: (id: string) => boolean = ANY): Struck | undefined {
    if (this.isIdle) return undefined;
    let happens: Struck | undefined;
    for (const fault of this.#of(kinds)) {
      if (!isMeant(fault.id)) continue;
      if (happens) {
        fault.stepAside(occasion, this.#numbers);
        continue;
      }
      happens = fault.strike(occasion, this.#numbers);
      if (happens) this.#tell(fault, happens, occasion);
    }
    return happens;
  }

  /** One of these kinds is at work that may happen to this; nothing is counted or drawn. */
  concerns(kinds: readonly FaultKind[], occasion: Occasion): boolean {
    return (
      !this.isIdle &&
      kinds.some((kind) => (this.#byKind.get(kind) ?? []).some((fault) => fault.concerns(occasion, this.#numbers)))
    );
  }

  /** There is room for one more that `after` is asked for. */
  get canWait(): boolean {
    return this.#waiting.size < this.#limits.waiting;
  }

  /** Runs `task` after `ms` of world time, or when the world ends; the returned function runs it at once. */
  after(ms: number, what: string, task: () => void): () => void {
    const over = (): void => {
      const timer = this.#waiting.get(over);
      if (!timer) return;
      this.#waiting.delete(over);
      timer.cancel();
      task();
    };
    this.#waiting.set(over, this.#deps.clock.schedule(ms, over, { what }));
    return over;
  }

  /** All that waits for its time goes on now, as the world is over. */
  cutWaits(): void {
    for (const over of [...this.#waiting.keys()]) over();
  }

  /** Calls `watcher` now, and whenever a fault has begun or ended. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    watcher(this.#all());
    return () => void this.#watchers.delete(watcher);
  }

  readonly #numbers = ({ callId, numbers }: Occasion): readonly string[] =>
    numbers ?? (callId === undefined ? [] : this.#deps.numbersOf(callId));

  /** Those at work that are of one of these kinds, oldest first. */
  #of(kinds: readonly FaultKind[]): readonly ActiveFault[] {
    const [kind] = kinds;
    if (kind !== undefined && kinds.length === 1) return this.#byKind.get(kind) ?? [];
    return this.#all().filter((fault) => kinds.includes(fault.kind));
  }

  #all(): ActiveFault[] {
    return [...this.#active.values()].map(({ fault }) => fault);
  }

  /** It is at work for so many world milliseconds, or until something else ends it. */
  #work(fault: ActiveFault, forMs: number | undefined): void {
    const { clock, record } = this.#deps;
    const due = { what: `end of ${fault.name}`, kind: 'guard' } as const;
    const end =
      forMs === undefined
        ? undefined
        : { atMs: clock.now() + forMs, timer: clock.schedule(forMs, () => this.#end(fault, 'ttl'), due) };
    this.#active.set(fault.id, { fault, end });
    this.#byKind.set(fault.kind, [...(this.#byKind.get(fault.kind) ?? []), fault]);
    record('fault.begun', fault.names);
    this.#changed();
  }

  #tell(fault: ActiveFault, struck: Struck, occasion: Occasion): void {
    const { callId = '', direction = '' } = occasion;
    const count = PER_PACKET.has(fault.kind) ? fault.count(`${callId} ${direction}`, this.#deps.clock.now()) : 1;
    if (count > 0) this.#record(fault, struck, occasion, count);
    if (fault.isUsedUp) this.#end(fault, 'count');
  }

  #record(fault: ActiveFault, struck: Struck, occasion: Occasion, count: number): void {
    const { operation, command, eventId, eventType, streamId, callId } = occasion;
    const fields = {
      ...fault.names,
      what: fault.words(occasion, struck.delayMs),
      ...(fault.isRandom ? { delay_ms: struck.delayMs } : {}),
      ...(operation === undefined ? {} : { operation_id: operation }),
      ...(command === undefined ? {} : { command }),
      ...(eventId === undefined ? {} : { event_id: eventId }),
      ...(eventType === undefined ? {} : { event_type: eventType }),
      ...(streamId === undefined ? {} : { stream_id: streamId }),
      ...(count === 1 ? {} : { count }),
    };
    this.#deps.record('fault.happened', fields, callId);
  }

  #endAll(reason: FaultEnd): FaultView[] {
    return this.#all().map((fault) => this.#end(fault, reason));
  }

  #end(fault: ActiveFault, reason: FaultEnd): FaultView {
    this.#active.get(fault.id)?.end?.timer.cancel();
    this.#active.delete(fault.id);
    this.#byKind.set(
      fault.kind,
      (this.#byKind.get(fault.kind) ?? []).filter((other) => other !== fault),
    );
    const view = fault.view(reason);
    this.#ended.push(view);
    if (this.#ended.length > this.#limits.ended) this.#ended.shift();
    this.#deps.record('fault.ended', { ...fault.names, reason, times: fault.times });
    this.#changed();
    return view;
  }

  #changed(): void {
    const active = this.#all();
    for (const watcher of this.#watchers) watcher(active);
  }
}
