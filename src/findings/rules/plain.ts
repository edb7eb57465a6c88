import type { EntryOf } from '../../contract/entry-types.js';
import type { NewRule } from '../rule.js';

/** One entry shows each of these, and says all that there is to say. */
export const plainFacts: NewRule = () => ({
  on: {
    'webhook_api_version.not_simulated': ({ seq, application_id: applicationId }, { tell }) =>
      tell('webhook_version_1', { applicationId }, { cause: applicationId, evidence: [seq] }),
    'activity.started': (entry, { tell }) => {
      const why = entry.kind === 'gather' ? neverValid(entry) : undefined;
      const { seq, call_control_id: callId } = entry;
      if (why !== undefined) tell('gather_never_valid', { why }, { callId, cause: why, evidence: [seq] });
    },
    'voice.unknown': ({ seq, voice, spoken_by: spokenBy, call_control_id: callId }, { tell }) =>
      tell('voice_unknown', { voice, spokenBy }, { callId, cause: voice, evidence: [seq] }),
    'file.request': ({ seq, why, recording_id: recordingId, call_control_id: callId }, { tell }) => {
      if (why !== 'expired' || recordingId === undefined) return;
      tell('recording_url_expired', { recordingId }, { callId, cause: recordingId, evidence: [seq] });
    },
    'sim.fault': ({ seq, message, call_control_id: callId }, { tell }) =>
      tell('simulator_fault', { message }, { callId, cause: message, evidence: [seq] }),
  },
});

/** The reason why no digits that could be pressed are valid; undefined where some are. */
function neverValid({
  minimum_digits: least = 1,
  maximum_digits: most = least,
  terminating_digit: last = '',
  valid_digits: valid = '',
}: EntryOf<'activity.started'>): string | undefined {
  if (least > most) return `it needs ${least} digits and takes ${most} at most`;
  const others = Array.from(valid).filter((digit) => digit !== last);
  return others.length > 0 ? undefined : `the one digit of valid_digits, ${last}, is the one that ends it`;
}
