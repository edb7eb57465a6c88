import { StreamFaults } from '../by-fault.js';
import type { NewRule } from '../rule.js';

/** Conversation relays that cannot be opened, and what their apps send that cannot be taken. */
export const relayFacts: NewRule = (memory) => {
  /** Of each relay: where it goes, and the entry that tells of its beginning. */
  const begun = memory<{ url: string; seq: number | undefined }>(() => ({ url: '', seq: undefined }));
  const refused = new StreamFaults(memory, 'stream_refused');
  return {
    on: {
      'fault.happened': (entry) => refused.note(entry),
      'activity.started': ({ kind, id, seq, url = '' }) => {
        if (kind === 'relay') begun.put(id, { url, seq });
      },
      'activity.ended': ({ id }) => begun.forget(id),
      'relay.error': ({ seq, relay_id: id, reason = '', host, call_control_id: callId }, { tell }) => {
        const { url, seq: begunSeq } = begun.find(id) ?? { url: 'url', seq: undefined };
        const { fault, seq: faultSeq } = refused.in(id);
        const about = { callId, cause: url, evidence: [begunSeq, seq, faultSeq], fault };
        tell('relay_unreachable', { url, error: host?.error ?? reason }, about);
      },
      'relay.received': ({ seq, malformed, call_control_id: callId }, { tell }) => {
        if (malformed === undefined) return;
        tell('relay_bad_frame', { why: malformed }, { callId, evidence: [seq] });
      },
    },
  };
};
