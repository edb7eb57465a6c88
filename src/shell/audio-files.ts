import { createHash } from 'node:crypto';
import { LIMITS } from '../limits.js';
import { readBase64 } from '../media/base64-audio.js';
import type { Clip } from '../media/clip.js';
import { MediaError } from '../media/media-error.js';
import { gently } from '../platform/gently.js';
import { decodeAudio, PLAYBACK_FETCH, type FetchAudio } from './audio-source.js';
import type { KeptFiles } from './kept-files.js';

/** Characters or bytes that are hashed at a stretch. */
const HASHED_AT_ONCE = 1024 * 1024;

/**
 * The files that are played. Calls that play the same file share its audio: it is decoded once, and again only when it has
 * not been played for long.
 */
export class AudioFiles {
  readonly #fetch: FetchAudio;
  readonly #kept: KeptFiles;

  constructor(fetch: FetchAudio, kept: KeptFiles) {
    this.#fetch = fetch;
    this.#kept = kept;
  }

  /**
   * Downloads a file and decodes it. Rejects with a FetchError or a MediaError, one of the limit `file.download_bytes` too,
   * and when the signal is aborted.
   */
  async download(url: string, signal: AbortSignal): Promise<Clip> {
    const { downloads } = this.#kept;
    let held = 0;
    let refused = 0;
    const take = (bytes: number): boolean => {
      if (!downloads.fits(bytes)) {
        refused++;
        return false;
      }
      downloads.add(bytes);
      held += bytes;
      return true;
    };
    try {
      return await this.decode(await this.#fetch(url, { ...PLAYBACK_FETCH, take }, signal), signal);
    } catch (error) {
      if (refused === 0) throw error;
      const limit = LIMITS['file.download_bytes'];
      throw new MediaError('audio', `at most ${limit} bytes of files under way at once`, 'more', 'file.download_bytes');
    } finally {
      downloads.add(-held);
    }
  }

  /** Decodes a WAV or MP3 file, given as bytes or in base64. Rejects with a MediaError, and when the signal is aborted. */
  async decode(file: Uint8Array | string, signal: AbortSignal): Promise<Clip> {
    const key = await gently(hash(file), signal);
    const make = (wanted: AbortSignal): Promise<Clip> =>
      this.#kept.decoding.run(file.length, wanted, async () => {
        const bytes = typeof file === 'string' ? await gently(readBase64(file, 'audio'), wanted) : file;
        return decodeAudio(bytes, wanted);
      });
    return this.#kept.clips.fetch(key, make, signal);
  }
}

function* hash(file: Uint8Array | string): Generator<undefined, string> {
  const sha256 = createHash('sha256');
  for (let at = 0; at < file.length; at += HASHED_AT_ONCE) {
    sha256.update(
      typeof file === 'string' ? file.slice(at, at + HASHED_AT_ONCE) : file.subarray(at, at + HASHED_AT_ONCE),
    );
    yield;
  }
  return `${typeof file} ${sha256.digest('base64')}`;
}
