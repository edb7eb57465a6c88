import type { LegCodec, StreamCodec } from './codec.js';
import { l16 } from './l16.js';
import { pcma } from './pcma.js';
import { pcmu } from './pcmu.js';

export type { Codec } from './codec.js';
export { l16be } from './l16.js';

/** Codecs of legs, by the name that SDP, RTP and webhooks have for them; the first is that of a leg with no wishes. */
export const LEG_CODECS = {
  PCMU: pcmu,
  PCMA: pcma,
} as const satisfies Record<string, LegCodec>;

export type LegCodecName = keyof typeof LEG_CODECS;

/** Every codec we can produce and decode, by Telnyx's token for it. */
export const CODECS = {
  ...LEG_CODECS,
  L16: l16,
} as const satisfies Record<string, StreamCodec>;

export type CodecName = keyof typeof CODECS;

/** True if `name` is a token (case matters, as at Telnyx) of a codec in `CODECS`. */
export function isCodecName(name: string): name is CodecName {
  return Object.hasOwn(CODECS, name);
}

/** True if a leg may have the codec of that name. */
export function isLegCodecName(name: string): name is LegCodecName {
  return Object.hasOwn(LEG_CODECS, name);
}
