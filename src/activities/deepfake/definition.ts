import { webhook } from '../../calls/effect.js';
import { stop } from '../../calls/lifecycle.js';
import { callFields } from '../../calls/payload.js';
import type { ActivityDefinition } from '../../calls/world.js';
import type { DeepfakeKind } from './kind.js';

/** The measures of each result: those of a made voice are the document's example. */
const MEASURES = {
  real: { consistency: 96.5, score: 0.04 },
  fake: { consistency: 94.5, score: 0.87 },
  silence_timeout: { consistency: null, score: null },
} as const;

/** Judges whether the far end's voice is a person's or made. */
export const deepfake: ActivityDefinition<DeepfakeKind> = {
  endRank: 27,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {
    'call.deepfake_detection.result': (call, { result }) => ({ ...callFields(call), result, ...MEASURES[result] }),
    // Audio always arrives here, and the service can be reached: what may fail is that it finds nothing in time.
    'call.deepfake_detection.error': (call) => ({ ...callFields(call), error_message: 'detection_timeout' }),
  },
  told: () => ({}),
  started(_call, activity) {
    activity.state = 'running';
    return [];
  },
  take(call, activity, input, world) {
    if (input.kind !== 'deepfakeFound' || activity.state === 'ended') return [];
    const { result } = input;
    activity.result = result;
    const event =
      result === 'error'
        ? ({ type: 'call.deepfake_detection.error' } as const)
        : ({ type: 'call.deepfake_detection.result', result } as const);
    return [webhook(call, event), ...stop(call, activity, 'completed', world)];
  },
  // Nothing is known of a voice that has not been heard enough.
  endEvent: () => undefined,
  release: () => undefined,
  bytes: () => 0,
  view: ({ timeoutMs, rtpTimeoutMs, result }) => ({
    timeout_secs: timeoutMs / 1000,
    rtp_timeout_secs: rtpTimeoutMs / 1000,
    result: result ?? null,
  }),
};
