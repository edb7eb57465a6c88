import { LIMITS, type LimitName } from '../limits.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import { FetchError } from '../platform/fetch-error.js';
import { listFolder, readFolderFile, type FolderFile } from '../platform/media-folder.js';
import { PLAYBACK_FETCH } from './audio-source.js';

/** A file that `media_name` can name. */
export interface StoredFile extends FolderFile {
  /** It was uploaded through the control API, or lies in the configured folder. */
  readonly from: 'upload' | 'folder';
}

/** A name in the folder may be written without these. */
const EXTENSIONS = ['', '.wav', '.mp3'];

export interface MediaStorageOptions {
  /** The configured folder; it is looked into at each use. */
  readonly folder?: string | null;
  /** Default `media.files`, `media.bytes`. */
  readonly maxFiles?: number;
  readonly maxBytes?: number;
  /** Makes the share in the bytes of all worlds, where there are several. */
  readonly newShare?: NewShare;
}

/** The files of one world that commands play by `media_name`: those that were uploaded, before those of the folder. */
export class MediaStorage {
  readonly #folder: string | null;
  readonly #maxFiles: number;
  readonly #uploaded = new Map<string, Uint8Array>();
  readonly #held: ByteShare;

  constructor({ folder = null, maxFiles, maxBytes, newShare = alone }: MediaStorageOptions = {}) {
    this.#folder = folder;
    this.#maxFiles = maxFiles ?? LIMITS['media.files'];
    this.#held = newShare(maxBytes ?? LIMITS['media.bytes']);
  }

  /** Keeps a file under a name, in place of the one that had it. Answers the limit that is against it; then nothing has changed. */
  put(name: string, file: Uint8Array): LimitName | undefined {
    const before = this.#uploaded.get(name);
    if (!before && this.#uploaded.size >= this.#maxFiles) return 'media.files';
    const more = file.length - (before?.length ?? 0);
    if (!this.#held.fits(more)) return 'media.bytes';
    this.#held.add(more);
    this.#uploaded.set(name, file);
    return undefined;
  }

  /** The uploaded files. Nobody writes to them. */
  uploads(): (readonly [name: string, file: Uint8Array])[] {
    return [...this.#uploaded];
  }

  /** Forgets an uploaded file and answers how many bytes it had. Undefined where there is none; files of the folder stay. */
  remove(name: string): number | undefined {
    const file = this.#uploaded.get(name);
    if (!file) return undefined;
    this.#held.add(-file.length);
    this.#uploaded.delete(name);
    return file.length;
  }

  /** The file of that name. Rejects with a FetchError where there is none. */
  async read(name: string): Promise<Uint8Array> {
    const uploaded = this.#uploaded.get(name);
    if (uploaded) return uploaded;
    for (const extension of this.#folder === null ? [] : EXTENSIONS) {
      const file = await readFolderFile(this.#folder ?? '', name + extension, PLAYBACK_FETCH.maxBytes);
      if (file) return file;
    }
    throw new FetchError(`media_name: expected the name of a stored file, came ${JSON.stringify(name)}`, true);
  }

  /** The files by name: of those in the folder `media.files` at most. */
  async list(): Promise<StoredFile[]> {
    const inFolder = this.#folder === null ? [] : await listFolder(this.#folder, LIMITS['media.files']);
    const uploaded = [...this.#uploaded].map(([name, { length }]) => ({
      name,
      bytes: length,
      from: 'upload' as const,
    }));
    const rest = inFolder.filter(({ name }) => !this.#uploaded.has(name));
    const files = [...uploaded, ...rest.map((file) => ({ ...file, from: 'folder' as const }))];
    return files.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
