import { Clip } from '../media/clip.js';
import { LEG_RATE } from '../media/leg.js';
import { MediaError } from '../media/media-error.js';
import { decodeMp3, looksLikeMp3 } from '../media/mp3.js';
import { resampleGently } from '../media/resample.js';
import { looksLikeWav, readWav } from '../media/wav.js';

/** Downloads a file. Rejects with a FetchError. */
export type FetchAudio = (
  url: string,
  limits: { readonly timeoutMs: number; readonly maxBytes: number },
) => Promise<Uint8Array>;

/** A file that `playback_start` names may take this long to download, and be this large. */
export const PLAYBACK_FETCH = { timeoutMs: 10_000, maxBytes: 50 * 1024 * 1024 } as const;

/** Turns a WAV or MP3 file, told apart by its content, into audio at the leg's rate. Throws a MediaError for anything else. */
export async function decodeAudio(file: Uint8Array): Promise<Clip> {
  const { pcm, rate } = await decoded(file);
  return Clip.framed(rate === LEG_RATE ? pcm : await resampleGently(pcm, rate, LEG_RATE), LEG_RATE);
}

function decoded(file: Uint8Array): Promise<{ pcm: Int16Array; rate: number }> | { pcm: Int16Array; rate: number } {
  if (looksLikeWav(file)) return readWav(file);
  if (looksLikeMp3(file)) return decodeMp3(file);
  throw new MediaError('audio', 'a WAV or MP3 file', `${file.length} bytes of something else`);
}
