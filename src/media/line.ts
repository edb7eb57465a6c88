import { LIMITS } from '../limits.js';

/** No packet is heard in a frame. */
const SILENT = -1;

/** The oldest changes go so many at once. */
const FORGOTTEN_AT_ONCE = 1000;

/** One packet of 20 ms on a line fares so. */
export interface Fate {
  /** It comes so many frames late; 0 is in time. */
  readonly late: number;
  readonly isLost?: boolean;
  /** It changes places with the next one, and is heard though that has been heard before. */
  readonly isSwapped?: boolean;
  /** It is heard once more, in place of the next one. */
  readonly isTwice?: boolean;
}

interface Coming {
  readonly packet: number;
  /** It is heard in any case: neither too late nor in the way of a newer one. */
  readonly isSure: boolean;
}

export interface LineOptions {
  /** Another packet than before is heard from now on. */
  changed?(): void;
  /** The oldest of its changes have been forgotten; told once. */
  limitReached(limit: 'line.changes'): void;
  /** Default `line.changes`. */
  readonly maxChanges?: number;
}

/**
 * The way of packets between the far end and Telnyx, in one direction of one leg. Packet `n` holds the audio of frame `n`, and is heard in that
 * frame unless its fate is another one. The receiver has no jitter buffer and conceals nothing: a frame in which no packet comes is silent, of two that come in
 * one frame the newer is heard, and one that comes behind a newer one is too late.
 */
export class Line {
  readonly #options: LineOptions;
  readonly #maxChanges: number;
  /** From each of these frames on, up to the next, packets are heard so many frames late. Before the first they are in time. */
  readonly #from: number[] = [];
  readonly #shifts: number[] = [];
  /** By the frame in which they come. The longest delay of a fault limits their number. */
  readonly #coming = new Map<number, Coming>();
  /** The first frame that is not decided. */
  #next = 0;
  #newestHeard = -1;
  #mostLate = 0;
  #isTold = false;
  #last: Fate = { late: 0 };
  /** Decides the frames up to the present. */
  attend: (() => void) | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#maxChanges = options.maxChanges ?? LIMITS['line.changes'];
  }

  /** The most frames by which a packet has been heard late. */
  get mostLate(): number {
    return this.#mostLate;
  }

  /** Frames by which what is sent now comes late; undefined where it gets lost. */
  get lateNow(): number | undefined {
    this.attend?.();
    return this.#last.isLost ? undefined : this.#last.late;
  }

  /** Nothing is under way that has yet to be heard: packets without a fate are heard in time. */
  get isClear(): boolean {
    for (const { isSure } of this.#coming.values()) if (isSure) return false;
    return (this.#shifts.at(-1) ?? 0) === 0;
  }

  /** Frame `frame` has a packet already that is heard in any case. */
  isTaken(frame: number): boolean {
    return this.#coming.get(frame)?.isSure === true;
  }

  /** Decides the fate of packet `frame`, and with it what is heard in that frame. Those left out since the last were in time. */
  pass(frame: number, fate: Fate): void {
    if (frame > this.#next) {
      this.#newestHeard = frame - 1;
      this.#coming.clear();
    }
    this.#next = frame + 1;
    this.#last = fate;
    if (!fate.isLost) {
      this.#comes(frame + fate.late, { packet: frame, isSure: fate.isSwapped ?? false });
      if (fate.isTwice) this.#comes(frame + fate.late + 1, { packet: frame, isSure: true });
    }
    const come = this.#coming.get(frame);
    this.#coming.delete(frame);
    const isHeard = come !== undefined && (come.isSure || come.packet > this.#newestHeard);
    if (isHeard) this.#newestHeard = Math.max(this.#newestHeard, come.packet);
    this.#hear(frame, isHeard ? frame - come.packet : SILENT);
  }

  /** The packet that is heard in frame `frame`; undefined for none. */
  packetIn(frame: number): number | undefined {
    if (frame >= this.#next) this.attend?.();
    const shift = this.#shifts[this.#placeOf(frame)] ?? 0;
    return shift === SILENT ? undefined : frame - shift;
  }

  /** The first frame behind `frame` that may be late by more or less than that. */
  until(frame: number): number {
    return this.#from[this.#placeOf(frame) + 1] ?? Infinity;
  }

  /**
   * Frames by which that packet comes late with which half of those from `from` to `to` have been heard, each counted once; undefined where
   * fewer have, as far as is decided.
   */
  halfLate(from: number, to: number): number | undefined {
    return this.#heardOf(from, to, new Set());
  }

  /** Half of the packets from `from` to `to` have not been heard, and will not be. */
  areLost(from: number, to: number): boolean {
    this.attend?.();
    const heard = new Set<number>();
    for (const { packet, isSure } of this.#coming.values())
      if (packet >= from && packet < to && (isSure || packet > this.#newestHeard)) heard.add(packet);
    return heard.size < half(from, to) && this.#heardOf(from, to, heard) === undefined;
  }

  /** Adds those that are heard until they are half; the frames by which the last of them is late, undefined where they are fewer. */
  #heardOf(from: number, to: number, heard: Set<number>): number | undefined {
    const behind = to + this.#mostLate;
    for (let frame = from; frame < behind;) {
      const end = Math.min(this.until(frame), behind);
      const packet = this.packetIn(frame);
      if (packet !== undefined)
        for (let each = Math.max(packet, from); each < Math.min(packet + end - frame, to); each++) {
          heard.add(each);
          if (heard.size >= half(from, to)) return frame - packet;
        }
      frame = end;
    }
    return undefined;
  }

  #comes(frame: number, coming: Coming): void {
    const other = this.#coming.get(frame);
    if (other && !coming.isSure && (other.isSure || other.packet > coming.packet)) return;
    this.#coming.set(frame, coming);
  }

  #hear(frame: number, shift: number): void {
    if (shift === (this.#shifts.at(-1) ?? 0)) return;
    this.#mostLate = Math.max(this.#mostLate, shift);
    this.#from.push(frame);
    this.#shifts.push(shift);
    if (this.#from.length > this.#maxChanges) this.#forget();
    this.#options.changed?.();
  }

  #forget(): void {
    const forgotten = Math.min(FORGOTTEN_AT_ONCE, this.#maxChanges);
    this.#from.splice(0, forgotten);
    this.#shifts.splice(0, forgotten);
    if (!this.#isTold) this.#options.limitReached('line.changes');
    this.#isTold = true;
  }

  /** The place of the change that counts in a frame; -1 before the first. */
  #placeOf(frame: number): number {
    let [low, high] = [0, this.#from.length];
    if ((this.#from[high - 1] ?? Infinity) <= frame) return high - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#from[middle] ?? Infinity) <= frame) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The packets in which a word is sent: the first, and the one behind the last. */
export function packetsOf(
  { startSample, endSample }: { readonly startSample: number; readonly endSample: number },
  frameSamples: number,
): readonly [number, number] {
  const from = Math.floor(startSample / frameSamples);
  return [from, Math.max(from + 1, Math.ceil(endSample / frameSamples))];
}

/** So many packets are enough for a word. */
const half = (from: number, to: number): number => Math.ceil((to - from) / 2);

/** The samples that come through a line from `from` to `to`, where `sent` gives those that were sent from one sample to another. */
export function throughLine(
  line: Line,
  frameSamples: number,
  [from, to]: readonly [number, number],
  sent: (from: number, to: number) => Int16Array,
): Int16Array {
  const output = new Int16Array(Math.max(0, to - from));
  for (let at = from; at < to;) {
    const frame = Math.floor(at / frameSamples);
    const packet = line.packetIn(frame);
    const end = Math.min(to, line.until(frame) * frameSamples);
    const shift = packet === undefined ? undefined : (frame - packet) * frameSamples;
    // Nothing was sent before the answer.
    const first = shift === undefined ? end : Math.max(at, shift);
    if (shift !== undefined && first < end) output.set(sent(first - shift, end - shift), first - from);
    at = end;
  }
  return output;
}
