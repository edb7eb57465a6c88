import { LIMITS } from '../limits.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';
import { ArrivalLog } from './arrivals.js';
import { Clip } from './clip.js';
import { LEG_CODECS, type LegCodecName } from './codecs/index.js';
import { HeardLog, type HeardLimit } from './heard-log.js';
import { KEY_GAP_MS, KeyPresses, type Digit } from './key-presses.js';
import { LegLines } from './leg-lines.js';
import { LegLinks, type Hearing, type HearingLeg } from './leg-links.js';
import type { Link } from './link.js';
import { audibleMs, LOOK_AT_LEFT_MS } from './loudness.js';
import { AudioQueue, type AudioOutcome, type AudioPart, type QueueItem } from './queue.js';
import { Timeline } from './timeline.js';
import { dtmfTone } from './tones.js';
import { Track, type TrackLimit } from './track.js';
import { SpokenUtterance, type LaidTrack, type Utterance } from './utterance.js';

const DIGIT: Due = { what: 'digit' };

/** The rate in Hz of the audio on all legs: what is spoken, decoded and linked is at one rate. All codecs of legs have it. */
export const LEG_RATE = LEG_CODECS.PCMU.legRate;

/** Sound that is cut off at the end of the call is looked at so far. */
const LOOKED_AT_SAMPLES = (LOOK_AT_LEFT_MS * LEG_RATE) / 1000;

/** Tones that the app sends have this tag; that of a queue's item is the queue's name and the item's id. */
export const TONES_TAG = 'tones';

/** The media of a leg tell a listener so. All methods are optional. */
export interface LegListener {
  digitStarted?(digit: Digit): void;
  digitEnded?(digit: Digit): void;
  /** The far end hears a digit that the far end of another leg presses: a telephone-event on the outbound track. */
  keyHeard?(event: 'started' | 'ended', digit: Digit): void;
  utteranceStarted?(utterance: Utterance): void;
  utteranceEnded?(utterance: Utterance): void;
}

/** One pass of an item is an utterance: one that is played over and over is an utterance each time. */
interface Pass {
  readonly number: number;
  /** One for each track that it is laid on. */
  readonly utterances: readonly SpokenUtterance[];
}

export interface LegAudioOptions {
  readonly clock: WorldClock;
  readonly codec: LegCodecName;
  /** An item of a queue starts or ends. `queue` tells which. */
  audioStarted(id: string, queue: QueueName): void;
  audioEnded(id: string, queue: QueueName, outcome: AudioOutcome): void;
  /** Old audio of a track goes, or nothing more is kept of what arrives for it. */
  limitReached(track: LaidTrack, limit: TrackLimit | HeardLimit | 'leg.arrivals' | 'line.changes'): void;
  /** A listener failed, or the playing of an item: a fault of ours. */
  fault(error: unknown): void;
  /** The `seq` of the entry that was journalled last, which orders what arrives among the entries. */
  readonly lastSeq?: () => number;
}

/** `mouth`: what the far end says. `main`: speak and playback. `overlay`: playback on top of `main`. `hold`: what is heard on hold, beneath both. `ringback`: the ringing tone of another phone. */
export type QueueName = 'mouth' | 'main' | 'overlay' | 'hold' | 'ringback';

/**
 * The audio of one answered leg. `inbound` is what the far end utters, `outbound` what it hears. Sources lay audio on
 * the tracks; streams, forks, transcriptions and the control API read them.
 */
export class LegAudio {
  readonly codec: LegCodecName;
  readonly timeline: Timeline;
  readonly links: LegLinks;
  readonly lines: LegLines;
  readonly inbound: Track;
  readonly outbound: Track;
  /** The audio that the apps of its streams send. */
  readonly arrivals: ArrivalLog;
  /** The words that the far end has heard. */
  readonly heard: HeardLog;
  #unheardMs = 0;
  #aside: Track | undefined;
  readonly #clock: WorldClock;
  readonly #options: LegAudioOptions;
  /** Each is made at its first use: most calls need one. */
  readonly #queues: Partial<Record<QueueName, AudioQueue>> = {};
  readonly #listeners = new Set<LegListener>();
  /** Of each item that is playing, the passes that have been laid down and not been heard out. */
  readonly #passes = new Map<string, Pass[]>();
  readonly #timers = new Set<Timer>();
  readonly #keys: KeyPresses;
  /** The next tone of the app's may start at this time: one at a time. */
  #nextToneMs = 0;
  #pendingTones = 0;
  #keysAreSecret = false;

  constructor(options: LegAudioOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.codec = options.codec;
    this.timeline = new Timeline(options.clock, LEG_RATE);
    this.inbound = this.#track('inbound');
    this.outbound = this.#track('outbound');
    const arrivalsFull = (): void => options.limitReached('outbound', 'leg.arrivals');
    this.arrivals = new ArrivalLog(LIMITS['leg.arrivals'], arrivalsFull, options.lastSeq);
    this.heard = new HeardLog({ limitReached: (limit) => options.limitReached('outbound', limit) });
    this.lines = new LegLines(this, (direction) =>
      options.limitReached(direction === 'from_party' ? 'inbound' : 'outbound', 'line.changes'),
    );
    this.#keys = new KeyPresses({
      timeline: this.timeline,
      line: () => this.lines.known('from_party'),
      at: (sample, task) => this.#at(sample, task),
      tell: (event, digit) => this.#tell((listener) => listener[event]?.(digit)),
    });
    this.links = new LegLinks(this, {
      started: (utterance) => this.#utteranceStarted(utterance),
      ended: (utterance) => this.#utteranceEnded(utterance),
    });
  }

  /** The utterances under way, for one who begins to listen in their middle. */
  get utterances(): Iterable<Utterance> {
    return [...this.ownUtterances, ...this.links.utterances()];
  }

  /** Of these, the ones that are said and played here, and not heard of others. */
  get ownUtterances(): readonly Utterance[] {
    return [...this.#passes.values()].flat().flatMap((pass) => pass.utterances);
  }

  /** The app plays here to the far end of the leg's peer, which hears this track through a link. */
  get aside(): Track {
    return (this.#aside ??= this.#track('aside'));
  }

  track(name: LaidTrack): Track {
    return this[name];
  }

  /** The tracks that have been used. */
  get tracks(): readonly Track[] {
    return [this.inbound, this.outbound, ...(this.#aside ? [this.#aside] : [])];
  }

  /** As `LegLinks.isHeard`. */
  get isHeard(): boolean {
    return this.links.isHeard;
  }

  /** Adds a listener; the returned function removes it. */
  listen(listener: LegListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** As `LegLinks.hear`. */
  hear(source: LegAudio, how?: Hearing): Link<HearingLeg> {
    return this.links.hear(source, how);
  }

  /** The far end hears a key of another leg's: see `passKeys`. */
  tellKey(event: 'started' | 'ended', key: Digit): void {
    this.#tell((listener) => listener.keyHeard?.(event, key));
  }

  /** Digits that the far end begins to press now are told to nobody else. */
  get keysAreSecret(): boolean {
    return this.#keysAreSecret;
  }

  /** Legs that hear this one's digits do not from now on, as those of a payment are told to nobody else. The returned function ends it. */
  keepKeysSecret(): () => void {
    this.#keysAreSecret = true;
    return () => {
      this.#keysAreSecret = false;
    };
  }

  /** Queues audio. False when the queue is full. */
  play(queue: QueueName, item: QueueItem): boolean {
    return (this.#queues[queue] ??= this.#queue(queue)).enqueue(item);
  }

  /** A queue would refuse one more item. */
  isFull(queue: QueueName): boolean {
    return this.#queues[queue]?.isFull === true;
  }

  /** Stops what sounds on a queue; `all` also empties it. */
  stop(queue: QueueName, scope: 'current' | 'all'): void {
    this.#queues[queue]?.stop(scope);
  }

  /** Stops one item of a queue, whether it sounds or waits. */
  stopItem(queue: QueueName, id: string): void {
    this.#queues[queue]?.stopItem(id);
  }

  /** The id of the item that sounds on a queue now. */
  playing(queue: QueueName): string | undefined {
    return this.#queues[queue]?.current?.id;
  }

  /** The words, as far as it has any, and milliseconds that have been heard of the item that sounds on a queue now; undefined where none does. */
  heardOf(queue: QueueName): { readonly words: string; readonly ms: number } | undefined {
    const { current, currentStart } = this.#queues[queue] ?? {};
    if (current === undefined || currentStart === undefined) return undefined;
    const words = this.#passes.get(current.id)?.at(-1)?.utterances[0]?.wordsHeard() ?? '';
    return { words, ms: Math.max(0, Math.round(-this.timeline.msUntil(currentStart))) };
  }

  /** As `KeyPresses.press`. */
  press(digits: string, done: (completed: boolean) => void, begun?: () => void): boolean {
    return this.#keys.press(digits, done, begun);
  }

  /**
   * The app sends tones, which the far end hears. `w` pauses 0.5 s and `W` 1 s (Telnyx's `send_dtmf`). `heard` is called at
   * each digit's end. False, and nothing happens, when more than `digits.pending` would wait.
   */
  sendTones(digits: string, durationMs: number, heard: (digit: string) => void): boolean {
    if (this.#pendingTones + digits.length > LIMITS['digits.pending']) return false;
    let at = Math.max(this.timeline.elapsedMs(), this.#nextToneMs);
    for (const digit of digits) {
      if (digit === 'w' || digit === 'W') {
        at += digit === 'w' ? 500 : 1000;
        continue;
      }
      const clip = Clip.framed(dtmfTone(digit, durationMs, LEG_RATE), LEG_RATE);
      const start = Math.ceil(at / 20) * this.timeline.frameSamples;
      this.outbound.place(clip, start, { tag: TONES_TAG });
      this.#pendingTones++;
      this.#at(start + (durationMs * LEG_RATE) / 1000, () => {
        this.#pendingTones--;
        heard(digit);
      });
      at = (start * 1000) / LEG_RATE + durationMs + KEY_GAP_MS;
    }
    this.#nextToneMs = at;
    return true;
  }

  /** Sound that the app had queued when the call ended and that nobody heard: its audible ms, as far as they were looked at. */
  get unheardMs(): number {
    return this.#unheardMs;
  }

  /** The call is over: what sounds is cut, queues are emptied, time stands still. */
  close(): void {
    this.#noteUnheard();
    for (const queue of Object.values(this.#queues)) queue.stop('all');
    this.timeline.end();
    const end = this.timeline.framesPlayed();
    this.links.close(end);
    for (const track of this.tracks) track.close(end);
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
    this.#listeners.clear();
    this.#keys.close();
  }

  /** Streams have been stopped by now, at the same instant. */
  #noteUnheard(): void {
    const from = this.timeline.nextFrameSample();
    const left = this.outbound.laid.tagged(isSpoken, from, Math.min(this.outbound.endSample, from + LOOKED_AT_SAMPLES));
    const streams = this.arrivals.streams.map((stream) => stream.left).filter((one) => one?.from === from);
    this.#unheardMs = streams.reduce((sum, one) => sum + (one?.audibleMs ?? 0), audibleMs(left, LEG_RATE));
  }

  #track(name: LaidTrack): Track {
    return new Track({
      rate: LEG_RATE,
      legCodec: this.codec,
      limitSamples: LIMITS['audio.track_seconds'] * LEG_RATE,
      onLimit: (limit) => this.#options.limitReached(name, limit),
    });
  }

  #queue(name: QueueName): AudioQueue {
    const listener = {
      started: (item: QueueItem) => this.#options.audioStarted(item.id, name),
      placed: (item: QueueItem, part: AudioPart, start: number, end: number, pass: number) =>
        this.#placed(name, item, part, start, end, pass),
      ended: (item: QueueItem, outcome: AudioOutcome, end: number) => {
        this.#itemOver(item.id, end);
        this.#options.audioEnded(item.id, name, outcome);
      },
      fault: (error: unknown) => this.#options.fault(error),
    };
    const tracks = (item: QueueItem): Track[] => tracksOf(name, item).map((track) => this.track(track));
    return new AudioQueue({ name, clock: this.#clock, timeline: this.timeline, tracks, listener });
  }

  #placed(queue: QueueName, item: QueueItem, part: AudioPart, start: number, end: number, number: number): void {
    if (part.text === undefined) return;
    const passes = this.#passes.get(item.id) ?? [];
    const last = passes.at(-1);
    if (last?.number === number) {
      for (const utterance of last.utterances) utterance.add(part.text, start, end);
      return;
    }
    // The pass before lies there whole; it is over when it has been heard, while the next one is laid down ahead of time.
    if (last) this.#at(endOf(last), () => this.#passOver(item.id, last));
    const line = this.lines.asker('from_party');
    const utterances = tracksOf(queue, item).map(
      (track) => new SpokenUtterance(track, this.timeline, item.text ?? '', track === 'inbound' ? line : undefined),
    );
    for (const utterance of utterances) utterance.add(part.text, start, end);
    passes.push({ number, utterances });
    this.#passes.set(item.id, passes);
    for (const utterance of utterances) this.#utteranceStarted(utterance);
  }

  #passOver(itemId: string, pass: Pass): void {
    const passes = this.#passes.get(itemId);
    // A stop may have ended it before.
    if (!passes?.includes(pass)) return;
    passes.splice(passes.indexOf(pass), 1);
    for (const utterance of pass.utterances) this.#utteranceOver(utterance, utterance.endSample);
  }

  #itemOver(itemId: string, endSample: number): void {
    const passes = this.#passes.get(itemId) ?? [];
    this.#passes.delete(itemId);
    for (const utterance of passes.flatMap(({ utterances }) => utterances)) this.#utteranceOver(utterance, endSample);
  }

  #utteranceOver(utterance: SpokenUtterance, endSample: number): void {
    utterance.finish(endSample);
    this.#utteranceEnded(utterance);
  }

  #utteranceStarted(utterance: Utterance): void {
    if (utterance.track === 'outbound') this.heard.started(utterance);
    this.#tell((listener) => listener.utteranceStarted?.(utterance));
  }

  #utteranceEnded(utterance: Utterance): void {
    this.heard.ended(utterance);
    this.#tell((listener) => listener.utteranceEnded?.(utterance));
  }

  #tell(what: (listener: LegListener) => void): void {
    for (const listener of [...this.#listeners]) {
      try {
        what(listener);
      } catch (error) {
        this.#options.fault(error);
      }
    }
  }

  #at(sample: number, task: () => void): void {
    const due = (): void => {
      this.#timers.delete(timer);
      task();
    };
    const timer = this.#clock.schedule(Math.max(0, this.timeline.msUntil(sample)), due, DIGIT);
    this.#timers.add(timer);
  }
}

/** Of a `speak` or playback. */
const isSpoken = (tag: string): boolean => tag.startsWith('main ') || tag.startsWith('overlay ');

/** The tracks that an item is laid on. */
function tracksOf(queue: QueueName, { to }: QueueItem): readonly LaidTrack[] {
  if (queue === 'mouth') return ['inbound'];
  if (to === 'both') return ['outbound', 'aside'];
  return to === 'opposite' ? ['aside'] : ['outbound'];
}

const endOf = ({ utterances }: Pass): number => Math.max(...utterances.map(({ endSample }) => endSample));
