import { LIMITS } from '../limits.js';
import type { Due, HostClock, Timer, WorldClock } from '../platform/clock.js';
import { FRAME_MS } from './rates.js';

/** The wheel's resolution in milliseconds: one slot per millisecond of the frame. */
const SLOT_MS = 1;
const SLOTS = FRAME_MS / SLOT_MS;

/** A wake-up so late is late for those who listen. */
const LATE_MS = 10;

const FRAMES: Due = { what: 'frames', kind: 'frame' };

/** The pacer drives this: it calls once for each frame that is due. */
export interface Paced {
  /** `frame` counts from 1; frame n is due at `start + n * 20 ms`. */
  due(frame: number): void;
  /** Frames that are so late that they are not worth sending any more. Called before the `due` that follows them. */
  skipped?(frames: number): void;
  /** It may get lost on the way anyhow (datagrams): when time is short, the others come first. */
  readonly lossy?: boolean;
}

/** The part of the pacer that what is paced needs. */
export type Pacing = Pick<Pacer, 'add' | 'lastLateMs'>;

interface Member {
  readonly paced: Paced;
  readonly startMs: number;
  /** The next frame's number. */
  next: number;
  active: boolean;
}

/**
 * The media clock of a world. It wakes about every millisecond while anybody needs it and runs what is due;
 * each member keeps its own phase, so a thousand streams are spread over the 20 ms instead of leaving in one burst.
 * Frame n belongs to `start + n * 20 ms`, never to "20 ms after the last one": lateness does not add up to drift.
 * A turn ends after `media.turn_ms`, so that what is late (hundreds of members after a stall) does not keep the process from
 * everything else and make the stall longer; the rest has the next turn, whoever waits longest first.
 */
export class Pacer {
  readonly #clock: WorldClock;
  readonly #host: HostClock;
  readonly #turnMs: number;
  readonly #slots: Member[][] = Array.from({ length: SLOTS }, () => []);
  /** Members that are due and have not had their turn, in the order in which they became due. */
  readonly #due = new Set<Member>();
  readonly #dueLossy = new Set<Member>();
  #size = 0;
  #turn = 0;
  /** The wake-up that is on its way. */
  #timer: Timer | undefined;
  #isRunning = false;
  #wakesAtMs = Infinity;
  #lastLateMs = -Infinity;

  /**
   * `clock` says when frames are due, `host` how long a turn has taken. `turnMs`: Infinity where time stands until all that is due has been
   * done, so that nothing can be late: there the pace of the machine must not decide what comes before a frame.
   */
  constructor(clock: WorldClock, host: HostClock, turnMs: number = LIMITS['media.turn_ms']) {
    this.#clock = clock;
    this.#host = host;
    this.#turnMs = turnMs;
  }

  /** The number of members that are paced. */
  get size(): number {
    return this.#size;
  }

  /** The last time (on the clock) at which it woke up more than 10 ms late: the process, or the machine, was busy. */
  get lastLateMs(): number {
    return this.#lastLateMs;
  }

  /** Starts calling `paced.due` every 20 ms from `startMs` (clock time) on. The returned function ends that. */
  add(paced: Paced, startMs: number): () => void {
    const member: Member = { paced, startMs, next: 1, active: true };
    const slot = this.#slots[slotOf(startMs)] ?? [];
    slot.push(member);
    this.#size++;
    if (!this.#timer && !this.#isRunning) {
      this.#turn = Math.floor(this.#clock.now() / SLOT_MS);
      this.#wake();
    }
    return () => {
      if (!member.active) return;
      member.active = false;
      slot.splice(slot.indexOf(member), 1);
      this.#dueOf(member).delete(member);
      if (--this.#size > 0) return;
      // A wake-up for nobody would move time that stands: the next call would begin a millisecond later in one run, and not in another.
      this.#timer?.cancel();
      this.#timer = undefined;
    };
  }

  #wake(): void {
    const delayMs = this.#untilNext();
    this.#wakesAtMs = this.#clock.now() + delayMs;
    this.#timer = this.#clock.schedule(delayMs, this.#awoken, FRAMES);
  }

  readonly #awoken = (): void => {
    this.#timer = undefined;
    this.#isRunning = true;
    try {
      this.#run();
    } finally {
      // A member that throws must not stand still the clock of the others.
      this.#isRunning = false;
      if (this.#size > 0) this.#wake();
    }
  };

  /** Milliseconds to the end of the next slot that has members; at least what is left of the present one. None if somebody waits. */
  #untilNext(): number {
    if (this.#due.size + this.#dueLossy.size > 0) return 0;
    const now = this.#clock.now();
    for (let turn = this.#turn; turn < this.#turn + SLOTS; turn++) {
      if ((this.#slots[turn % SLOTS] ?? []).length > 0) return Math.max(0, (turn + 1) * SLOT_MS - now);
    }
    return FRAME_MS;
  }

  #run(): void {
    const now = this.#clock.now();
    if (now - this.#wakesAtMs > LATE_MS) this.#lastLateMs = now;
    const current = Math.floor(now / SLOT_MS);
    // More than a round behind: each slot needs to be looked at only once, as a member catches up by itself.
    for (let turn = Math.max(this.#turn, current - SLOTS); turn < current; turn++) {
      for (const member of this.#slots[turn % SLOTS] ?? []) this.#dueOf(member).add(member);
    }
    this.#turn = Math.max(this.#turn, current);
    this.#serve(this.#due, now);
    this.#serve(this.#dueLossy, now);
  }

  #dueOf(member: Member): Set<Member> {
    return member.paced.lossy ? this.#dueLossy : this.#due;
  }

  /** Serves the members that wait until the turn of `now` is over; at least one, so that nobody waits for ever. */
  #serve(waiting: Set<Member>, now: number): void {
    // A member that leaves, also from within another one's frame, is taken out of the set and not met here.
    const begunMs = this.#host.now();
    for (const member of waiting) {
      waiting.delete(member);
      runDue(member, now);
      if (this.#host.now() - begunMs >= this.#turnMs) return;
    }
  }
}

function runDue(member: Member, now: number): void {
  const last = Math.floor((now - member.startMs) / FRAME_MS);
  const late = last - member.next + 1 - LIMITS['stream.catch_up_frames'];
  if (late > 0) {
    member.next += late;
    member.paced.skipped?.(late);
  }
  while (member.active && member.next <= last) member.paced.due(member.next++);
}

const slotOf = (startMs: number): number => Math.floor((((startMs % FRAME_MS) + FRAME_MS) % FRAME_MS) / SLOT_MS);
