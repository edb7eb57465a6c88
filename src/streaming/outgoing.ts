import type { LegAudio } from '../media/leg.js';
import type { Paced } from '../media/pacer.js';
import type { TrackName } from '../media/utterance.js';
import type { Outbox } from './outbox.js';
import type { WireFormat } from './params.js';
import type { StreamStats } from './stats.js';
import { TrackSender } from './track-sender.js';

export interface OutgoingOptions {
  readonly streamId: string;
  readonly outbox: Outbox;
  readonly leg: LegAudio;
  readonly tracks: readonly TrackName[];
  readonly format: WireFormat;
  readonly comfortNoise: boolean;
  readonly stats: StreamStats;
  /** Called when `every` more frames have been due. */
  readonly beat: { readonly every: number; tick(frame: number): void };
}

/**
 * Everything that goes to the client from `start` on, numbered. A media frame gets its numbers when it is due, so that one
 * lost to a slow reader leaves a gap.
 */
export class Outgoing implements Paced {
  readonly #senders: readonly TrackSender[];
  readonly #outbox: Outbox;
  readonly #stats: StreamStats;
  readonly #beat: OutgoingOptions['beat'];
  readonly #beatEvery: number;
  #sequence = 0;

  constructor(options: OutgoingOptions) {
    this.#senders = options.tracks.map((track) => new TrackSender({ ...options, track }));
    this.#outbox = options.outbox;
    this.#stats = options.stats;
    this.#beat = options.beat;
    this.#beatEvery = options.beat.every;
  }

  /** Sends a numbered frame other than media. */
  send(build: (sequence: number) => string): void {
    this.#outbox.other(build(++this.#sequence));
  }

  /** One media frame per track. */
  due(frame: number): void {
    for (const sender of this.#senders) this.#outbox.media(sender.frame(frame, ++this.#sequence));
    if (frame % this.#beatEvery === 0) this.#beat.tick(frame);
  }

  /** The process was so late that these frames are not worth sending: the client sees a gap. */
  skipped(frames: number): void {
    this.#sequence += frames * this.#senders.length;
    this.#stats.frames_dropped += frames * this.#senders.length;
  }

  /** Whatever waits for a slow reader goes to the socket, then the last frame. */
  finish(build: (sequence: number) => string): void {
    this.#outbox.finish(build(++this.#sequence));
  }
}
