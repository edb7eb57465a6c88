import { LIMITS } from '../limits.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';

const WINDOW_MS = 1_000;

const COUNT: Due = { what: 'count of a stream’s entries', kind: 'guard' };

type Fields = Readonly<Record<string, unknown>>;

export interface ThinnedJournalOptions {
  readonly clock: WorldClock;
  record(type: string, fields: Fields): void;
}

interface Kind {
  readonly type: string;
  readonly about: Fields;
  seen: number;
  held: number;
}

/**
 * Keeps a talkative client from filling the journal: of each kind of entry the first ones of a second are written as they
 * are; the others are counted, and the count is written when the second is over.
 */
export class ThinnedJournal {
  readonly #options: ThinnedJournalOptions;
  readonly #kinds = new Map<string, Kind>();
  #sinceMs = -Infinity;
  #timer: Timer | undefined;

  constructor(options: ThinnedJournalOptions) {
    this.#options = options;
  }

  /**
   * @param about tells the kind, and stands in the single entries and in the count (`{…about, count}`).
   * @param details stand in the single entries only.
   * @param most how many of the kind are written one by one in a second.
   */
  note(type: string, about: Fields, details: Fields = {}, most = LIMITS['stream.entries_per_second']): void {
    const now = this.#options.clock.now();
    if (now - this.#sinceMs >= WINDOW_MS) this.#turn(now);
    const kind = this.#kindOf(type, about);
    if (kind.seen++ < most) {
      this.#options.record(type, { ...about, ...details });
      return;
    }
    kind.held++;
    this.#timer ??= this.#options.clock.schedule(this.#sinceMs + WINDOW_MS - now, () => this.flush(), COUNT);
  }

  /** Writes what has been counted. */
  flush(): void {
    this.#turn(-Infinity);
  }

  /** Kinds are made of names that the client chose: beyond their limit one takes in all further ones of a type. */
  #kindOf(type: string, about: Fields): Kind {
    const isFull = this.#kinds.size >= LIMITS['stream.kinds_per_second'];
    const name = `${type} ${Object.values(about).join(' ')}`;
    const known = this.#kinds.get(name) ?? (isFull ? this.#kinds.get(type) : undefined);
    if (known) return known;
    const kind = { type, about: isFull ? { event: null } : about, seen: 0, held: 0 };
    this.#kinds.set(isFull ? type : name, kind);
    return kind;
  }

  #turn(sinceMs: number): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#sinceMs = sinceMs;
    for (const { type, about, held } of this.#kinds.values()) {
      if (held > 0) this.#options.record(type, { ...about, count: held });
    }
    this.#kinds.clear();
  }
}
