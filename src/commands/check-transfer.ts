import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import type { Switches } from '../switches.js';
import { checkNewLeg } from './check-leg.js';
import { checkBase64 } from './checks.js';
import { checkDestination, checkEncryption, checkOrigin } from './numbers.js';

export type TransferBody = Body<'TransferCall'>;

/** All that can be said against a transfer beyond the schema. */
export function checkTransfer(
  body: TransferBody,
  { switches }: { readonly switches: Pick<Switches, 'zero_timeouts'> },
): readonly Refusal[] {
  return [
    ...checkDestination('/to', body.to, { single: true }),
    ...checkEncryption(body.media_encryption, [body.to]),
    ...(body.from ? checkOrigin(body.from) : []),
    ...checkBase64('target_leg_client_state', body.target_leg_client_state),
    ...checkNewLeg(body, switches),
  ];
}
