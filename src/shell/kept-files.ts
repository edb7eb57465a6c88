import { LIMITS } from '../limits.js';
import { ByteCache } from '../media/byte-cache.js';
import type { Clip } from '../media/clip.js';
import { ByteBudget } from '../platform/byte-budget.js';
import { Decoding } from './decoding.js';

/** A clip costs so much while it is kept: two bytes for a sample, and as much again for the codecs and base64 of what is played. */
const BYTES_PER_SAMPLE = 4;

/** The files that the process has decoded, is decoding and is downloading, of all worlds. */
export class KeptFiles {
  readonly downloads: ByteBudget;
  readonly decoding = new Decoding();
  readonly clips: ByteCache<Clip>;

  /** `crowded` is told when a file that was decoded makes way for another. */
  constructor(crowded: () => void, limits: { readonly downloadBytes?: number; readonly cacheBytes?: number } = {}) {
    this.downloads = new ByteBudget(limits.downloadBytes ?? LIMITS['file.download_bytes']);
    this.clips = new ByteCache(
      limits.cacheBytes ?? LIMITS['file.cache_bytes'],
      (clip) => clip.lengthSamples * BYTES_PER_SAMPLE,
      crowded,
    );
  }
}
