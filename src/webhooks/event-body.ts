import type { Webhook } from './record.js';

/** The spacing of a webhook's body (switch `webhook_body_format`). */
export type BodyFormat = 'compact' | 'spaced';

/** Documented: these events alone tell of their creation too. */
const WITH_CREATION: ReadonlySet<string> = new Set(['call.conversation.ended']);

/** The body of a POST: the envelope of API version 2, keys in alphabetical order. */
export function eventBody(
  { eventType, eventId, occurredAt, payload }: Pick<Webhook, 'eventType' | 'eventId' | 'occurredAt' | 'payload'>,
  { attempt, url }: { readonly attempt: number; readonly url: string },
  format: BodyFormat,
): string {
  const envelope = {
    data: {
      ...(WITH_CREATION.has(eventType) ? { created_at: occurredAt } : {}),
      event_type: eventType,
      id: eventId,
      occurred_at: occurredAt,
      payload,
      record_type: 'event',
    },
    meta: { attempt, delivered_to: url },
  };
  return format === 'compact' ? JSON.stringify(envelope) : spaced(envelope);
}

/** JSON on one line with blanks between its parts. Within a text JSON has no line feed of its own, so each one is from the layout. */
const spaced = (value: object): string => JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ');
