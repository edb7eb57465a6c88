import type { Call } from '../../src/calls/call.js';
import { CODECS, type CodecName } from '../../src/media/codecs/index.js';
import { Resampler } from '../../src/media/resample.js';
import { readWav } from '../../src/media/wav.js';
import { isStateful } from '../../src/media/codecs/codec.js';
import { readFixture } from '../../src/platform/fixtures.js';
import { ExchangeWorld, STREAM_URL } from './exchange.js';
import type { FakeSocket } from './fake-socket.js';
import { clear, mark, media } from './stream-world.js';

/** The samples of a recording that comes with the package, at 8 kHz, without the silence in front. */
export async function voice(name: string): Promise<Int16Array> {
  const { pcm } = readWav((await readFixture(name)).wav);
  return pcm.slice(pcm.findIndex((sample) => Math.abs(sample) > 300));
}

/** An app that answers a call with a stream and sends audio, paced, on virtual time: what it does when is the test's to say. */
export class StreamApp {
  readonly world: ExchangeWorld;
  readonly call: Call;
  readonly socket: FakeSocket;
  readonly #rate: number;
  readonly #codec: CodecName;
  readonly #startMs: number;
  #sending: { cut: boolean } = { cut: false };

  private constructor(world: ExchangeWorld, call: Call, socket: FakeSocket, codec: CodecName) {
    this.world = world;
    this.call = call;
    this.socket = socket;
    this.#codec = codec;
    this.#rate = codec === 'L16' ? 16_000 : 8000;
    this.#startMs = world.clock.now();
  }

  /** `encodesAs`: where it is not the codec that the stream takes. `atMs`: the time of the clock. */
  static async answer(codec: CodecName = 'PCMU', encodesAs = codec, atMs = 0): Promise<StreamApp> {
    const world = new ExchangeWorld();
    await world.clock.advanceAsync(atMs);
    const call = await world.ring({ codec: codec === 'PCMA' ? 'PCMA' : 'PCMU' });
    world.ok(call, 'answer', {
      stream_url: STREAM_URL,
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: codec,
      stream_bidirectional_sampling_rate: codec === 'L16' ? 16_000 : 8000,
    });
    return new StreamApp(world, call, world.dialer.accept(), encodesAs);
  }

  /** Does each thing at its time, in ms from the answer, and then lets time go on to `endMs`. */
  async run(things: readonly (readonly [atMs: number, thing: () => void])[], endMs: number): Promise<void> {
    for (const [atMs, thing] of [...things].sort(([a], [b]) => a - b)) {
      await this.world.clock.advanceAsync(this.#startMs + atMs - this.world.clock.now());
      thing();
    }
    await this.world.clock.advanceAsync(this.#startMs + endMs - this.world.clock.now());
  }

  /**
   * Sends sound in frames of 20 ms, `leadMs` of it at once; it takes the place of what was being sent. A frame that `delayed` names comes so
   * many ms late, and all behind it too.
   */
  send(pcm: Int16Array, { leadMs = 100, delay = { frame: Infinity, ms: 0 } } = {}): void {
    const sending = { cut: false };
    this.#sending.cut = true;
    this.#sending = sending;
    this.#frames(pcm).forEach((bytes, i) => {
      const dueMs = Math.max(0, i * 20 - leadMs) + (i >= delay.frame ? delay.ms : 0);
      const task = (): void => {
        if (!sending.cut) this.socket.receive(media(bytes));
      };
      if (dueMs === 0) task();
      else this.world.clock.schedule(dueMs, task);
    });
  }

  /** Sends no more of it. */
  stopSending(): void {
    this.#sending.cut = true;
  }

  clear(): void {
    this.stopSending();
    this.socket.receive(clear);
  }

  mark(name: string): void {
    this.socket.receive(mark(name));
  }

  #frames(pcm: Int16Array): Uint8Array[] {
    const codec = CODECS[this.#codec];
    if (isStateful(codec)) throw new Error(`no ${this.#codec} here`);
    const all = this.#rate === 8000 ? pcm : new Resampler(8000, this.#rate).push(pcm);
    const samples = this.#rate / 50;
    return Array.from({ length: Math.floor(all.length / samples) }, (_, i) =>
      codec.encode(all.subarray(i * samples, (i + 1) * samples)),
    );
  }
}
