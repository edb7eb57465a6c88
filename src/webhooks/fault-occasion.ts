import { owner } from '../calls/address.js';
import type { Occasion } from '../faults/fault.js';
import type { Webhook } from './record.js';

/** A webhook as something that a fault may happen to. An event of a conference is about a leg, too. */
export const faultOccasion = ({ of, eventType, eventId }: Webhook): Occasion => ({
  subject: eventType,
  eventType,
  eventId,
  callId: owner(of)['call_control_id'],
});
