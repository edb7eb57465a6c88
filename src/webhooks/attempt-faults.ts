import type { FaultBook } from '../faults/book.js';
import type { FaultKind, Struck } from '../faults/fault.js';
import type { AttemptParts, Sign } from './attempt-request.js';
import { faultOccasion } from './fault-occasion.js';
import type { Delivery } from './record.js';

type Strike = Pick<FaultBook, 'strike'>;

/** The error of an attempt that a fault kept from arriving. */
export const LOST = 'lost';

/** The SDKs refuse what is more than five minutes old. */
const STALE_SECS = 600;

/** A fault that happens to one attempt, a retry included. */
export const faultOfAttempt = (faults: Strike | undefined, { webhook }: Delivery): Struck | undefined =>
  faults?.strike(['webhook_lost', 'webhook_wrongly_signed', 'webhook_stale'], faultOccasion(webhook));

/** The parts of an attempt as the fault has them. */
export function withFault<Parts extends Pick<AttemptParts, 'timestamp' | 'sign'>>(
  parts: Parts,
  fault: FaultKind | undefined,
): Parts {
  if (fault === 'webhook_stale') return { ...parts, timestamp: String(Number(parts.timestamp) - STALE_SECS) };
  return fault === 'webhook_wrongly_signed' ? { ...parts, sign: wrongly(parts.sign) } : parts;
}

/** A signature of another text: of the right length and form, and not valid. */
const wrongly =
  (sign: Sign): Sign =>
  (timestamp, body, others) =>
    sign(timestamp, `${body} `, others);
