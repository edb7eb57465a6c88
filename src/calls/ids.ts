import { base64UrlDigest, hexDigest } from '../platform/digest.js';

/** The node part that Telnyx's version-1 style leg and session ids have in common. */
const NODE = '02420aef93a0';

const TEN_TO_18 = 10n ** 18n;

/**
 * The identifiers of one owner (the account, a world, a call), in Telnyx's shapes. Each is the digest of its place: the third stream of
 * the second call of the first world of a seed has the same id in each run, whatever else has been drawn. Ids of different places do
 * not collide.
 */
export class Ids {
  readonly #owner: string;
  /** The number that have been drawn, by kind. */
  readonly #drawn = new Map<string, number>();

  constructor(owner: string) {
    this.#owner = owner;
  }

  /** The ids of the owner's next child of a kind: the calls of a world. */
  next(kind: string): Ids {
    return new Ids(this.#place(kind));
  }

  /** The ids of a child that has a name: the same ones at each asking. */
  of(kind: string, name: string): Ids {
    return new Ids(`${this.#owner}/${kind}/${name}`);
  }

  /** `v3:` and 54 characters of URL-safe base64. */
  callControlId(): string {
    return `v3:${base64UrlDigest(this.#place('call-control')).slice(0, 54)}`;
  }

  /** A version-1 style UUID, as leg and session ids are. */
  legId(kind: string): string {
    const hex = hexDigest(this.#place(kind));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11f0-a${hex.slice(13, 16)}-${NODE}`;
  }

  /** A version-4 UUID: events, streams, deliveries. */
  uuid(kind: string): string {
    const hex = hexDigest(this.#place(kind));
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8';
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** A 19-digit decimal, as connection ids are. */
  connectionId(kind: string): string {
    const drawn = BigInt(`0x${hexDigest(this.#place(kind)).slice(0, 32)}`) % TEN_TO_18;
    return `2${drawn.toString().padStart(18, '0')}`;
  }

  /** Ten base62 characters, as `speak_id` is. */
  short(kind: string): string {
    return base64UrlDigest(this.#place(kind)).replace(/[-_]/g, '').slice(0, 10);
  }

  /** A whole number from 0 to 2^31 - 1, for a generator that wants a seed. */
  number(kind: string): number {
    return Number.parseInt(hexDigest(this.#place(kind)).slice(0, 8), 16) >>> 1;
  }

  #place(kind: string): string {
    const n = (this.#drawn.get(kind) ?? 0) + 1;
    this.#drawn.set(kind, n);
    return `${this.#owner}/${kind}/${n}`;
  }
}
