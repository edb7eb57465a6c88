import type { WasmMediaEncoder } from 'wasm-media-encoders';

/** Constant, so that players know the length at once. 64 is the most that MPEG 2.5, which 8 kHz needs, allows. */
const KBPS = { 1: 32, 2: 64 } as const;

/** Samples of each channel that are encoded at a stretch: some milliseconds' work. */
const AT_ONCE = 4_000;

type Lame = WasmMediaEncoder<'audio/mpeg'>;

/** One encoder for all files, as it takes 16 MiB and 60 ms to make. Loaded with the first file: most runs never make one. */
let lame: Promise<Lame> | undefined;

/** The file that has it now is done when this is. */
let lastFile: Promise<void> = Promise.resolve();

/**
 * An MP3 file, piece by piece, of samples with all channels side by side; the same bytes for the same sound. The files of a process are
 * made one after the other.
 */
export async function* mp3Of(
  pieces: AsyncIterable<Int16Array>,
  channels: 1 | 2,
  rate: number,
): AsyncGenerator<Uint8Array> {
  const before = lastFile;
  let done: () => void = () => undefined;
  lastFile = new Promise((resolve) => (done = resolve));
  await before;
  try {
    lame ??= import('wasm-media-encoders').then(({ createMp3Encoder }) => createMp3Encoder());
    const encoder = await lame;
    encoder.configure({ channels, sampleRate: rate, bitrate: KBPS[channels] });
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += AT_ONCE * channels)
        // The encoder gives a view of its own memory.
        yield encoder.encode(apart(piece.subarray(at, at + AT_ONCE * channels), channels)).slice();
    }
    yield encoder.finalize().slice();
  } finally {
    done();
  }
}

/** The samples of each channel, from -1 to 1. */
function apart(interleaved: Int16Array, channels: number): Float32Array[] {
  const length = Math.floor(interleaved.length / channels);
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(length);
    for (let i = 0; i < length; i++) samples[i] = (interleaved[i * channels + channel] ?? 0) / 32_768;
    return samples;
  });
}
