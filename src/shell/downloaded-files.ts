import { LIMITS } from '../limits.js';
import { hexDigest } from '../platform/digest.js';

/** The files that a call has downloaded: it need not do so again as long as their audio is kept. */
export class DownloadedFiles {
  readonly #max: number;
  readonly #keys = new Map<string, string>();

  constructor(max = LIMITS['call.downloads']) {
    this.#max = max;
  }

  /** The key of a file's audio among those that are kept; undefined where the call has not downloaded it. */
  get(url: string): string | undefined {
    return this.#keys.get(hexDigest(url));
  }

  /** The oldest is forgotten where there are more than `call.downloads`. */
  set(url: string, key: string): void {
    this.#keys.set(hexDigest(url), key);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > this.#max && oldest !== undefined) this.#keys.delete(oldest);
  }
}
