import type { MPEGDecoder } from 'mpg123-decoder';
import { gently } from '../platform/gently.js';
import { MediaError } from './media-error.js';
import { mp3FrameSteps, type Mp3Layout } from './mp3-frames.js';
import { saturate } from './rates.js';
import { checkDuration, type Recording } from './recording.js';

export { looksLikeMp3 } from './mp3-frames.js';

/** Decoded at a stretch, a few milliseconds' work; then whoever else waits for the thread has a turn. */
const SLICE_SECONDS = 0.25;

/** Less than a frame at a time would be waste: the decoder joins them. */
const MIN_SLICE_BYTES = 512;

/**
 * Opens an MP3 file; two channels are mixed down to their mean. `close` frees the decoder. Rejects with a MediaError for what
 * holds no MP3 frames, and for more than `file.seconds`; with the signal's reason when nobody wants it any more.
 */
export async function openMp3(bytes: Uint8Array, signal?: AbortSignal): Promise<Recording & { close(): void }> {
  const layout = await gently(mp3FrameSteps(bytes), signal);
  if (!layout) throw new MediaError('mp3', 'frames of MPEG layer III', `${bytes.length} bytes without one`);
  checkDuration(layout.samples, layout.rate, 'mp3');
  // Loaded here, because most runs never meet an MP3 file.
  const { MPEGDecoder: Decoder } = await import('mpg123-decoder');
  const decoder = new Decoder();
  await decoder.ready;
  return {
    rate: layout.rate,
    length: layout.samples,
    pieces: () => decode(decoder, layout),
    close: () => decoder.free(),
  };
}

function* decode(decoder: MPEGDecoder, layout: Mp3Layout): Generator<Int16Array> {
  let any = false;
  for (const slice of slices(layout)) {
    const { channelData, samplesDecoded } = decoder.decode(slice);
    any ||= samplesDecoded > 0;
    yield mixDown(channelData, samplesDecoded);
  }
  if (!any) throw new MediaError('mp3', 'frames that can be decoded', 'none');
}

function* slices({ stretches, rate, samples }: Mp3Layout): Generator<Uint8Array> {
  const bytes = stretches.reduce((total, stretch) => total + stretch.length, 0);
  const sliceBytes = Math.max(MIN_SLICE_BYTES, Math.ceil((bytes * rate * SLICE_SECONDS) / samples));
  for (const stretch of stretches) {
    for (let at = 0; at < stretch.length; at += sliceBytes) yield stretch.subarray(at, at + sliceBytes);
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
