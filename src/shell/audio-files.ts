import { createHash } from 'node:crypto';
import type { PlaybackSource } from '../activities/playback/kind.js';
import { LIMITS } from '../limits.js';
import { readBase64 } from '../media/base64-audio.js';
import type { Clip } from '../media/clip.js';
import { MediaError } from '../media/media-error.js';
import { gently } from '../platform/gently.js';
import { decodeAudio, PLAYBACK_FETCH, type FetchAudio } from './audio-source.js';
import type { KeptFiles } from './kept-files.js';
import { MediaStorage } from './media-storage.js';
import type { DownloadedFiles } from './downloaded-files.js';

/** Characters or bytes that are hashed at a stretch. */
const HASHED_AT_ONCE = 1024 * 1024;

/**
 * The files that are played. Calls that play the same file share its audio: it is decoded once, and again only when it has
 * not been played for long.
 */
export class AudioFiles {
  readonly #fetch: FetchAudio;
  readonly #kept: KeptFiles;
  /** The files that `media_name` names. */
  readonly storage: MediaStorage;

  constructor(fetch: FetchAudio, kept: KeptFiles, storage = new MediaStorage()) {
    this.#fetch = fetch;
    this.#kept = kept;
    this.storage = storage;
  }

  /** Gets a file from wherever it is and decodes it. Rejects as `download` does; with a FetchError also for an unknown name. */
  async load(source: PlaybackSource, signal: AbortSignal, downloaded: DownloadedFiles): Promise<Clip> {
    switch (source.kind) {
      case 'url':
        return this.download(source.url, signal, source.anew ? undefined : downloaded);
      case 'name':
        return this.decode(await this.storage.read(source.name), signal);
      case 'content':
        return this.decode(source.base64, signal);
    }
  }

  /**
   * Downloads a file and decodes it, unless it is among those that have been `downloaded` and its audio is still kept. Rejects with a
   * FetchError or a MediaError, one of the limit `file.download_bytes` too, and when the signal is aborted.
   */
  async download(url: string, signal: AbortSignal, downloaded?: DownloadedFiles): Promise<Clip> {
    const { downloads, clips } = this.#kept;
    const known = clips.get(downloaded?.get(url) ?? '');
    if (known) return known;
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
      const file = await this.#fetch(url, { ...PLAYBACK_FETCH, take }, signal);
      const key = await gently(hash(file), signal);
      downloaded?.set(url, key);
      return await this.#decoded(key, file, signal);
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
    return this.#decoded(await gently(hash(file), signal), file, signal);
  }

  #decoded(key: string, file: Uint8Array | string, signal: AbortSignal): Promise<Clip> {
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
