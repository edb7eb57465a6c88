import { eventBody, type BodyFormat } from '../webhooks/event-body.js';
import type { Webhook } from '../webhooks/record.js';
import type { WebhookKeyPair } from '../webhooks/signing.js';

/** The copies of an event, in the order in which they are sent. The genuine one goes before them all. */
export const COPY_KINDS = [
  /** Without signature headers. */
  'unsigned',
  /** Signed by another key. */
  'forged',
  /** With the signature of another body. */
  'tampered',
  /** Validly signed, with a time stamp that is 10 min old or ahead. The official SDKs take 5 min. */
  'stale',
  'future',
  /** Signed over `timestamp.body`. */
  'wrong_separator',
  /** Signed over a body of the same content with other spacing. */
  'reserialised',
  /** The genuine one again, byte for byte. Taking it is no fault, as Telnyx sends an event twice now and then. */
  'replayed',
] as const;

export type CopyKind = (typeof COPY_KINDS)[number];

/** An event as it is put into a body. */
export type AttackEvent = Pick<Webhook, 'eventType' | 'eventId' | 'occurredAt' | 'payload'>;

export interface Forger {
  readonly url: string;
  /** Unix time in whole seconds. */
  readonly nowSecs: () => number;
  readonly format: BodyFormat;
  readonly genuine: Pick<WebhookKeyPair, 'signText'>;
  /** A key that the app does not know. */
  readonly other: Pick<WebhookKeyPair, 'signText'>;
}

/** A POST to be sent. */
export interface Copy {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SKEW_SECS = 600;

/** The event as the simulator sends it. */
export function genuineCopy(event: AttackEvent, forger: Forger): Copy {
  const body = written(event, forger, forger.format);
  return signed(body, String(forger.nowSecs()), forger.genuine);
}

/** A copy of an event. `replayed` is `first` itself; the others are of an event of their own. */
export function copyOf(kind: CopyKind, event: AttackEvent, first: Copy, forger: Forger): Copy {
  const { genuine, other, format } = forger;
  const now = forger.nowSecs();
  const at = String(now);
  const body = written(event, forger, format);
  switch (kind) {
    case 'unsigned':
      return { body, headers: COMMON };
    case 'forged':
      return signed(body, at, other);
    case 'tampered':
      return { ...signed(first.body, at, genuine), body };
    case 'stale':
      return signed(body, String(now - SKEW_SECS), genuine);
    case 'future':
      return signed(body, String(now + SKEW_SECS), genuine);
    case 'wrong_separator':
      return { body, headers: headersOf(at, genuine.signText(`${at}.${body}`)) };
    case 'reserialised':
      // An app that parses, and verifies what JSON.stringify makes of that, comes to the compact body that was signed.
      return { ...signed(written(event, forger, 'compact'), at, genuine), body: written(event, forger, 'spaced') };
    case 'replayed':
      return first;
  }
}

const written = (event: AttackEvent, { url }: Forger, format: BodyFormat): string =>
  eventBody(event, { attempt: 1, url }, format);

const signed = (body: string, at: string, key: Pick<WebhookKeyPair, 'signText'>): Copy => ({
  body,
  headers: headersOf(at, key.signText(`${at}|${body}`)),
});

const COMMON = { 'content-type': 'application/json', 'user-agent': 'telnyx-webhooks' };

const headersOf = (timestamp: string, signature: string): Copy['headers'] => ({
  ...COMMON,
  'telnyx-signature-ed25519': signature,
  'telnyx-timestamp': timestamp,
});
