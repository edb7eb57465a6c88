import type { NewRule } from '../rule.js';

/**
 * Events that no URL is known for. The `webhook_url` of a dial counts for what follows on its `call.initiated`: that one alone may have nowhere
 * to go.
 */
export const webhookNowhere: NewRule = (memory) => {
  const dialled = memory(() => true);
  return {
    on: {
      'webhook.created': ({ event_type: event, payload, call_control_id: callId = '' }) => {
        if (event === 'call.initiated' && payload['direction'] === 'outgoing') dialled.of(callId);
      },
      'webhook.undeliverable': ({ seq, event_type: event, call_control_id: callId = '' }, { tell }) => {
        if (event === 'call.initiated' && dialled.find(callId)) return;
        tell('webhook_nowhere', { event }, { callId, evidence: [seq] });
      },
    },
  };
};
