import { LIMITS } from '../limits.js';
import type { Arrivals } from '../media/arrivals.js';
import { isStateful, type Decoder, type StreamCodec } from '../media/codecs/codec.js';
import { audibleMs } from '../media/loudness.js';
import { FRAME_MS } from '../media/rates.js';
import { Resampler } from '../media/resample.js';
import type { Timeline } from '../media/timeline.js';
import type { Track } from '../media/track.js';
import type { Due, Timer, WorldClock } from '../platform/clock.js';
import { ByteQueue } from './byte-queue.js';
import type { MediaQueue } from './media-queue.js';
import { PacketQueue } from './packet-queue.js';

/** Audio that meets an empty queue starts this many frames after the next frame boundary, so that a client pacing its frames may be late by as much. */
export const JITTER_FRAMES = 1;

/** Audio is decoded and laid on the track this long before it sounds, in pieces of half of it: a long chunk holds nobody else up. */
const LOOKAHEAD_MS = 1_000;
const PIECE_MS = LOOKAHEAD_MS / 2;

/** The shortest packet of any codec (RFC 6716: Opus), and more than any has for a sample: they bound what `stream.queued_ms` hold. */
const MIN_PACKET_MS = 2.5;
const MAX_BYTES_PER_SAMPLE = 4;

/** Less than a sample: what is due within it is due. Sums of fractions of milliseconds may fall a hair short. */
const HAIR_MS = 0.001;

/** The end of a stream looks at so much of what is lost with it. */
const LOOK_AT_LEFT_MS = 2_000;

const CLIENT_AUDIO: Due = { what: 'audio of a stream’s client' };

export interface PlayoutOptions {
  readonly clock: WorldClock;
  readonly timeline: Timeline;
  /** The tracks on which the audio that is laid down next is heard. */
  tracks(): readonly Track[];
  /** Of the leg. Its tag tells this stream's audio from other audio on the track. */
  readonly arrivals: Arrivals;
  readonly codec: StreamCodec;
  /** Of the client's audio, in Hz. */
  readonly rate: number;
  /** The audio before a mark has been played, or cleared. */
  markReached(name: string, how: 'played' | 'cleared'): void;
}

interface Mark {
  readonly name: string;
  readonly sample: number;
}

/** A stretch of audio without a pause. Samples are the leg's. */
interface Talkspurt {
  readonly startSample: number;
  /** Samples of the client's queued so far: they give the end of the talkspurt. */
  samples: number;
  /** The next decoded audio goes here. */
  laidSample: number;
}

/**
 * The play-out queue of the rtp mode: what the client sends is played at its own pace, one chunk behind the other to the
 * sample, so that chunks of any length join without a seam and a remainder of less than 20 ms sounds in its turn. When
 * the queue runs dry there is silence, and the next chunk starts a new talkspurt.
 */
export class Playout {
  readonly #options: PlayoutOptions;
  readonly #timeline: Timeline;
  readonly #decoder: Decoder;
  readonly #resampler: Resampler | undefined;
  readonly #queue: MediaQueue;
  /** The tracks that it has laid audio on. */
  readonly #laidOn = new Set<Track>();
  #marks: Mark[] = [];
  #talkspurt: Talkspurt | undefined;
  #timer: { readonly timer: Timer; readonly dueMs: number } | undefined;
  readonly #unsound: () => void;

  constructor(options: PlayoutOptions) {
    const { codec, rate, timeline } = options;
    this.#options = options;
    this.#timeline = timeline;
    this.#decoder = isStateful(codec) ? codec.decoder(rate) : codec;
    this.#resampler = rate === timeline.rate ? undefined : new Resampler(rate, timeline.rate);
    this.#queue = queueFor(codec, rate);
    this.#unsound = options.clock.addSound(() => this.endMs);
  }

  get pendingMarks(): number {
    return this.#marks.length;
  }

  /** The instant at which the queued audio will have been heard; -Infinity where nothing is queued. */
  get endMs(): number {
    return this.#talkspurt ? this.#timeline.timeOf(this.#endOf(this.#talkspurt)) : -Infinity;
  }

  /** The audio that has not been played yet, in ms. */
  queuedMs(): number {
    const talkspurt = this.#talkspurt;
    if (!talkspurt) return 0;
    const leadMs = Math.max(0, this.#timeline.msUntil(talkspurt.startSample));
    return Math.max(0, this.#timeline.msUntil(this.#endOf(talkspurt)) - leadMs);
  }

  /** Queues a chunk, unless it is longer than `stream.chunk_ms`, there would be more than `stream.queued_ms`, or it is no packet of the codec. */
  media(bytes: Uint8Array): 'queued' | 'too_long' | 'queue_full' | 'unreadable' {
    this.#settle();
    const samples = this.#queue.samplesIn(bytes);
    if (samples === undefined) return 'unreadable';
    const durationMs = this.#durationMs(samples);
    if (durationMs > LIMITS['stream.chunk_ms']) return 'too_long';
    if (this.queuedMs() + durationMs > LIMITS['stream.queued_ms'] + HAIR_MS) return 'queue_full';
    const added = this.#queue.push(bytes);
    if (added > 0) {
      const talkspurt = (this.#talkspurt ??= this.#newTalkspurt());
      const start = this.#endOf(talkspurt);
      talkspurt.samples += added;
      this.#options.arrivals.came(this.#sampleNow(), start, this.#endOf(talkspurt));
      this.#work();
    }
    return 'queued';
  }

  /** A mark behind what is queued; reached at once if nothing is. False if `stream.pending_marks` wait already. */
  mark(name: string): boolean {
    this.#settle();
    if (!this.#talkspurt) {
      this.#options.markReached(name, 'played');
      return true;
    }
    if (this.#marks.length >= LIMITS['stream.pending_marks']) return false;
    this.#marks.push({ name, sample: this.#endOf(this.#talkspurt) });
    this.#work();
    return true;
  }

  /** Drops what has not been played, from the next frame boundary on, and returns all marks in their order. Other audio on the track stays. */
  clear(): void {
    this.#settle();
    this.#options.arrivals.cleared(this.#sampleNow(), this.#timeline.nextFrameSample());
    this.#silence();
    const marks = this.#marks;
    this.#marks = [];
    for (const { name } of marks) this.#options.markReached(name, 'cleared');
  }

  /** The stream ends: what it has queued is not played any more, and no mark returns. */
  stop(): void {
    this.#unsound();
    this.#marks = [];
    if (this.#talkspurt) this.#options.arrivals.left = this.#left(this.#talkspurt);
    this.#silence();
  }

  #newTalkspurt(): Talkspurt {
    const start = this.#timeline.nextFrameSample() + JITTER_FRAMES * this.#timeline.frameSamples;
    this.#resampler?.reset();
    return { startSample: start, samples: 0, laidSample: start };
  }

  #silence(): void {
    this.#timer?.timer.cancel();
    this.#timer = undefined;
    this.#queue.clear();
    if (this.#talkspurt) {
      const { tag } = this.#options.arrivals;
      const at = this.#timeline.nextFrameSample();
      for (const track of this.#laidOn) track.cutAfter(at, (segment) => segment.tag === tag);
    }
    this.#talkspurt = undefined;
  }

  #sampleNow(): number {
    return Math.round((this.#timeline.elapsedMs() * this.#timeline.rate) / 1000);
  }

  /** The audio that is queued and will not be heard. */
  #left(talkspurt: Talkspurt): Arrivals['left'] {
    const { rate, arrivals } = this.#options;
    const from = this.#timeline.nextFrameSample();
    const laid = [...this.#laidOn].map((track) => track.laid.tagged(arrivals.tag, from, talkspurt.laidSample));
    const waiting = this.#decoder.decode(this.#queue.take((rate * LOOK_AT_LEFT_MS) / 1000));
    const laidMs = Math.max(0, ...laid.map((pcm) => audibleMs(pcm, this.#timeline.rate)));
    return { from, audibleMs: laidMs + audibleMs(waiting, rate) };
  }

  /** Of so many samples of the client's. */
  #durationMs(samples: number): number {
    return (samples * 1000) / this.#options.rate;
  }

  #endOf(talkspurt: Talkspurt): number {
    return (
      talkspurt.startSample + Math.ceil((this.#durationMs(talkspurt.samples) * this.#timeline.rate) / 1000 - HAIR_MS)
    );
  }

  #isPast(sample: number): boolean {
    return this.#timeline.msUntil(sample) <= HAIR_MS;
  }

  /** Brings everything up to the present, then sets the timer for the next thing to do. */
  #work(): void {
    this.#settle();
    const due = this.#nextDueMs();
    if (due === undefined || (this.#timer && this.#timer.dueMs <= due)) return;
    this.#timer?.timer.cancel();
    const work = (): void => {
      this.#timer = undefined;
      this.#work();
    };
    const timer = this.#options.clock.schedule(Math.max(0, due - this.#options.clock.now()), work, CLIENT_AUDIO);
    this.#timer = { timer, dueMs: due };
  }

  #nextDueMs(): number | undefined {
    const talkspurt = this.#talkspurt;
    if (!talkspurt) return undefined;
    const feedMs = this.#queue.samples > 0 ? this.#timeline.timeOf(talkspurt.laidSample) - PIECE_MS : Infinity;
    const mark = this.#marks[0];
    const markMs = mark ? this.#timeline.timeOf(mark.sample) : Infinity;
    // The end of a talkspurt is news only where something is left in the resampler.
    const tailMs = this.#resampler ? this.#timeline.timeOf(this.#endOf(talkspurt)) : Infinity;
    const nextMs = Math.min(feedMs, markMs, tailMs);
    return nextMs === Infinity ? undefined : nextMs;
  }

  #settle(): void {
    const talkspurt = this.#talkspurt;
    if (!talkspurt) return;
    this.#feed(talkspurt);
    let reached = 0;
    while (reached < this.#marks.length && this.#isPast(this.#marks[reached]?.sample ?? Infinity)) reached++;
    const marks = reached > 0 ? this.#marks.splice(0, reached) : [];
    if (this.#isPast(this.#endOf(talkspurt))) {
      this.#layTail(talkspurt);
      this.#talkspurt = undefined;
    }
    for (const { name } of marks) this.#options.markReached(name, 'played');
  }

  #feed(talkspurt: Talkspurt): void {
    const pieceSamples = (this.#options.rate * PIECE_MS) / 1000;
    while (this.#queue.samples > 0 && this.#timeline.msUntil(talkspurt.laidSample) < LOOKAHEAD_MS) {
      this.#lay(talkspurt, this.#decoder.decode(this.#queue.take(pieceSamples)));
    }
  }

  /** The last sounds are still in the resampler when a talkspurt has ended; silence behind them brings them out. */
  #layTail(talkspurt: Talkspurt): void {
    if (this.#resampler?.idle !== false) return;
    this.#lay(talkspurt, new Int16Array((this.#options.rate * FRAME_MS) / 1000));
  }

  #lay(talkspurt: Talkspurt, pcm: Int16Array): void {
    const atLegRate = this.#resampler?.push(pcm) ?? pcm;
    for (const track of this.#options.tracks()) {
      track.append(atLegRate, talkspurt.laidSample, this.#options.arrivals.tag);
      this.#laidOn.add(track);
    }
    talkspurt.laidSample += atLegRate.length;
  }
}

function queueFor(codec: StreamCodec, rate: number): MediaQueue {
  if (isStateful(codec)) {
    return new PacketQueue((packet) => {
      const samples = codec.samplesIn(packet, rate);
      const isSane = samples >= (rate * MIN_PACKET_MS) / 1000 && packet.length <= samples * MAX_BYTES_PER_SAMPLE;
      return isSane ? samples : 0;
    });
  }
  const frameBytes = codec.bytesPerFrame(rate);
  return new ByteQueue((frameBytes * 1000) / (rate * FRAME_MS), frameBytes);
}
