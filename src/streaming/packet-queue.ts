import type { MediaQueue } from './media-queue.js';

/** Packets that are never cut or joined, and hold as many samples as their heads tell. */
export class PacketQueue implements MediaQueue {
  readonly #samplesIn: (packet: Uint8Array) => number;
  #packets: { readonly packet: Uint8Array; readonly samples: number }[] = [];
  #head = 0;
  #samples = 0;

  constructor(samplesIn: (packet: Uint8Array) => number) {
    this.#samplesIn = samplesIn;
  }

  get samples(): number {
    return this.#samples;
  }

  samplesIn(packet: Uint8Array): number | undefined {
    return this.#samplesIn(packet) || undefined;
  }

  push(packet: Uint8Array): number {
    const samples = this.#samplesIn(packet);
    if (samples > 0) this.#packets.push({ packet, samples });
    this.#samples += samples;
    return samples;
  }

  /** One packet, however long. */
  take(): Uint8Array {
    const next = this.#packets[this.#head];
    if (!next) return new Uint8Array(0);
    if (++this.#head >= 256 || this.#head >= this.#packets.length) {
      this.#packets = this.#packets.slice(this.#head);
      this.#head = 0;
    }
    this.#samples -= next.samples;
    return next.packet;
  }

  clear(): void {
    this.#packets = [];
    this.#head = 0;
    this.#samples = 0;
  }
}
