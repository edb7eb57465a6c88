import { createHmac, timingSafeEqual } from 'node:crypto';

/** Documented: a URL of a recording is good for ten minutes. */
export const URL_LIFE_SECS = 600;

/** All URLs of files begin with this. */
export const FILES_PATH = '/_files';

/** The verdict on the URL of a file. */
export type UrlVerdict = 'good' | 'expired' | 'forged';

/** Signs URLs of files, and tells whether one is good. The key comes from the seed: another run of it knows the URLs of this one. */
export class FileUrls {
  readonly #key: string;

  /** Worlds of other keys have the same ids, and other URLs. */
  constructor(seed: string, worldKey: string | null = null) {
    this.#key = JSON.stringify(['telnyx-sim files', seed, worldKey]);
  }

  /** A URL of the file, good for ten minutes of world time from `nowMicros` on. `base` has no slash at its end. */
  urlOf(file: string, base: string, nowMicros: number): string {
    const expires = String(Math.ceil(nowMicros / 1_000_000) + URL_LIFE_SECS);
    return `${base}${FILES_PATH}/${file}?expires=${expires}&signature=${this.#signature(file, expires)}`;
  }

  judge(file: string, expires: unknown, signature: unknown, nowMicros: number): UrlVerdict {
    if (typeof expires !== 'string' || typeof signature !== 'string') return 'forged';
    const right = Buffer.from(this.#signature(file, expires));
    const given = Buffer.from(signature);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
    return nowMicros < Number(expires) * 1_000_000 ? 'good' : 'expired';
  }

  #signature(file: string, expires: string): string {
    return createHmac('sha256', this.#key).update(`${file}\n${expires}`).digest('hex');
  }
}
