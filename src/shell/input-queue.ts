import type { Address } from '../calls/address.js';
import type { Input } from '../calls/input.js';
import { LIMITS } from '../limits.js';
import { roughBytes } from '../platform/rough-bytes.js';

export type InputQueueLimit = 'inputs.waiting' | 'inputs.waiting_bytes' | 'inputs.told_in_a_row';

export interface InputQueueLimits {
  readonly inputs: number;
  readonly bytes: number;
  /** Inputs that the core tells, each because of the one before. */
  readonly toldInARow: number;
}

const INPUT_QUEUE_LIMITS: InputQueueLimits = {
  inputs: LIMITS['inputs.waiting'],
  bytes: LIMITS['inputs.waiting_bytes'],
  toldInARow: LIMITS['inputs.told_in_a_row'],
};

export interface InputQueueDeps {
  /** Handles one input to completion. Must not throw. */
  readonly handle: (to: Address, input: Input) => void;
  /** Told of an input that was not taken, and by which limit. */
  readonly refused: (to: Address, what: InputQueueLimit) => void;
}

interface Waiting {
  readonly to: Address;
  readonly input: Input;
  readonly bytes: number;
  readonly row: number;
}

/**
 * Inputs of a world are handled in the order in which they were reported: one input is handled to completion, its effects included, before
 * the next one begins. What is reported meanwhile waits for its turn.
 */
export class InputQueue {
  readonly #deps: InputQueueDeps;
  readonly #limits: InputQueueLimits;
  /** Inputs that wait; those before `#head` have been handled. */
  #waiting: Waiting[] = [];
  #head = 0;
  #bytes = 0;
  /** Tasks that go ahead of what waits: entities that end because of a fault. */
  readonly #urgent: (() => void)[] = [];
  #isBusy = false;
  /** The number of inputs in a row that were told, up to the one that is being handled. */
  #row = 0;

  constructor(deps: InputQueueDeps, limits = INPUT_QUEUE_LIMITS) {
    this.#deps = deps;
    this.#limits = limits;
  }

  /** Has an input handled: at once where nothing else is being handled, and then with all that follows from it; else in its turn. */
  add(to: Address, input: Input): void {
    if (!this.#isBusy) {
      this.run(() => this.#deps.handle(to, input));
      return;
    }
    const waiting = { to, input, bytes: roughBytes(input), row: this.#row };
    const what = this.#limitAgainst(waiting);
    if (what) this.#deps.refused(to, what);
    else this.#wait(waiting);
  }

  /**
   * As `add`, for what the core itself wants told while an input is being handled. Those that wait do not keep it out: these are few (a
   * leg's own end, the rivals of one dial), and without them a call would never be told to have ended. Two legs that tell each other
   * without end are cut off.
   */
  tell(to: Address, input: Input): void {
    const row = this.#row + 1;
    if (row > this.#limits.toldInARow) this.#deps.refused(to, 'inputs.told_in_a_row');
    else this.#wait({ to, input, bytes: roughBytes(input), row });
  }

  /** Runs a task before what waits, once the present input has been handled. It must not throw. */
  addUrgent(task: () => void): void {
    if (this.#isBusy) this.#urgent.push(task);
    else this.run(task);
  }

  /**
   * Runs a task that must not wait, such as a command that is answered, and has all that follows from it handled before this returns.
   * Throws what the task throws; and, without running it, where another input is being handled: whoever is called in the middle of one
   * reports with `add`.
   */
  run<T>(task: () => T): T {
    if (this.#isBusy) throw new Error('a command came in the middle of another input');
    this.#isBusy = true;
    this.#row = 0;
    try {
      return task();
    } finally {
      this.#drain();
      this.#isBusy = false;
    }
  }

  #drain(): void {
    for (;;) {
      const urgent = this.#urgent.shift();
      const next = urgent ? undefined : this.#waiting[this.#head];
      this.#row = next?.row ?? 0;
      if (urgent) urgent();
      else if (!next) break;
      else {
        this.#head++;
        this.#bytes -= next.bytes;
        this.#deps.handle(next.to, next.input);
      }
    }
    this.#waiting = [];
    this.#head = 0;
  }

  #wait(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#bytes += waiting.bytes;
  }

  #limitAgainst({ bytes }: Waiting): InputQueueLimit | undefined {
    if (this.#waiting.length - this.#head >= this.#limits.inputs) return 'inputs.waiting';
    return this.#bytes + bytes > this.#limits.bytes ? 'inputs.waiting_bytes' : undefined;
  }
}
