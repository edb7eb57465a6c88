/** Generous for a loaded machine; nothing waits this long unless it fails. */
const WAIT_MS = 40_000;

interface Waiter<T> {
  readonly matches: (item: T) => boolean;
  readonly found: (item: T) => void;
}

/** What has come in, in order, and a way to wait for more without sleeping. */
export class Arrivals<T> {
  readonly all: T[] = [];
  readonly #what: string;
  readonly #show: (item: T) => string;
  readonly #waiters = new Set<Waiter<T>>();

  /** `what` and `show` make the message of a wait that was in vain. */
  constructor(what: string, show: (item: T) => string) {
    this.#what = what;
    this.#show = show;
  }

  add(item: T): void {
    this.all.push(item);
    for (const waiter of [...this.#waiters]) if (waiter.matches(item)) waiter.found(item);
  }

  /** The first that matches, of those that are there or of those to come. */
  first(matches: (item: T) => boolean, wanted = 'one that matches'): Promise<T> {
    const present = this.all.find(matches);
    if (present !== undefined) return Promise.resolve(present);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const came = this.all.slice(-20).map(this.#show).join(', ');
        reject(new Error(`${this.#what}: no ${wanted} within ${WAIT_MS} ms; came: ${came === '' ? 'nothing' : came}`));
      }, WAIT_MS);
      const waiter: Waiter<T> = {
        matches,
        found: (item) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(item);
        },
      };
      this.#waiters.add(waiter);
    });
  }

  /** The first `count` that match, once they are there. */
  async atLeast(count: number, matches: (item: T) => boolean = () => true): Promise<T[]> {
    const enough = (): T[] => this.all.filter(matches).slice(0, count);
    if (enough().length < count) {
      await this.first((item) => matches(item) && enough().length >= count, `${count} that match`);
    }
    return enough();
  }
}
