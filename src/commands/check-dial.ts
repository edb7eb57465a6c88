import { LIMITS } from '../limits.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkSupervision } from './check-supervision.js';
import { checkDialledConference } from './conferences/options.js';
import { checkNewLeg } from './check-leg.js';
import { checkDestination, checkEncryption, checkOrigin } from './numbers.js';
import { checkConversation } from './conversation-options.js';
import { checkStream } from './stream-options.js';
import { checkTranscriptionOption } from './transcription-options.js';

export type DialBody = Body<'DialCall'>;

/** All that can be said against a dial beyond the schema. */
export function checkDial(body: DialBody, { switches }: Pick<World, 'switches'>): readonly Refusal[] {
  return [
    ...checkDestinations(body),
    ...checkOrigin(body.from),
    ...checkNewLeg(body, switches),
    ...checkStream(body, { required: false }),
    ...checkTranscriptionOption(body.transcription_config),
    ...checkConversation(body),
    ...checkLink(body),
    ...checkDialledConference(body.conference_config),
    ...checkSupervision(body),
  ];
}

/** Documented: what is about a bridge with the linked leg makes `link_to` required. */
function checkLink(body: DialBody): Refusal[] {
  const isWanted = body.bridge_intent || body.bridge_on_answer || body.park_after_unbridge === 'self';
  if (body.link_to || !isWanted) return [];
  const detail = "The 'link_to' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/link_to' }];
}

function destinationsOf({ to }: DialBody): { readonly to: string; readonly at: string }[] {
  return typeof to === 'string' ? [{ to, at: '/to' }] : to.map((one, index) => ({ to: one, at: `/to/${index}` }));
}

function checkDestinations(body: DialBody): Refusal[] {
  const destinations = destinationsOf(body);
  const pointer = '/to';
  // No more faults than these could be told.
  const refusals = destinations
    .slice(0, LIMITS['request.faults'])
    .flatMap(({ to, at }) => checkDestination(at, to, { single: typeof body.to === 'string' }));
  if (destinations.length === 0) {
    refusals.push({
      error: 'missingParameter',
      detail: "The 'to' parameter is required and cannot be blank.",
      pointer,
    });
  }
  if (destinations.length > LIMITS['dial.numbers']) {
    const detail = `The value is outside of allowed range 1 to ${LIMITS['dial.numbers']}`;
    refusals.push({ error: 'outOfRange', detail, pointer });
  }
  const numbers = destinations.map(({ to }) => to);
  return [...refusals, ...checkEncryption(body.media_encryption, numbers)];
}
