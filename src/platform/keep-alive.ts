import { clearInterval, setInterval } from './host-timers.js';

/** The interval at which it is asked whether anything still goes on, in ms. */
const LOOK_MS = 200;

/**
 * Keeps the process alive while something goes on. Nothing else of the simulator does: its timers and its server are unref'd, so that a
 * test run whose author forgot `stop()` can end.
 */
export class KeepAlive {
  readonly #isBusy: () => boolean;
  #holding: NodeJS.Timeout | undefined;

  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
  }

  /** Something may have begun. */
  notice(): void {
    if (this.#holding !== undefined || !this.#isBusy()) return;
    this.#holding = setInterval(() => {
      if (this.#isBusy()) return;
      clearInterval(this.#holding);
      this.#holding = undefined;
    }, LOOK_MS);
  }
}
