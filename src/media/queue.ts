import { LIMITS } from '../limits.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';
import type { Clip } from './clip.js';
import type { Timeline } from './timeline.js';
import type { Segment, Track } from './track.js';

/** Audio is laid on the track this long before it is due, so that a late timer leaves no gap. */
const LOOKAHEAD_MS = 500;

const AUDIO: Due = { what: 'audio' };
/** Music without an end is no reason for time to jump: hours would pass before anybody can do something about it. */
const ENDLESS_AUDIO: Due = { what: 'endless audio', kind: 'guard' };

/** One stretch of an item: a sentence, a pause, a whole file. */
export interface AudioPart {
  /** The words that are heard in it, if any. */
  readonly text?: string;
  /** Called once per pass; the clip is at the track's rate. `signal` is aborted when nobody will hear it any more. */
  load(signal: AbortSignal): Promise<Clip>;
}

/** An item is played in its turn: an utterance, a `speak`, a file. */
export interface QueueItem {
  readonly id: string;
  /** The far end of the leg hears it, that of its peer, or both. Default `self`. */
  readonly to?: TargetLegs;
  readonly parts: readonly AudioPart[];
  /** The whole text as it was given, where the audio has one. */
  readonly text?: string;
  /** The parts are played so often; `Infinity` plays until stopped. */
  readonly loop: number;
}

export type TargetLegs = 'self' | 'opposite' | 'both';

export type AudioOutcome =
  { readonly kind: 'completed' } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly error: Error };

export interface QueueListener {
  /** The item's first sample is due now. */
  started(item: QueueItem): void;
  /** A part has been laid on the track, from `startSample` to `endSample`. `pass` counts from 0 how often the item has been through. */
  placed(item: QueueItem, part: AudioPart, startSample: number, endSample: number, pass: number): void;
  /** The item's last sample has been played, or the item was stopped (then `endSample` is where it was cut). */
  ended(item: QueueItem, outcome: AudioOutcome, endSample: number): void;
  /** The queue or its listener failed: a fault of ours. */
  fault(error: unknown): void;
}

interface Playing {
  readonly item: QueueItem;
  readonly segments: { readonly track: Track; readonly segment: Segment }[];
  readonly timers: Set<Timer>;
  /** Aborted when the item is over. */
  readonly unheard: AbortController;
  /** Its first sample, once that has its place, and with it the moment at which the listener is told. */
  startSample: number | undefined;
  toldStarted: boolean;
  over: boolean;
}

/**
 * Plays items one behind the other on a track. Audio is placed on the time line ahead of its turn and cut back when it
 * is stopped; no frame is touched here.
 */
export class AudioQueue {
  readonly #clock: WorldClock;
  readonly #timeline: Timeline;
  readonly #name: string;
  readonly #tracks: (item: QueueItem) => readonly Track[];
  readonly #listener: QueueListener;
  readonly #waiting: QueueItem[] = [];
  #playing: Playing | undefined;
  /** The next part may start at this sample. */
  #cursor = 0;

  /** `tracks`: where an item is heard. What is laid there has `name` and the item's id for a tag. */
  constructor(deps: {
    name: string;
    clock: WorldClock;
    timeline: Timeline;
    tracks: (item: QueueItem) => readonly Track[];
    listener: QueueListener;
  }) {
    this.#name = deps.name;
    this.#clock = deps.clock;
    this.#timeline = deps.timeline;
    this.#tracks = deps.tracks;
    this.#listener = deps.listener;
  }

  /** The item that sounds now, if any. */
  get current(): QueueItem | undefined {
    return this.#playing?.item;
  }

  /** The first sample of the item that sounds now; undefined before it does. */
  get currentStart(): number | undefined {
    return this.#playing?.startSample;
  }

  /** One more item would be refused. */
  get isFull(): boolean {
    return this.#waiting.length >= LIMITS['queue.items'];
  }

  /** Puts an item behind the others. False when `queue.items` are waiting already. */
  enqueue(item: QueueItem): boolean {
    if (this.isFull) return false;
    this.#waiting.push(item);
    if (!this.#playing) this.#next();
    return true;
  }

  /** Stops what sounds; `all` also drops what waits. Each item that goes is reported as stopped. */
  stop(scope: 'current' | 'all'): void {
    const dropped = scope === 'all' ? this.#waiting.splice(0) : [];
    const playing = this.#playing;
    if (playing) this.#finish(playing, { kind: 'stopped' }, this.#cut(playing));
    for (const item of dropped) this.#dropped(item);
    if (playing) this.#next();
  }

  /** Stops one item, wherever it is; those behind it move up. One that is not here any more changes nothing. */
  stopItem(id: string): void {
    if (this.#playing?.item.id === id) this.stop('current');
    const at = this.#waiting.findIndex((item) => item.id === id);
    for (const item of at < 0 ? [] : this.#waiting.splice(at, 1)) this.#dropped(item);
  }

  #dropped(item: QueueItem): void {
    this.#listener.ended(item, { kind: 'stopped' }, this.#timeline.nextFrameSample());
  }

  #next(): void {
    // Whoever was told that an item has ended may have queued, and so begun, another one.
    if (this.#playing) return;
    const item = this.#waiting.shift();
    if (!item) return;
    const playing: Playing = {
      item,
      segments: [],
      timers: new Set(),
      unheard: new AbortController(),
      startSample: undefined,
      toldStarted: false,
      over: false,
    };
    this.#playing = playing;
    this.#play(playing).catch((error: unknown) => this.#listener.fault(error));
  }

  async #play(playing: Playing): Promise<void> {
    try {
      for (let pass = 0; pass < playing.item.loop; pass++) {
        const before = this.#cursor;
        await this.#pass(playing, pass);
        if (playing.over) return;
        // Nothing but silence of no length, looped for ever, would spin.
        if (this.#cursor === before) break;
      }
      this.#begin(playing, this.#cursor);
      this.#at(playing, this.#cursor, () => {
        // An item without a sample ends at the instant at which it starts, and a timer that rounds may be first.
        this.#tellStarted(playing);
        if (playing.over) return;
        this.#finish(playing, { kind: 'completed' }, this.#cursor);
        this.#next();
      });
    } catch (error) {
      if (playing.over) return;
      const failure = error instanceof Error ? error : new Error(String(error));
      this.#finish(playing, { kind: 'failed', error: failure }, this.#cut(playing));
      this.#next();
    }
  }

  async #pass(playing: Playing, pass: number): Promise<void> {
    for (const part of playing.item.parts) {
      const clip = await part.load(playing.unheard.signal);
      if (playing.over) return;
      await this.#turnOf(playing, pass > 0 && playing.item.loop === Infinity ? ENDLESS_AUDIO : AUDIO);
      // A stop while waiting ends the item behind our back, which the compiler cannot know.
      if (this.#isOver(playing)) return;
      this.#place(playing, part, clip, pass);
    }
  }

  #isOver(playing: Playing): boolean {
    return playing.over;
  }

  #place(playing: Playing, part: AudioPart, clip: Clip, pass: number): void {
    const start = Math.max(this.#cursor, this.#timeline.nextFrameSample());
    this.#cursor = start + clip.lengthSamples;
    const tag = `${this.#name} ${playing.item.id}`;
    for (const track of clip.lengthSamples > 0 ? this.#tracks(playing.item) : []) {
      playing.segments.push({ track, segment: track.place(clip, start, { tag }) });
    }
    if (playing.segments.length > 64) playing.segments.splice(0, playing.segments.length - 64);
    this.#begin(playing, start);
    this.#listener.placed(playing.item, part, start, this.#cursor, pass);
  }

  #begin(playing: Playing, startSample: number): void {
    if (playing.startSample !== undefined) return;
    playing.startSample = startSample;
    this.#at(playing, startSample, () => this.#tellStarted(playing));
  }

  #tellStarted(playing: Playing): void {
    if (playing.toldStarted) return;
    playing.toldStarted = true;
    this.#listener.started(playing.item);
  }

  /** Resolves when the next part should be laid down: `LOOKAHEAD_MS` before what is there runs out. */
  #turnOf(playing: Playing, due: Due): Promise<void> {
    const aheadMs = this.#timeline.msUntil(this.#cursor) - LOOKAHEAD_MS;
    if (aheadMs <= 0) return Promise.resolve();
    return new Promise((resolve) => this.#after(playing, aheadMs, resolve, due));
  }

  #at(playing: Playing, sample: number, task: () => void): void {
    this.#after(playing, this.#timeline.msUntil(sample), task);
  }

  #after(playing: Playing, delayMs: number, task: () => void, due = AUDIO): void {
    const run = (): void => {
      playing.timers.delete(timer);
      task();
    };
    const timer = this.#clock.schedule(Math.max(0, delayMs), run, due);
    playing.timers.add(timer);
  }

  /** Takes what has not been played yet off the track. The frame that is sounding is played out. */
  #cut(playing: Playing): number {
    const at = Math.min(this.#timeline.nextFrameSample(), this.#cursor);
    for (const { track, segment } of playing.segments) track.cut(segment, at);
    this.#cursor = at;
    return at;
  }

  #finish(playing: Playing, outcome: AudioOutcome, endSample: number): void {
    playing.over = true;
    playing.unheard.abort();
    for (const timer of playing.timers) timer.cancel();
    playing.timers.clear();
    this.#playing = undefined;
    this.#listener.ended(playing.item, outcome, endSample);
  }
}
