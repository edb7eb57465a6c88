import { LIMITS, type LimitName } from '../limits.js';
import type { ByteBudget } from '../platform/byte-budget.js';
import type { MediaSocket } from '../platform/socket.js';
import type { StreamStats } from './stats.js';

/** While the socket holds more than this, frames wait in our own queue, where the oldest can still be dropped. */
export const SOCKET_HIGH_WATER_BYTES = LIMITS['stream.socket_bytes'];

/** The same when all streams together hold what they may: enough for a reader who keeps up. */
const SOCKET_LOW_WATER_BYTES = SOCKET_HIGH_WATER_BYTES / 8;

/** So many places of frames that are gone are kept before they are given back: not one by one. */
const COMPACT_AT = 1024;

export interface OutboxOptions {
  readonly socket: MediaSocket;
  /** So many media frames wait at most. */
  readonly maxMedia: number;
  /** Counts the media frames handed to the socket, and those dropped. */
  readonly stats: Pick<StreamStats, 'frames_sent' | 'frames_dropped'>;
  /** The bytes that all streams hold for slow readers, in their queues and in their sockets. */
  readonly held: ByteBudget;
  /** The first media frame is dropped since the queue was last empty. */
  overflowed(what: LimitName): void;
  /** A frame that must not get lost finds no room: the stream has to end. Called at most once; nothing is sent after it. */
  full(what: LimitName): void;
}

interface Waiting {
  /** Undefined once dropped. */
  text: string | undefined;
  readonly isMedia: boolean;
  readonly bytes: number;
}

/**
 * The way to the socket: one queue for all frames, so that their order is that of their numbers. A slow reader loses
 * media, oldest first; a mark, a digit, an error or the stop is never given up for media.
 */
export class Outbox {
  readonly #socket: MediaSocket;
  readonly #options: OutboxOptions;
  #queue: Waiting[] = [];
  /** The number of frames that have left the front of `#queue`, and the place from which on media may still be found. */
  #head = 0;
  #mediaFrom = 0;
  #media = 0;
  #other = 0;
  #otherBytes = 0;
  /** The part of `held` that is in the socket. */
  #inSocket = 0;
  #toldOverflow = false;
  #over = false;

  constructor(options: OutboxOptions) {
    this.#socket = options.socket;
    this.#options = options;
  }

  /** The number of frames that wait. */
  get waiting(): number {
    return this.#media + this.#other;
  }

  /** A media frame is ASCII: as many bytes as characters. */
  media(text: string): void {
    if (this.#over) return;
    if (this.#free()) {
      this.#socket.send(text);
      this.#options.stats.frames_sent++;
      return;
    }
    if (this.#media >= this.#options.maxMedia) this.#dropOldestMedia('stream.waiting_media_ms');
    if (this.#makeRoom(text.length)) {
      this.#push({ text, isMedia: true, bytes: text.length });
      this.#media++;
    } else {
      this.#countDropped('streams.held_bytes');
    }
  }

  other(text: string): void {
    if (this.#over) return;
    if (this.#free()) {
      this.#socket.send(text);
      return;
    }
    const bytes = Buffer.byteLength(text);
    const limit = this.#limitReachedBy(bytes);
    if (limit !== undefined) {
      this.#over = true;
      this.#options.full(limit);
      return;
    }
    this.#push({ text, isMedia: false, bytes });
    this.#other++;
    this.#otherBytes += bytes;
  }

  /** Hands what waits to the socket, however slow it is, and then the last frame. The bytes count until `release`. */
  finish(last: string): void {
    if (this.#over) return;
    while (this.#head < this.#queue.length) this.#sendNext();
    this.#emptied();
    this.#socket.send(last);
    this.#countSocket();
    this.#over = true;
  }

  /** The socket is gone, and with it what waited. */
  release(): void {
    this.#over = true;
    for (const { text, bytes } of this.#queue.slice(this.#head)) if (text !== undefined) this.#options.held.add(-bytes);
    this.#emptied();
    this.#options.held.add(-this.#inSocket);
    this.#inSocket = 0;
  }

  /** True when nothing waits and the socket takes more; sends what waits first. */
  #free(): boolean {
    while (this.#countSocket() <= this.#highWater()) {
      if (this.#head >= this.#queue.length) {
        if (this.#head > 0) this.#emptied();
        return true;
      }
      this.#sendNext();
    }
    return false;
  }

  #highWater(): number {
    return this.#options.held.fits(0) ? SOCKET_HIGH_WATER_BYTES : SOCKET_LOW_WATER_BYTES;
  }

  /** The bytes that the socket holds; the shared count is brought up to date. */
  #countSocket(): number {
    const now = this.#socket.bufferedAmount;
    if (now !== this.#inSocket) {
      this.#options.held.add(now - this.#inSocket);
      this.#inSocket = now;
    }
    return now;
  }

  #push(frame: Waiting): void {
    this.#queue.push(frame);
    this.#options.held.add(frame.bytes);
  }

  #sendNext(): void {
    const next = this.#queue[this.#head++];
    if (this.#head >= COMPACT_AT) this.#compact();
    if (next?.text === undefined) return;
    this.#socket.send(next.text);
    this.#options.held.add(-next.bytes);
    if (next.isMedia) {
      this.#media--;
      this.#options.stats.frames_sent++;
    } else {
      this.#other--;
      this.#otherBytes -= next.bytes;
    }
  }

  /** The limit that keeps a frame other than media from being queued. Media makes room for it. */
  #limitReachedBy(bytes: number): LimitName | undefined {
    if (this.#other >= LIMITS['stream.waiting_other_frames']) return 'stream.waiting_other_frames';
    if (this.#otherBytes + bytes > LIMITS['stream.waiting_other_bytes']) return 'stream.waiting_other_bytes';
    return this.#makeRoom(bytes) ? undefined : 'streams.held_bytes';
  }

  /** Drops own media until `bytes` more fit into what all streams may hold; false if there is not enough of it. */
  #makeRoom(bytes: number): boolean {
    const { held } = this.#options;
    while (!held.fits(bytes)) if (!this.#dropOldestMedia('streams.held_bytes')) return false;
    return true;
  }

  /** False if there is none. */
  #dropOldestMedia(because: LimitName): boolean {
    for (let at = Math.max(this.#head, this.#mediaFrom); at < this.#queue.length; at++) {
      const oldest = this.#queue[at];
      if (oldest?.isMedia !== true) continue;
      oldest.text = undefined;
      this.#options.held.add(-oldest.bytes);
      this.#mediaFrom = at + 1;
      this.#media--;
      if (this.#queue.length > 2 * this.waiting + COMPACT_AT) this.#compact();
      this.#countDropped(because);
      return true;
    }
    return false;
  }

  #countDropped(because: LimitName): void {
    this.#options.stats.frames_dropped++;
    if (!this.#toldOverflow) this.#options.overflowed(because);
    this.#toldOverflow = true;
  }

  /** Gives back the places of frames that are gone. */
  #compact(): void {
    this.#queue = this.#queue.slice(this.#head).filter(({ text }) => text !== undefined);
    this.#head = 0;
    this.#mediaFrom = 0;
  }

  #emptied(): void {
    this.#queue = [];
    this.#head = 0;
    this.#mediaFrom = 0;
    this.#media = 0;
    this.#other = 0;
    this.#otherBytes = 0;
    this.#toldOverflow = false;
  }
}
