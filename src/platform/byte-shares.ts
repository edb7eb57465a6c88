/** Lets go of the oldest of what it holds, and takes its bytes off. False where nothing may go. */
export type Shed = () => boolean;

/** Bytes of one holder: bounded on their own, and together with those of other holders where it has a share in theirs. */
export interface ByteShare {
  readonly used: number;
  /** So many bytes more fit, once what may go has made room: the holder's own, then the oldest of whoever holds the most. */
  fits(bytes: number): boolean;
  /** `bytes` is negative for what is given back. */
  add(bytes: number): void;
}

/** Makes a holder's share of at most `max` bytes. Without `shed` nothing that it holds may go. */
export type NewShare = (max: number, shed?: Shed) => ByteShare;

class Share implements ByteShare {
  readonly shed: Shed;
  readonly #max: number;
  #all: SharedBytes | undefined;
  #used = 0;

  constructor(max: number, shed: Shed = () => false, all?: SharedBytes) {
    this.#max = max;
    this.shed = shed;
    this.#all = all;
  }

  get used(): number {
    return this.#used;
  }

  fits(bytes: number): boolean {
    while (this.#used + bytes > this.#max) if (!this.shed()) return false;
    return this.#all?.makeRoom(bytes) ?? true;
  }

  add(bytes: number): void {
    this.#used += bytes;
    this.#all?.count(bytes);
  }

  /** Nothing of it counts for the others any more, nor does what comes late. */
  leave(): void {
    this.#all?.count(-this.#used);
    this.#all = undefined;
  }
}

/** A share that is all there is. */
export const alone: NewShare = (max, shed) => new Share(max, shed);

/** Bytes that several holders may hold together. */
export class SharedBytes {
  readonly #max: number;
  readonly #shares = new Set<Share>();
  #used = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** The bytes of all holders. */
  get used(): number {
    return this.#used;
  }

  /** The share of one more holder, and how it is given back. */
  join(max: number, shed?: Shed): { readonly share: ByteShare; readonly leave: () => void } {
    const share = new Share(max, shed, this);
    this.#shares.add(share);
    const leave = (): void => {
      if (this.#shares.delete(share)) share.leave();
    };
    return { share, leave };
  }

  /** For shares. */
  count(bytes: number): void {
    this.#used += bytes;
  }

  /** For shares: whoever holds the most lets its oldest go, until there is room. False where nobody can any more. */
  makeRoom(bytes: number): boolean {
    const stuck = new Set<Share>();
    while (this.#used + bytes > this.#max) {
      let largest: Share | undefined;
      for (const share of this.#shares) if (share.used > (largest?.used ?? 0) && !stuck.has(share)) largest = share;
      if (!largest) return false;
      if (!largest.shed()) stuck.add(largest);
    }
    return true;
  }
}
