import type { FieldsOf } from '../contract/entry-types.js';
import { LIMITS } from '../limits.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';
import type { RecordOfStream, StreamEntryType } from './stream-entries.js';

const WINDOW_MS = 1_000;

const COUNT: Due = { what: 'count of a stream’s entries', kind: 'guard' };

export interface ThinnedJournalOptions {
  readonly clock: WorldClock;
  readonly record: RecordOfStream;
}

/** Fields of an entry, those of which are missing that its other half has. */
type Part<Type extends StreamEntryType> = Partial<Omit<FieldsOf<Type>, 'stream_id' | 'relay_id'>>;

interface Kind {
  /** Writes that there were so many more. */
  readonly tell: (count: number) => void;
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
  note<Type extends StreamEntryType>(
    type: Type,
    about: Part<Type>,
    details: Part<Type> = {},
    most = LIMITS['stream.entries_per_second'],
  ): void {
    const now = this.#options.clock.now();
    if (now - this.#sinceMs >= WINDOW_MS) this.#turn(now);
    const kind = this.#kindOf(type, about);
    if (kind.seen++ < most) {
      this.#record(type, { ...about, ...details });
      return;
    }
    kind.held++;
    this.#timer ??= this.#options.clock.schedule(this.#sinceMs + WINDOW_MS - now, () => this.flush(), COUNT);
  }

  /** Writes what has been counted. */
  flush(): void {
    this.#turn(-Infinity);
  }

  /** Frames have names that the client chose: beyond the limit of kinds one takes in all further ones. */
  #kindOf<Type extends StreamEntryType>(type: Type, about: Part<Type>): Kind {
    const isFull = type === 'stream.frame_in' && this.#kinds.size >= LIMITS['stream.kinds_per_second'];
    const name = `${type} ${Object.values(about).join(' ')}`;
    const known = this.#kinds.get(name) ?? (isFull ? this.#kinds.get(type) : undefined);
    if (known) return known;
    const common = isFull ? { event: null } : about;
    const kind = { tell: (count: number) => this.#record(type, { ...common, count }), seen: 0, held: 0 };
    this.#kinds.set(isFull ? type : name, kind);
    return kind;
  }

  #turn(sinceMs: number): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#sinceMs = sinceMs;
    for (const { tell, held } of this.#kinds.values()) if (held > 0) tell(held);
    this.#kinds.clear();
  }

  #record(type: StreamEntryType, fields: object): void {
    // The parts were of that type. Together they have all fields, as the check of every entry in tests shows.
    this.#options.record(type, fields);
  }
}
