import { settled } from './gently.js';
import { DueHeap, isBefore, type HeapEntry } from './due-heap.js';
import type { Due, HostClock, Timer, WorldClock } from './clock.js';

interface Entry extends HeapEntry {
  readonly task: () => void;
  readonly due: Due;
}

/** The next thing that becomes due. */
export interface NextDue {
  /** On this clock, in milliseconds. */
  readonly atMs: number;
  readonly due: Due;
}

/** 2026-01-01T00:00:00Z: where virtual wall time starts unless it is told another instant. */
export const EPOCH_MS = 1_767_225_600_000;

/** A host's clock that goes with a world's, for tests that move both by one hand. */
export const hostTimeOf = (clock: WorldClock): HostClock => ({
  kind: 'host',
  now: () => clock.now(),
  wallMicros: () => clock.wallMicros(),
  schedule: (delayMs, task) => clock.schedule(delayMs, task),
});

const SOMETHING: Due = { what: 'timer' };

/** The pace of a clock that moves with the host's. */
interface Pace {
  readonly host: HostClock;
  /** Milliseconds of this clock to one of the host's. */
  readonly rate: number;
  readonly hostMs: number;
  readonly worldMs: number;
}

/**
 * A clock that is moved. It stops at each due instant, so a task that schedules itself every 20 ms runs at exact instants; ties run in
 * the order of scheduling. Whoever moves it decides how: a test by hand, `time/` by the rules of a mode.
 */
export class VirtualClock implements WorldClock {
  readonly kind = 'world';
  /** The host's time, for what lives in it: moved by the same hand, it is the same here. For tests. */
  readonly host = hostTimeOf(this);
  #startMicros: number;
  #now = 0;
  #order = 0;
  /** Guards and frames stand apart, so that the next event is known at once. */
  readonly #events = new DueHeap<Entry>();
  readonly #guards = new DueHeap<Entry>();
  readonly #frames = new DueHeap<Entry>();
  #pace: Pace | undefined;
  readonly #sounds = new Set<() => number>();
  /** Told of each new entry, with the instant at which it is due. */
  onScheduled: (atMs: number) => void = () => undefined;

  /** `startMs`: where its wall time starts, in milliseconds since the Unix epoch. */
  constructor(startMs = EPOCH_MS) {
    this.#startMicros = startMs * 1000;
  }

  now(): number {
    const pace = this.#pace;
    if (!pace) return this.#now;
    // An entry that has not been carried out yet is not past.
    const atMostMs = this.nextDue()?.atMs ?? Infinity;
    this.moveTo(Math.min(atMostMs, pace.worldMs + (pace.host.now() - pace.hostMs) * pace.rate));
    return this.#now;
  }

  wallMicros(): number {
    return this.#startMicros + Math.floor(this.now() * 1000);
  }

  /** Wall time starts anew, at `startMicros` since the epoch; `now` goes on, from the next multiple of `gridMs`. */
  restart(startMicros: number, gridMs: number): void {
    this.moveTo(Math.ceil(this.now() / gridMs) * gridMs);
    this.#startMicros = startMicros - Math.floor(this.#now * 1000);
  }

  schedule(delayMs: number, task: () => void, due: Due = SOMETHING): Timer {
    const entry: Entry = { atMs: this.now() + Math.max(0, delayMs), order: this.#order++, task, due, place: -1 };
    const heap = this.#heapOf(due);
    heap.push(entry);
    this.onScheduled(entry.atMs);
    return { cancel: () => heap.remove(entry) };
  }

  addSound(untilMs: () => number): () => void {
    this.#sounds.add(untilMs);
    return () => void this.#sounds.delete(untilMs);
  }

  /** The end of the last of the sounds that were added; -Infinity where all is silent. */
  get soundMs(): number {
    let lastMs = -Infinity;
    for (const untilMs of this.#sounds) lastMs = Math.max(lastMs, untilMs());
    return lastMs;
  }

  /** The number of tasks that wait. */
  get pending(): number {
    return this.#events.size + this.#guards.size + this.#frames.size;
  }

  /** The entry that is due next, guards and frames included. */
  nextDue(): NextDue | undefined {
    return this.#next();
  }

  /** The next event: what is due next and is neither a guard nor a frame. */
  nextEvent(): NextDue | undefined {
    return this.#events.first;
  }

  /** A frame is due: somebody listens. */
  get hasFrames(): boolean {
    return this.#frames.size > 0;
  }

  /** Moves to the next due instant that is no later than `endMs` and runs the first task that is due then. Answers what it was. */
  step(endMs: number): Due | undefined {
    const next = this.#next();
    if (!next || next.atMs > endMs) return undefined;
    this.#run(next);
    return next.due;
  }

  /** Moves to `ms`, where nothing is due before. Never back. */
  moveTo(ms: number): void {
    this.#now = Math.max(this.#now, ms);
  }

  /** From now on time goes on with the host's, `rate` times as fast, as far as the next due instant; `step` carries out what is due there. */
  startPace(host: HostClock, rate: number): void {
    this.#pace = { host, rate, hostMs: host.now(), worldMs: this.now() };
  }

  /** Time stands again. */
  stopPace(): void {
    this.now();
    this.#pace = undefined;
  }

  /** Milliseconds of the host until what is due at `atMs` is due there; 0 or less where it is. Undefined where time stands. */
  hostMsUntil(atMs: number): number | undefined {
    const pace = this.#pace;
    return pace && (atMs - pace.worldMs) / pace.rate - (pace.host.now() - pace.hostMs);
  }

  /** Moves time on by `ms`, running each task at its due instant. Synchronous: use `advanceAsync` where promises take part. */
  advance(ms: number): void {
    const endMs = this.#now + ms;
    while (this.step(endMs));
    this.moveTo(endMs);
  }

  /** As `advance`, but lets promises settle, and work be done that goes in small steps, before time starts and after each task. */
  async advanceAsync(ms: number): Promise<void> {
    const endMs = this.#now + ms;
    do await settled();
    while (this.step(endMs));
    this.moveTo(endMs);
  }

  #run(entry: Entry): void {
    this.#heapOf(entry.due).remove(entry);
    this.moveTo(entry.atMs);
    entry.task();
  }

  #heapOf({ kind }: Due): DueHeap<Entry> {
    return kind === 'guard' ? this.#guards : kind === 'frame' ? this.#frames : this.#events;
  }

  #next(): Entry | undefined {
    return earlier(earlier(this.#events.first, this.#guards.first), this.#frames.first);
  }
}

const earlier = (a: Entry | undefined, b: Entry | undefined): Entry | undefined =>
  !a || (b && isBefore(b, a)) ? b : a;
