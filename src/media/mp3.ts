import { LIMITS } from '../limits.js';
import { MediaError } from './media-error.js';
import { findMp3Frames } from './mp3-frames.js';
import { saturate } from './rates.js';
import type { DecodedAudio } from './wav.js';

export { looksLikeMp3 } from './mp3-frames.js';

/** Decoded at a stretch, about a second of speech; then whoever else waits for the thread has a turn. */
const SLICE_BYTES = 16_384;

/**
 * Decodes an MP3 file, two channels mixed down to their mean. Throws a MediaError for what holds no MP3 frames and for
 * more than `LIMITS['file.mp3_seconds']`.
 */
export async function decodeMp3(bytes: Uint8Array): Promise<DecodedAudio> {
  const layout = findMp3Frames(bytes);
  if (!layout) throw new MediaError('mp3', 'frames of MPEG layer III', `${bytes.length} bytes without one`);
  if (layout.samples > LIMITS['file.mp3_seconds'] * layout.rate) {
    throw new MediaError(
      'mp3',
      `at most ${LIMITS['file.mp3_seconds']} s`,
      `${Math.round(layout.samples / layout.rate)} s`,
    );
  }
  // Loaded here, because most runs never meet an MP3 file.
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const pieces: Int16Array[] = [];
    for (const slice of slices(layout.stretches)) {
      const { channelData, samplesDecoded } = decoder.decode(slice);
      if (samplesDecoded > 0) pieces.push(mixDown(channelData, samplesDecoded));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const pcm = join(pieces);
    if (pcm.length === 0) throw new MediaError('mp3', 'frames that can be decoded', 'none');
    return { rate: layout.rate, pcm };
  } finally {
    decoder.free();
  }
}

function* slices(stretches: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const stretch of stretches) {
    for (let at = 0; at < stretch.length; at += SLICE_BYTES) yield stretch.subarray(at, at + SLICE_BYTES);
  }
}

/** From -1 to 1, per channel, to 16 bits. */
function mixDown(channels: readonly Float32Array[], length: number): Int16Array {
  const pcm = new Int16Array(length);
  const scale = 32_768 / Math.max(1, channels.length);
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (const channel of channels) sum += channel[i] ?? 0;
    pcm[i] = saturate(sum * scale);
  }
  return pcm;
}

function join(pieces: readonly Int16Array[]): Int16Array {
  const pcm = new Int16Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    pcm.set(piece, at);
    at += piece.length;
  }
  return pcm;
}
