import type { Random } from '../platform/random.js';
import type { Fault, FaultEnd, FaultKind, FaultOrigin, FaultView, Occasion, Struck } from './fault.js';
import { FAULT_KINDS } from './kinds.js';

/** Chance is drawn in so many steps. */
const STEPS = 2 ** 32;

/** Faults of packets are told once a second; and so many calls are remembered for that. */
const TELL_EVERY_MS = 1000;
const MAX_TOLD = 1000;

/** The numbers that something is about, asked for only where a fault wants to know. */
export type NumbersOf = (occasion: Occasion) => readonly string[];

/** Counts of the times that the conditions of a fault have been met. */
export interface FaultCounts {
  readonly times: number;
  /** Times that its conditions were met and `skip` let through. */
  readonly letThrough: number;
}

/** A fault at work: its conditions, its chance, and how often it has happened. */
export class ActiveFault {
  readonly id: string;
  readonly name: string;
  readonly kind: FaultKind;
  readonly given: Fault;
  readonly #from: FaultOrigin;
  readonly #random: Random;
  #letThrough: number;
  #times: number;
  /** By call and direction: when it was told of last, and how often it has happened since. */
  readonly #told = new Map<string, { readonly atMs: number; untold: number }>();

  /** `counts`: those that one which goes on after a restore begins with (none). */
  constructor(
    id: string,
    given: Fault,
    from: FaultOrigin,
    random: Random,
    counts: FaultCounts = { times: 0, letThrough: 0 },
  ) {
    this.id = id;
    this.given = given;
    this.kind = given.fault;
    this.name = given.name ?? given.fault;
    this.#from = from;
    this.#random = random;
    this.#letThrough = counts.letThrough;
    this.#times = counts.times;
  }

  get counts(): FaultCounts {
    return { times: this.#times, letThrough: this.#letThrough };
  }

  get from(): FaultOrigin {
    return this.#from;
  }

  get times(): number {
    return this.#times;
  }

  /** It has happened as often as it may. */
  get isUsedUp(): boolean {
    return this.#times >= (this.given.count ?? Infinity);
  }

  /** Chance has a part in how late something is. */
  get isRandom(): boolean {
    return (this.given.jitter_ms ?? 0) > 0;
  }

  /** The fields with which the journal names it. */
  get names(): { readonly fault_id: string; readonly fault: FaultKind; readonly name: string } {
    return { fault_id: this.id, fault: this.kind, name: this.name };
  }

  words({ subject }: Occasion, delayMs: number): string {
    return FAULT_KINDS[this.kind].words(subject, this.given, delayMs);
  }

  /** Counts and answers a time that it happens; undefined where it does not. */
  strike(occasion: Occasion, numbersOf: NumbersOf): Struck | undefined {
    if (this.isUsedUp || !this.concerns(occasion, numbersOf) || !this.#draw()) return undefined;
    this.#times++;
    return { id: this.id, fault: this.kind, name: this.name, given: this.given, delayMs: this.#delayMs() };
  }

  /** Another fault happens in its place. Its skip and its chance go on as if it were alone, so that the other does not move it. */
  stepAside(occasion: Occasion, numbersOf: NumbersOf): void {
    if (!this.isUsedUp && this.concerns(occasion, numbersOf) && this.#draw()) this.#delayMs();
  }

  /** All that it is aimed at is met. */
  concerns(occasion: Occasion, numbersOf: NumbersOf): boolean {
    const { callId, operation, command, eventType, direction } = occasion;
    const { when } = this.given;
    if (when === undefined) return true;
    const { operation: wanted, event, number, call_control_id: call, direction: way } = when;
    return (
      (wanted === undefined || wanted === operation || wanted === command) &&
      (event === undefined || (eventType !== undefined && fits(eventType, event))) &&
      (call === undefined || call === callId) &&
      (way === undefined || way === direction) &&
      (number === undefined || numbersOf(occasion).includes(number))
    );
  }

  /**
   * Counts a time that it happened to `whom` (a call and direction), where it is told once a second: the times to tell of now, since the last; 0 where it is
   * too early. The rest shows in `times`.
   */
  count(whom: string, nowMs: number): number {
    const told = this.#told.get(whom);
    if (told && nowMs - told.atMs < TELL_EVERY_MS) {
      told.untold++;
      return 0;
    }
    if (this.#told.size >= MAX_TOLD) this.#told.clear();
    this.#told.set(whom, { atMs: nowMs, untold: 0 });
    return 1 + (told?.untold ?? 0);
  }

  view(reason?: FaultEnd): FaultView {
    const { id, kind, name, given, times } = this;
    const state = reason === undefined ? ({ state: 'active' } as const) : ({ state: 'ended', reason } as const);
    return { id, fault: kind, name, from: this.#from, ...state, times, given: { ...given } };
  }

  #draw(): boolean {
    const { skip = 0, probability = 1 } = this.given;
    if (this.#letThrough < skip) {
      this.#letThrough++;
      return false;
    }
    return probability >= 1 || this.#random.int(STEPS) < probability * STEPS;
  }

  #delayMs(): number {
    const { delay_ms: delayMs = FAULT_KINDS[this.kind].delayMs ?? 0, jitter_ms: jitterMs = 0 } = this.given;
    // To a tenth of a millisecond, so that the journal can say it.
    return jitterMs === 0 ? delayMs : delayMs + this.#random.int(Math.floor(jitterMs * 10) + 1) / 10;
  }
}

/** A trailing * matches what begins so. */
const fits = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
