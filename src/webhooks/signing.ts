import { createHash, createPrivateKey, createPublicKey, sign as signBytes } from 'node:crypto';

/** A key signs the webhooks of one simulator; apps are given its public half to verify with. */
export interface WebhookKeyPair {
  /** The 32 raw bytes of the ed25519 public key in base64: the form that `TELNYX_PUBLIC_KEY` and the SDKs take. */
  readonly publicKey: string;
  /**
   * The value of `telnyx-signature-ed25519`: base64 of the 64-byte signature over `timestamp|body`.
   * @param timestamp Unix time in whole seconds, exactly as it stands in `telnyx-timestamp`.
   * @param body the bytes that are sent; a string counts as UTF-8.
   */
  sign(timestamp: string, body: string | Uint8Array): string;
  /** The same on another of Node's threads. `done` is called later, with null and the signature, or with an error. */
  signBeside(timestamp: string, body: string, done: (error: Error | null, signature: string) => void): void;
  /** The signature over a text as it stands, whatever it is, in base64. */
  signText(text: string): string;
}

/** Keeps this key apart from anything else that is derived from the same seed. */
const SEED_LABEL = 'telnyx-sim webhook signing key: ';

/** RFC 8410: everything of a PKCS#8 ed25519 private key that stands before its 32-byte seed. */
const PKCS8_ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same seed gives the same key, so a public key in an app's environment outlives a restart. Not a secret. */
export function keyPairFromSeed(seed: string): WebhookKeyPair {
  const keySeed = createHash('sha256')
    .update(SEED_LABEL + seed)
    .digest();
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519_PREFIX, keySeed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64'),
    sign: (timestamp, body) => signBytes(null, signedBytes(timestamp, body), key).toString('base64'),
    signBeside: (timestamp, body, done) =>
      signBytes(null, signedBytes(timestamp, body), key, (error, signature) =>
        done(error, error ? '' : signature.toString('base64')),
      ),
    signText: (text) => signBytes(null, Buffer.from(text), key).toString('base64'),
  };
}

function signedBytes(timestamp: string, body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(`${timestamp}|${body}`);
  return Buffer.concat([Buffer.from(`${timestamp}|`), body]);
}
