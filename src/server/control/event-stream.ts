import { LIMITS, limitReached } from '../../limits.js';
import { worldFacts, type Entry, type EntryFilter } from '../../calls/entry.js';
import type { Journal } from '../../calls/journal.js';
import { SimulatorError } from '../../control/simulator-error.js';
import { refusedByStopping } from '../../control/stopping.js';
import type { HostClock, Timer } from '../../platform/clock.js';

/** A comment is sent this often, so that proxies and readers see that the connection lives. */
export const HEARTBEAT_MS = 15_000;

/** Events are written here: it is the part of an HTTP answer that is used. */
export interface EventSink {
  /** False when the reader is slow: nothing more is written until `drain`. */
  write(text: string): boolean;
  end(text: string): unknown;
  on(event: 'drain' | 'close', listener: () => void): unknown;
}

/** The open streams of `GET /_sim/events/stream`. */
export class EventStreams {
  readonly #host: HostClock;
  readonly #fault: (error: unknown) => void;
  readonly #open = new Map<Follower, Journal>();
  #closed = false;

  /** `fault` is told of a fault of ours in a stream; that stream ends. */
  constructor(host: HostClock, fault: (error: unknown) => void) {
    this.#host = host;
    this.#fault = fault;
  }

  /** Throws a SimulatorError (503) when no more streams may be opened; call it before the headers are sent. */
  admit(journal: Journal): void {
    if (this.#closed) throw refusedByStopping();
    if (this.#open.size >= LIMITS['event_streams']) {
      journal.record('limit.reached', limitReached('event_streams'));
      throw new SimulatorError(503, `At most ${LIMITS['event_streams']} event streams may be open; so many are.`);
    }
  }

  /** Writes the matching entries that are there from a place on, then those that come, until the reader goes. */
  follow(journal: Journal, sink: EventSink, filter: EntryFilter, place = journal.placeAfter(filter.after)): void {
    const follower = new Follower(sink, filter, { journal, place }, this.#host, {
      done: () => this.#open.delete(follower),
      fault: this.#fault,
    });
    this.#open.set(follower, journal);
    follower.start();
  }

  /** Ends the streams of a world's journal. */
  end(journal: Journal): void {
    for (const [follower, own] of [...this.#open]) if (own === journal) follower.end('the world has ended');
  }

  /** Ends all streams. */
  close(): void {
    this.#closed = true;
    for (const follower of [...this.#open.keys()]) follower.end('the simulator is stopping');
  }
}

interface FollowerEvents {
  done(): void;
  fault(error: unknown): void;
}

/** Reads the journal for one reader. The journal itself is the buffer: nothing is queued here but what the socket holds. */
class Follower {
  readonly #sink: EventSink;
  readonly #filter: EntryFilter;
  readonly #journal: Journal;
  readonly #host: HostClock;
  readonly #events: FollowerEvents;
  /** Entries before this place in the journal have been written or passed over. */
  #place: number;
  #blocked = false;
  /** Entries that came up while the reader was blocked. */
  #behind = 0;
  #stopped = false;
  #heartbeat: Timer | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(
    sink: EventSink,
    filter: EntryFilter,
    { journal, place }: { readonly journal: Journal; readonly place: number },
    host: HostClock,
    events: FollowerEvents,
  ) {
    this.#sink = sink;
    this.#filter = filter;
    this.#journal = journal;
    this.#host = host;
    this.#events = events;
    this.#place = place;
  }

  start(): void {
    this.#sink.on('close', () => this.#stop());
    this.#sink.on('drain', () => this.#guarded(() => this.#drained()));
    this.#unsubscribe = this.#journal.subscribe(
      () => this.#arrived(),
      (error) => this.#failed(error),
    );
    this.#beat();
    this.#pump();
  }

  end(reason: string): void {
    this.#stop();
    this.#sink.end(`: closed: ${reason}\n\n`);
  }

  #stop(): void {
    this.#stopped = true;
    this.#unsubscribe?.();
    this.#heartbeat?.cancel();
    this.#events.done();
  }

  #arrived(): void {
    if (!this.#blocked) this.#pump();
    else if (++this.#behind > LIMITS['event_streams.entries_behind']) {
      this.end(`more than ${LIMITS['event_streams.entries_behind']} entries behind`);
      this.#journal.record('limit.reached', limitReached('event_streams.entries_behind'));
    }
  }

  #drained(): void {
    if (this.#stopped) return;
    this.#blocked = false;
    this.#behind = 0;
    // The journal may be full of large entries and have dropped some that were not written yet.
    if (this.#journal.places.first > this.#place) this.end('entries that were not sent yet have been dropped');
    else this.#pump();
  }

  #pump(): void {
    while (!this.#blocked) {
      const { entry, place } = this.#journal.next(this.#filter, this.#place);
      this.#place = place;
      if (!entry) return;
      this.#blocked = !this.#sink.write(eventText(this.#filter.worldOnly === true ? worldFacts(entry) : entry));
    }
  }

  #beat(): void {
    this.#heartbeat = this.#host.schedule(HEARTBEAT_MS, () => {
      this.#guarded(() => {
        if (!this.#blocked) this.#blocked = !this.#sink.write(': still here\n\n');
        this.#beat();
      });
    });
  }

  #guarded(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#stop();
    this.#events.fault(error);
    this.end('the simulator failed to write an event; its log says more');
  }
}

/**
 * One event as HTML's "Server-sent events" section writes it. JSON has no line breaks of its own. An entry without a `seq` has no id: a
 * reader who comes back resumes behind the one before it.
 */
function eventText(entry: Entry): string {
  const id = entry.seq === undefined ? '' : `id: ${entry.seq}\n`;
  return `${id}event: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
}
