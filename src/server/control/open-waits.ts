import { refusedByStopping } from '../../control/stopping.js';

/** The open `GET /_sim/events/wait`, so that stopping need not wait for them. */
export class OpenWaits {
  readonly #cancels = new Set<() => void>();
  #closed = false;

  /** The event, or what the wait ended with; a SimulatorError (503) once the simulator stops. */
  async hold<T>(event: Promise<T>, cancel: () => void): Promise<T> {
    this.#cancels.add(cancel);
    try {
      if (this.#closed) cancel();
      return await event;
    } catch (error) {
      if (this.#closed) throw refusedByStopping();
      throw error;
    } finally {
      this.#cancels.delete(cancel);
    }
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#cancels) cancel();
  }
}
