import { createHash } from 'node:crypto';

/** Seeded chance, injected wherever something is drawn. */
export interface Random {
  /** A whole number from 0 to `maxExclusive - 1`; `maxExclusive` is 1 to 2^32. */
  int(maxExclusive: number): number;
  bytes(count: number): Uint8Array;
  /** An independent stream of draws. The same name gives the same stream, however much has been drawn elsewhere. */
  fork(name: string): Random;
}

/** sfc32 (Chris Doty-Humphrey's small fast counting generator), keyed by SHA-256 of the seed. Not for secrets. */
export function seededRandom(seed: string): Random {
  const key = createHash('sha256').update(seed).digest();
  let a = key.readUInt32LE(0);
  let b = key.readUInt32LE(4);
  let c = key.readUInt32LE(8);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return {
    int: (maxExclusive) => Math.floor((next() / 2 ** 32) * maxExclusive),
    bytes: (count) => Uint8Array.from({ length: count }, () => next() & 0xff),
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}
