import type { Codec } from './codec.js';
import { l16 } from './l16.js';
import { pcma } from './pcma.js';
import { pcmu } from './pcmu.js';

export type { Codec } from './codec.js';
export { l16be } from './l16.js';

/** Every codec we can produce and decode, by Telnyx's token for it. */
export const CODECS = {
  PCMU: pcmu,
  PCMA: pcma,
  L16: l16,
} as const satisfies Record<string, Codec>;

export type CodecName = keyof typeof CODECS;

/** True if `name` is a token (case matters, as at Telnyx) of a codec in `CODECS`. */
export function isCodecName(name: string): name is CodecName {
  return Object.hasOwn(CODECS, name);
}

/** The codec of that name, or undefined where we have none. */
export function findCodec(name: string): Codec | undefined {
  return isCodecName(name) ? CODECS[name] : undefined;
}
