import type { Random } from '../platform/random.js';

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE62 = BASE64URL.slice(0, 62);

/** The node part that Telnyx's version-1 style leg and session ids have in common. */
const NODE = '02420aef93a0';

/** Identifiers in Telnyx's shapes, drawn from the seed alone, so that a run can be repeated. */
export interface Ids {
  /** `v3:` and 54 characters of URL-safe base64. */
  callControlId(): string;
  /** A version-1 style UUID, as leg and session ids are. */
  legId(): string;
  /** A version-4 UUID: events, streams, deliveries. */
  uuid(): string;
  /** A 19-digit decimal, as connection ids are. */
  connectionId(): string;
  /** Ten base62 characters, as `speak_id` is. */
  short(): string;
}

/** Each kind of id draws from a stream of its own, so that one more webhook does not change the next call's id. */
export function seededIds(random: Random): Ids {
  const calls = random.fork('calls');
  const legs = random.fork('legs');
  const uuids = random.fork('uuids');
  const connections = random.fork('connections');
  const shorts = random.fork('shorts');
  return {
    callControlId: () => `v3:${text(calls, BASE64URL, 54)}`,
    legId: () => {
      const hex = hexOf(legs, 8);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11f0-a${hex.slice(13, 16)}-${NODE}`;
    },
    uuid: () => {
      const hex = hexOf(uuids, 16);
      const variant = '89ab'[uuids.int(4)] ?? '8';
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    connectionId: () => `2${text(connections, '0123456789', 18)}`,
    short: () => text(shorts, BASE62, 10),
  };
}

function text(random: Random, alphabet: string, length: number): string {
  let result = '';
  for (let i = 0; i < length; i++) result += alphabet[random.int(alphabet.length)] ?? '';
  return result;
}

/** The two hex digits of each byte, since a UUID is made for every answer. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(random: Random, bytes: number): string {
  let hex = '';
  for (let i = 0; i < bytes; i++) hex += HEX[random.int(256)] ?? '';
  return hex;
}
