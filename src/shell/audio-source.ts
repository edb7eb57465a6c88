import { Clip } from '../media/clip.js';
import { gently } from '../platform/gently.js';
import { LEG_RATE } from '../media/leg.js';
import { MediaError } from '../media/media-error.js';
import { looksLikeMp3, openMp3 } from '../media/mp3.js';
import { frameSamples } from '../media/rates.js';
import type { Recording } from '../media/recording.js';
import { Resampler } from '../media/resample.js';
import { looksLikeWav, openWav } from '../media/wav.js';

/**
 * Downloads a file. `take` is asked for each piece before it is kept; false ends the download. Rejects with a FetchError, also
 * then and when the signal is aborted.
 */
export type FetchAudio = (
  url: string,
  limits: { readonly timeoutMs: number; readonly maxBytes: number; readonly take: (bytes: number) => boolean },
  signal: AbortSignal,
) => Promise<Uint8Array>;

/** A file that `playback_start` names may take this long to download, and be this large. */
export const PLAYBACK_FETCH = { timeoutMs: 10_000, maxBytes: 50 * 1024 * 1024 } as const;

/**
 * Turns a WAV or MP3 file, told apart by its content, into audio at the leg's rate in whole frames. It takes a few
 * milliseconds at a time, and holds no more of the file's own samples than that. Rejects with a MediaError for anything else
 * and for more than `file.seconds`; with the signal's reason when nobody wants it any more.
 */
export async function decodeAudio(file: Uint8Array, signal?: AbortSignal): Promise<Clip> {
  const recording = await opened(file, signal);
  try {
    const rates = { from: recording.rate, to: LEG_RATE };
    const steps = Resampler.steps(recording.pieces(), recording.length, rates, frameSamples(LEG_RATE));
    return new Clip(await gently(steps, signal), LEG_RATE);
  } finally {
    recording.close?.();
  }
}

async function opened(file: Uint8Array, signal?: AbortSignal): Promise<Recording & { close?(): void }> {
  if (looksLikeWav(file)) return openWav(file);
  if (looksLikeMp3(file)) return openMp3(file, signal);
  throw new MediaError('audio', 'a WAV or MP3 file', `${file.length} bytes of something else`);
}
