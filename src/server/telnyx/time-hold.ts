import type { Response } from 'express';
import { cut } from '../../platform/cut.js';
import type { Release } from '../../platform/holds.js';
import type { WorldTime } from '../../time/world-time.js';

/** Methods that change nothing. */
export const LOOKING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Of a request's method and path, where they are shown as what holds time. */
const HELD_CHARS = 100;

/** World time waits for a request of the app's until it is answered, and for what the app does next. */
export class TimeHold {
  readonly #time: WorldTime;
  readonly #what: string;
  #release: Release;
  #isClosed = false;

  constructor(
    response: Response,
    { method, path }: { readonly method: string; readonly path: string },
    time: WorldTime,
  ) {
    this.#time = time;
    this.#what = cut(`${method} ${path}`, HELD_CHARS);
    this.#release = time.holds.hold(this.#what);
    response.on('close', () => {
      this.#isClosed = true;
      time.signOfLife(LOOKING.has(method) ? 'look' : 'command');
      this.#release();
    });
  }

  /** World time does not wait for the request while `waiting` lasts, but for the app if it has just given a sign of life. */
  async without(waiting: Promise<void>): Promise<void> {
    this.#release();
    await waiting;
    if (!this.#isClosed) this.#release = this.#time.holds.hold(this.#what);
  }
}
