/**
 * Has what comes back in any order handed in in the order in which it was sent: while world time stands, the machine must not decide which of
 * two answers counts first.
 */
export class Turns {
  readonly #open: { task?: () => void }[] = [];
  #isHandingIn = false;

  /** Takes a turn. The returned function hands in its task, once: it is run when all turns before it have been. */
  take(): (task: () => void) => void {
    const turn: { task?: () => void } = {};
    this.#open.push(turn);
    return (task) => {
      turn.task = task;
      this.#handIn();
    };
  }

  #handIn(): void {
    // A task may hand in another one.
    if (this.#isHandingIn) return;
    this.#isHandingIn = true;
    try {
      for (let [first] = this.#open; first?.task; [first] = this.#open) {
        this.#open.shift();
        first.task();
      }
    } finally {
      this.#isHandingIn = false;
    }
  }
}
