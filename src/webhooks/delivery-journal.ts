import type { RecordEntry } from '../calls/journal.js';
import type { FieldsOf } from '../contract/entry-types.js';
import { cut } from '../platform/cut.js';
import { isSuccess } from '../platform/http-sender.js';
import { redact } from '../platform/redact.js';
import { answerKind } from './answer-body.js';
import type { AttemptParts } from './attempt-request.js';
import type { Delivery } from './record.js';

/** The host's part of an attempt: how long it took, and the newest `seq` of the journal when it left and when its outcome came. */
export interface AttemptWay {
  readonly duration_ms: number;
  readonly after: number;
  readonly until: number;
}

/** As much of a body as shows what it is. */
const SHOWN_BODY_CHARS = 200;

type WebhookEntryType = `webhook.${'attempt' | 'answer' | 'delivered' | 'failed' | 'undeliverable' | 'dropped'}`;

/** The fields of such an entry, besides those that say which webhook it is about. */
type OutcomeFields<Type extends WebhookEntryType> = Omit<FieldsOf<Type>, 'event_id' | 'event_type'>;

/** The same, where the journal is known. */
export type ReportDelivery = <Type extends WebhookEntryType>(
  type: Type,
  delivery: Delivery,
  fields: OutcomeFields<Type>,
) => void;

/** Journals what becomes of a delivery. */
export function reportDelivery<Type extends WebhookEntryType>(
  record: RecordEntry,
  type: Type,
  { webhook }: Delivery,
  fields: OutcomeFields<Type>,
): void {
  const event = { event_id: webhook.eventId, event_type: webhook.eventType };
  // The compiler does not see that what was left out is put back.
  record(type, { ...event, ...fields } as unknown as FieldsOf<Type>, webhook.of);
}

/** Journals the body of an answer that was written for somebody to read it. */
export function reportBody(
  record: RecordEntry,
  delivery: Delivery,
  { url, attempt }: Pick<AttemptParts, 'url' | 'attempt'>,
  { status, text }: { readonly status: number; readonly text: string },
): void {
  const answer = isSuccess({ status }) ? answerKind(text) : undefined;
  if (answer === undefined) return;
  const body = cut(redact(text.trim().replaceAll(/\s+/g, ' ')), SHOWN_BODY_CHARS);
  reportDelivery(record, 'webhook.answer', delivery, { url, attempt, answer, body });
}
