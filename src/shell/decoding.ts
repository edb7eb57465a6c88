interface Job {
  readonly bytes: number;
  readonly begin: () => void;
}

/** So many files are decoded at once: more would be no faster, and each holds what it has decoded so far. */
const AT_ONCE = 2;

/** Has files decoded a few at a time. The smallest that waits is next, so that an announcement does not wait for an hour of music. */
export class Decoding {
  #running = 0;
  readonly #waiting = new Set<Job>();

  /** Runs `task` when it is its turn. Rejects with the signal's reason when nobody wants it any more. */
  async run<T>(bytes: number, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    await this.#turn(bytes, signal);
    try {
      return await task();
    } finally {
      this.#running--;
      this.#next();
    }
  }

  /** Resolves when one more may run; it counts as running from then on. */
  #turn(bytes: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < AT_ONCE) {
      this.#running++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.delete(job);
        reject(signal.reason as Error);
      };
      const job: Job = {
        bytes,
        begin: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.#waiting.add(job);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #next(): void {
    let smallest: Job | undefined;
    for (const job of this.#waiting) if (!smallest || job.bytes < smallest.bytes) smallest = job;
    if (!smallest) return;
    this.#waiting.delete(smallest);
    this.#running++;
    smallest.begin();
  }
}
