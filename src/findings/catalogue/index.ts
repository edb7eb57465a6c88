import type { FindingCode, FindingKind } from '../finding.js';
import { CALL_FINDINGS } from './calls.js';
import { COMMAND_FINDINGS } from './commands.js';
import { CONFERENCE_FINDINGS } from './conferences.js';
import { MEDIA_FINDINGS } from './media.js';
import { PROPERTY_FINDINGS } from './properties.js';
import { RELAY_FINDINGS } from './relays.js';
import { SIGNATURE_FINDINGS } from './signatures.js';
import { WEBHOOK_FINDINGS } from './webhooks.js';

/** Every kind of finding, by its code. docs/FINDINGS.md has a heading for each. */
export const CATALOGUE = {
  ...WEBHOOK_FINDINGS,
  ...SIGNATURE_FINDINGS,
  ...CALL_FINDINGS,
  ...COMMAND_FINDINGS,
  ...CONFERENCE_FINDINGS,
  ...MEDIA_FINDINGS,
  ...RELAY_FINDINGS,
  ...PROPERTY_FINDINGS,
} satisfies { readonly [Code in FindingCode]: FindingKind<never> };

/** The words of a code are made of these. */
export type ValuesOf<Code extends FindingCode> = Parameters<(typeof CATALOGUE)[Code]['words']>[0];

/** The codes of all findings. */
export const FINDING_CODES = Object.keys(CATALOGUE) as [FindingCode, ...FindingCode[]];
