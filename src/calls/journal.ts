import { owner, type Address } from './address.js';
import { bytesBehind } from './asked.js';
import { isHostEntry, matches, type Entry, type EntryFilter } from './entry.js';
import type { EntryType, FieldsOf } from '../contract/entry-types.js';
import { LIMITS, limitReached } from '../limits.js';
import { isToldOnce } from './told-limits.js';
import { isoMicros, type HostClock, type Timer, type WorldClock } from '../platform/clock.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { roughBytes } from '../platform/rough-bytes.js';

/** Fewer empty slots than this are not worth a copy. */
const COMPACT_AT = 1024;

export type WaitResult =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'elapsed' | 'reset' | 'ended' | 'stopping' | 'full' };

/** Oldest first, or newest first. */
export type Order = 'asc' | 'desc';

interface Waiter {
  readonly wants: (entry: Entry, reached: number) => boolean;
  readonly resolve: (result: WaitResult) => void;
  readonly timer: Timer | undefined;
}

/** A wait for an entry that is to come; `cancel` ends it as `elapsed`. */
export interface Wait {
  readonly result: Promise<WaitResult>;
  readonly cancel: () => void;
}

/** Journals what happened; `at`: to whom. */
export type RecordEntry = <Type extends EntryType>(type: Type, fields: FieldsOf<Type>, at?: Address) => void;

/** Everything that happened, in order, bounded. Whoever asks what happened, asks here. */
export class Journal {
  readonly #clock: WorldClock;
  readonly #host: HostClock;
  readonly #limits: { readonly entries: number; readonly bytes: number };
  #entries: (Entry | undefined)[] = [];
  #sizes: number[] = [];
  /** The `seq` of each entry; of one without, that of the entry before it. */
  #seqs: number[] = [];
  /** Index of the oldest entry that is kept; what is before it has been dropped and is compacted now and then. */
  #head = 0;
  /** The place of what stands at index 0. Places count all entries. */
  #base = 0;
  readonly #held: ByteShare;
  /** The limit because of which something has been let go, until that is told. */
  #full: 'journal.entries' | 'journal.bytes' | undefined;
  /** An entry is being put in its place; what that brings about is told behind it. */
  #isRecording = false;
  #lastSeq = 0;
  readonly #waiters = new Set<Waiter>();
  /** Limits that are told once in a world, and have been in this one. */
  readonly #toldLimits = new Set<unknown>();
  readonly #listeners = new Map<(entry: Entry) => void, (error: unknown) => void>();

  /** `clock` stamps entries; `host` is the time of those who wait for one. */
  constructor(
    clock: WorldClock,
    host: HostClock,
    limits = { entries: LIMITS['journal.entries'], bytes: LIMITS['journal.bytes'] },
    newShare = alone,
  ) {
    this.#clock = clock;
    this.#host = host;
    this.#limits = limits;
    this.#held = newShare(limits.bytes, () => this.#shed());
  }

  /** The oldest kept and the newest `seq`; 0 and 0 for an empty journal. */
  get range(): { first: number; last: number } {
    const first = this.#reached(this.#head);
    return { first: first > this.#lastSeq ? 0 : first, last: this.#lastSeq };
  }

  /** The places of the oldest entry that is kept and of the one that will come next. Places count all entries, from 0. */
  get places(): { first: number; next: number } {
    return { first: this.#base + this.#head, next: this.#base + this.#entries.length };
  }

  /** The newest `seq`; 0 before the first entry. */
  readonly lastSeq = (): number => this.#lastSeq;

  /** The number that wait for an entry. */
  get openWaits(): number {
    return this.#waiters.size;
  }

  readonly record: RecordEntry = (type, fields, at) => {
    if (type === 'limit.reached' && 'what' in fields && this.#isOldNews(fields.what)) return;
    const now = isoMicros(this.#clock.wallMicros());
    // Named properties first: V8 makes a hash table of a literal that begins with a spread of this or that, which takes ten times as
    // long and half as much memory again.
    const parts = isHostEntry(type, fields)
      ? { at: now, type, ...owner(at), ...fields }
      : { seq: ++this.#lastSeq, at: now, type, ...owner(at), ...fields };
    // The type and its fields belong together, which the compiler cannot say of a union.
    const entry = parts as unknown as Entry;
    this.#keep(entry, roughBytes(entry) + bytesBehind(entry['given']));
    const reached = entry.seq ?? this.#lastSeq + 1;
    for (const waiter of this.#waiters) {
      if (waiter.wants(entry, reached)) this.#settle(waiter, { kind: 'entry', entry });
    }
    for (const [listener, failed] of this.#listeners) {
      try {
        listener(entry);
      } catch (error) {
        // Whoever journals something must not suffer from who listens.
        this.#listeners.delete(listener);
        failed(error);
      }
    }
    this.#tellFull();
  };

  /** The matching entries, oldest first or newest first, at most `limit` of them. */
  list(filter: EntryFilter, limit: number, order: Order = 'asc'): Entry[] {
    const found: Entry[] = [];
    const first = this.#indexAfter(filter.after);
    const last = this.#entries.length - 1;
    for (let n = 0; first + n <= last && found.length < limit; n++) {
      const entry = this.#entries[order === 'asc' ? first + n : last - n];
      if (entry && matches(entry, filter)) found.push(entry);
    }
    return found;
  }

  /** The place of the first entry that `after` does not leave out. */
  placeAfter(after: number | undefined): number {
    return this.#base + this.#indexAfter(after);
  }

  /** The first matching entry at a place or behind it, and the place behind that; without an entry, the end. `after` counts too. */
  next(filter: EntryFilter, place: number): { readonly entry: Entry | undefined; readonly place: number } {
    for (let i = Math.max(this.#head, place - this.#base); i < this.#entries.length; i++) {
      const entry = this.#entries[i];
      if (entry && this.#reached(i) > (filter.after ?? 0) && matches(entry, filter))
        return { entry, place: this.#base + i + 1 };
    }
    return { entry: undefined, place: this.places.next };
  }

  /** The entries at a place and behind it, those included that come meanwhile. */
  *from(place: number): Generator<Entry> {
    for (let at = place; ;) {
      const { entry, place: behind } = this.next({}, at);
      if (!entry) return;
      yield entry;
      at = behind;
    }
  }

  /** The first matching entry, of those that are there, in that order, or of those to come within `timeoutMs`. */
  waitFor(filter: EntryFilter, timeoutMs: number, order: Order = 'asc'): Wait {
    const [present] = this.list(filter, 1, order);
    if (present) return { result: Promise.resolve({ kind: 'entry', entry: present }), cancel: () => undefined };
    const { after = 0 } = filter;
    return this.#wait((entry, reached) => reached > after && matches(entry, filter), timeoutMs);
  }

  /** The first entry from now on that `wants` says yes to; it ends when it is cancelled, and counts as a wait. `wants` must not throw. */
  watch(wants: (entry: Entry) => boolean): Wait {
    return this.#wait(wants);
  }

  #wait(wants: Waiter['wants'], timeoutMs?: number): Wait {
    if (this.#waiters.size >= LIMITS['journal.waits']) {
      this.record('limit.reached', limitReached('journal.waits'));
      return { result: Promise.resolve({ kind: 'full' }), cancel: () => undefined };
    }
    let cancel = (): void => undefined;
    const result = new Promise<WaitResult>((resolve) => {
      const elapse = (): void => this.#settle(waiter, { kind: 'elapsed' });
      const timer = timeoutMs === undefined ? undefined : this.#host.schedule(timeoutMs, elapse);
      const waiter: Waiter = { wants, resolve, timer };
      this.#waiters.add(waiter);
      cancel = elapse;
    });
    return { result, cancel };
  }

  /**
   * Calls `listener` with each entry from now on; the returned function ends that. One that throws is called no more, and
   * `failed` gets the error.
   */
  subscribe(listener: (entry: Entry) => void, failed: (error: unknown) => void): () => void {
    this.#listeners.set(listener, failed);
    return () => void this.#listeners.delete(listener);
  }

  /** A world begins: waits of the one before end, and limits are told anew. */
  beginWorld(): void {
    this.endWaits('reset');
    this.#toldLimits.clear();
  }

  /** Ends all open waits, as what they wait for is not to come. */
  endWaits(why: 'reset' | 'ended' | 'stopping'): void {
    for (const waiter of [...this.#waiters]) this.#settle(waiter, { kind: why });
  }

  #settle(waiter: Waiter, result: WaitResult): void {
    if (!this.#waiters.delete(waiter)) return;
    waiter.timer?.cancel();
    waiter.resolve(result);
  }

  /** The first index whose entry comes with `after`, by halving: entries without a `seq` stand between those that have one. */
  #indexAfter(after: number | undefined): number {
    let low = this.#head;
    if (after === undefined) return low;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#seqs[middle] ?? 0) > after) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The `seq` of an entry; of one without, that of the next one that will have one. */
  #reached(index: number): number {
    return this.#entries[index]?.seq ?? (this.#seqs[index] ?? this.#lastSeq) + 1;
  }

  #isOldNews(limit: unknown): boolean {
    if (!isToldOnce(limit)) return false;
    if (this.#toldLimits.has(limit)) return true;
    this.#toldLimits.add(limit);
    return false;
  }

  #keep(entry: Entry, size: number): void {
    this.#isRecording = true;
    this.#entries.push(entry);
    this.#sizes.push(size);
    this.#seqs.push(this.#lastSeq);
    this.#held.add(size);
    this.#held.fits(0);
    while (this.#entries.length - this.#head > this.#limits.entries && this.#drop('journal.entries'));
    this.#isRecording = false;
  }

  /** The oldest goes, for this journal or for another one that shares its bytes. */
  #shed(): boolean {
    const isDropped = this.#drop('journal.bytes');
    if (isDropped && !this.#isRecording) this.#tellFull();
    return isDropped;
  }

  #tellFull(): void {
    const full = this.#full;
    this.#full = undefined;
    if (full) this.record('limit.reached', limitReached(full));
  }

  /** Lets the oldest entry go. False where it is the only one, which stays. */
  #drop(full: 'journal.entries' | 'journal.bytes'): boolean {
    if (this.#entries.length - this.#head <= 1) return false;
    this.#full = full;
    this.#held.add(-(this.#sizes[this.#head] ?? 0));
    // The slot goes later, with many others; what it held goes now.
    this.#entries[this.#head] = undefined;
    this.#head++;
    // Compacting only once half of it is empty: each drop costs about one copied slot, however large the journal is. Copying a
    // full journal every thousand entries made a fifth of what a request costs.
    if (this.#head >= COMPACT_AT && this.#head * 2 >= this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#sizes = this.#sizes.slice(this.#head);
      this.#seqs = this.#seqs.slice(this.#head);
      this.#base += this.#head;
      this.#head = 0;
    }
    return true;
  }
}
