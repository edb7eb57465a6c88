import type { ActivityDefinition } from '../../calls/world.js';
import { webhook } from '../../calls/effect.js';
import { noteNoGroundTruth } from '../../calls/ground-truth.js';
import { callFields } from '../../calls/payload.js';
import type { TranscriptionKind } from './kind.js';

/** Tells the app what is said on the call. */
export const transcription: ActivityDefinition<TranscriptionKind> = {
  endRank: 50,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {
    'call.transcription': (call, { data }) => ({ ...callFields(call), transcription_data: data }),
    'call.transcription.stopped': callFields,
  },
  told: ({ engine, tracks }) => ({ engine, tracks }),
  started: (call, _transcription, world) => noteNoGroundTruth(call, world),
  take(call, activity, input) {
    // At the hang-up the last words become final when the activity has been marked as ended already.
    if (input.kind !== 'transcript' || (activity.state === 'ended' && call.hangup === null)) return [];
    return [webhook(call, { type: 'call.transcription', data: input.data })];
  },
  endEvent: ({ state }, _ending, { switches }) =>
    state === 'running' && switches.transcription_stopped_event === 'on'
      ? { type: 'call.transcription.stopped' }
      : undefined,
  release: () => undefined,
  bytes: () => 0,
  view: ({ engine, tracks, interimResults }) => ({ engine, tracks, interim_results: interimResults }),
};
