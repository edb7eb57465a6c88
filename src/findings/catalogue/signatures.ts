import type { EntryOf } from '../../contract/entry-types.js';
import { kind } from './kind.js';

export type CopyKind = EntryOf<'attack.ended'>['acted'][number];

/** An app that takes one of these does not check the signature, or not rightly. */
export const NOT_TELNYX: readonly CopyKind[] = ['unsigned', 'forged', 'tampered', 'wrong_separator', 'reserialised'];
/** These are Telnyx's own, of another time. */
export const OUT_OF_TIME: readonly CopyKind[] = ['stale', 'future'];

export interface Unchecked {
  readonly url: string;
  readonly kinds: readonly CopyKind[];
  readonly hasActed: boolean;
}

const MENDS: Readonly<Partial<Record<CopyKind, string>>> = {
  unsigned: 'refuse a request without telnyx-signature-ed25519 and telnyx-timestamp',
  forged: 'verify with the key of TELNYX_PUBLIC_KEY',
  tampered: 'verify the body that came, and let no failure pass',
  wrong_separator: 'verify the time stamp and the body with a bar between them, timestamp|body',
  reserialised:
    'verify the raw bytes of the body, before any parser: JSON.stringify of what was parsed is another text',
  stale: 'refuse a time stamp that is more than 5 min off',
  future: 'refuse a time stamp that is more than 5 min off',
};

export const SIGNATURE_FINDINGS = {
  signature_not_checked: kind<Unchecked>({
    severity: 'error',
    when: 'an attack is over',
    words: ({ url, kinds, hasActed }) => ({
      summary: `${url} ${hasActed ? 'acted on' : 'answered 2xx to'} webhooks that are not to be trusted: ${kinds.join(', ')}.`,
      detail: hasActed
        ? 'Commands came for calls that only such a copy of an event had told of: whoever knows the URL can have the app make calls.'
        : 'No command followed, so the app may look at the signature after its answer; an answer of 401 or 403 would show that it does.',
      fix: `In the app: ${[...new Set(kinds.flatMap((one) => MENDS[one] ?? []))].join('; ')}. The SDK's webhooks.unwrap(rawBody, {headers}) does all of it.`,
    }),
  }),
};
