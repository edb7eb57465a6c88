import { redact } from '../../platform/redact.js';
import { askedFor } from './asked-for.js';
import type { NewRule } from '../rule.js';

interface Answered {
  readonly seq: number;
  readonly status: number;
  readonly method: string | null;
  readonly path: string | null;
  readonly fault: string | undefined;
}

/** The newest requests about a call that are remembered. */
const MAX_REQUESTS = 20;

/** A handler that asks for something, is refused, and fails in its turn. */
export const handlerFailed: NewRule = (memory) => {
  const requests = memory<Answered[]>(() => []);
  return {
    on: {
      'api.request': ({ seq, status, method, path, fault, call_control_id: callId }) => {
        if (callId === undefined || seq === undefined || method === 'GET') return;
        // Only what may follow on a refusal is of interest.
        const ofCall = status < 400 ? requests.find(callId) : requests.of(callId);
        if (!ofCall) return;
        ofCall.push({ seq, status, method, path, fault });
        if (ofCall.length > MAX_REQUESTS) ofCall.shift();
      },
      'webhook.attempt': ({ seq, status = 0, url, event_type: event, host, call_control_id: callId }, { tell }) => {
        if (callId === undefined || status < 500 || host === undefined) return;
        const { after, until } = host;
        // The last thing that the app asked for while it had the webhook: what it went on from was no failure.
        const last = requests.find(callId)?.findLast((request) => request.seq > after && request.seq <= until);
        if (!last || last.status < 400) return;
        const { method, path, status: refused, fault } = last;
        const values = { request: askedFor(method, path), refused, url: redact(url), event, status };
        tell('handler_failed_after_refusal', values, {
          callId,
          fault,
          cause: `${event} ${refused}`,
          evidence: [last.seq, seq],
        });
      },
    },
  };
};
