import type { NewRule } from '../rule.js';

/** One entry shows each of these, and says all that there is to say. */
export const plainFacts: NewRule = () => ({
  on: {
    'webhook_api_version.not_simulated': ({ seq, application_id: applicationId }, { tell }) =>
      tell('webhook_version_1', { applicationId }, { cause: applicationId, evidence: [seq] }),
    'voice.unknown': ({ seq, voice, spoken_by: spokenBy, call_control_id: callId }, { tell }) =>
      tell('voice_unknown', { voice, spokenBy }, { callId, cause: voice, evidence: [seq] }),
    'sim.fault': ({ seq, message, call_control_id: callId }, { tell }) =>
      tell('simulator_fault', { message }, { callId, cause: message, evidence: [seq] }),
  },
});
