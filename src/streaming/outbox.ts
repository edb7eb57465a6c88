import { LIMITS } from '../limits.js';
import type { MediaSocket } from '../platform/socket.js';
import type { StreamStats } from './stats.js';

/** While the socket holds more than this, frames wait in our own queue, where the oldest can still be dropped. */
export const SOCKET_HIGH_WATER_BYTES = 64 * 1024;

/** So many places of frames that are gone are kept before they are given back: not one by one. */
const COMPACT_AT = 1024;

export interface OutboxOptions {
  readonly socket: MediaSocket;
  /** So many media frames wait at most. */
  readonly maxMedia: number;
  /** Counts the media frames handed to the socket, and those dropped. */
  readonly stats: Pick<StreamStats, 'frames_sent' | 'frames_dropped'>;
  /** The first frame is dropped since the queue was last empty. */
  overflowed(what: 'media' | 'other'): void;
}

interface Waiting {
  /** Undefined once dropped. */
  text: string | undefined;
  readonly isMedia: boolean;
}

/**
 * The way to the socket: one queue for all frames, so that their order is that of their numbers. A slow reader loses
 * media, oldest first; a mark, a digit, an error or the stop is never given up for media.
 */
export class Outbox {
  readonly #socket: MediaSocket;
  readonly #stats: OutboxOptions['stats'];
  readonly #options: OutboxOptions;
  #queue: Waiting[] = [];
  /** What has left the front of `#queue`, and from where on media may still be found. */
  #head = 0;
  #mediaFrom = 0;
  #media = 0;
  #other = 0;
  readonly #told = { media: false, other: false };

  constructor(options: OutboxOptions) {
    this.#socket = options.socket;
    this.#stats = options.stats;
    this.#options = options;
  }

  /** How many frames wait. */
  get waiting(): number {
    return this.#media + this.#other;
  }

  media(text: string): void {
    if (this.#free()) {
      this.#socket.send(text);
      this.#stats.frames_sent++;
      return;
    }
    if (this.#media >= this.#options.maxMedia) this.#dropOldestMedia();
    this.#queue.push({ text, isMedia: true });
    this.#media++;
  }

  other(text: string): void {
    if (this.#free()) {
      this.#socket.send(text);
    } else if (this.#other >= LIMITS['stream.waiting_other_frames']) {
      this.#tell('other');
    } else {
      this.#queue.push({ text, isMedia: false });
      this.#other++;
    }
  }

  /** Hands everything to the socket, however slow it is: the stream ends. */
  flush(): void {
    while (this.#head < this.#queue.length) this.#sendNext();
    this.#emptied();
  }

  /** True when nothing waits and the socket takes more; sends what waits first. */
  #free(): boolean {
    while (this.#socket.bufferedAmount <= SOCKET_HIGH_WATER_BYTES) {
      if (this.#head >= this.#queue.length) {
        if (this.#head > 0) this.#emptied();
        return true;
      }
      this.#sendNext();
    }
    return false;
  }

  #sendNext(): void {
    const next = this.#queue[this.#head++];
    if (this.#head >= COMPACT_AT) this.#compact();
    if (next?.text === undefined) return;
    this.#socket.send(next.text);
    if (next.isMedia) {
      this.#media--;
      this.#stats.frames_sent++;
    } else {
      this.#other--;
    }
  }

  #dropOldestMedia(): void {
    for (let at = Math.max(this.#head, this.#mediaFrom); at < this.#queue.length; at++) {
      const oldest = this.#queue[at];
      if (oldest?.isMedia !== true) continue;
      oldest.text = undefined;
      this.#mediaFrom = at + 1;
      this.#media--;
      break;
    }
    if (this.#queue.length > 2 * this.waiting + COMPACT_AT) this.#compact();
    this.#stats.frames_dropped++;
    this.#tell('media');
  }

  /** Gives back the places of frames that are gone. */
  #compact(): void {
    this.#queue = this.#queue.slice(this.#head).filter(({ text }) => text !== undefined);
    this.#head = 0;
    this.#mediaFrom = 0;
  }

  #tell(what: 'media' | 'other'): void {
    if (!this.#told[what]) this.#options.overflowed(what);
    this.#told[what] = true;
  }

  #emptied(): void {
    this.#queue = [];
    this.#head = 0;
    this.#mediaFrom = 0;
    this.#told.media = false;
    this.#told.other = false;
  }
}
