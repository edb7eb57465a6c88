import type { RecordEntry } from './calls/journal.js';
import { FLITE_VOICES } from './media/speech/voices.js';
import type { Log } from './platform/log.js';

/** The ways by which an app comes to hear of a call. */
export const WAYS_TO_A_URL = 'give --webhook-url, webhook_url with the call, or webhook_event_url of its application';

/** Records in the journal, and writes those entries to the log that a developer wants to see while they happen. */
export function worldLog(log: Log, record: RecordEntry): RecordEntry {
  return (type, fields, at) => {
    record(type, fields, at);
    const told: Readonly<Record<string, unknown>> = fields;
    if (type === 'webhook.attempt') log.info(webhookLine(told), `webhook ${String(told['event_type'])}`);
    // Once for a call: the others of its webhooks fare no better.
    if (type === 'webhook.undeliverable' && told['event_type'] === 'call.initiated')
      log.info({}, `this call has no webhook URL, so no app will hear of it: ${WAYS_TO_A_URL}`);
    if (type === 'voice.unknown') {
      const [name, own] = [String(told['voice']), String(told['spoken_by'])];
      const ours = FLITE_VOICES.join(', ');
      log.warn({}, `there is no voice ${name}; ${own} speaks (ours are ${ours}, and all names of Telnyx)`);
    }
  };
}

function webhookLine(fields: Readonly<Record<string, unknown>>): Record<string, string | number | null> {
  const { host } = fields;
  const text = (value: unknown): string | number | null =>
    typeof value === 'string' || typeof value === 'number' ? value : null;
  return {
    status: text(fields['status'] ?? fields['error']),
    ms: text(isRecord(host) ? host['duration_ms'] : null),
    attempt: text(fields['attempt']),
    url: text(fields['url']),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
