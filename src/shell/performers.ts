import { aiGatherPerformer } from '../activities/ai-gather/performer.js';
import { assistantPerformer } from '../activities/assistant/performer.js';
import { bridgePerformer } from '../activities/bridge/performer.js';
import { conferencePerformer } from '../activities/conference/performer.js';
import { deepfakePerformer } from '../activities/deepfake/performer.js';
import { detectionPerformer } from '../activities/detection/performer.js';
import { forkPerformer } from '../activities/fork/performer.js';
import { gatherPerformer } from '../activities/gather/performer.js';
import { participantPerformer } from '../activities/participant/performer.js';
import { paymentPerformer } from '../activities/payment/performer.js';
import { playbackPerformer } from '../activities/playback/performer.js';
import { queuedPerformer } from '../activities/queued/performer.js';
import { recordingPerformer } from '../activities/recording/performer.js';
import { relayPerformer } from '../activities/relay/performer.js';
import { referPerformer } from '../activities/refer/performer.js';
import { siprecPerformer } from '../activities/siprec/performer.js';
import { speakPerformer } from '../activities/speak/performer.js';
import { streamPerformer } from '../activities/stream/performer.js';
import { supervisionPerformer } from '../activities/supervision/performer.js';
import { suppressionPerformer } from '../activities/suppression/performer.js';
import { transcriptionPerformer } from '../activities/transcription/performer.js';
import type { ActivityKind } from '../calls/activity.js';
import type { Performer } from './performer.js';

/** The performer of every kind of activity. */
export const PERFORMERS: { readonly [K in ActivityKind]: Performer<K> } = {
  ai_gather: aiGatherPerformer,
  assistant: assistantPerformer,
  bridge: bridgePerformer,
  conference: conferencePerformer,
  deepfake: deepfakePerformer,
  detection: detectionPerformer,
  fork: forkPerformer,
  gather: gatherPerformer,
  participant: participantPerformer,
  payment: paymentPerformer,
  playback: playbackPerformer,
  queued: queuedPerformer,
  recording: recordingPerformer,
  relay: relayPerformer,
  refer: referPerformer,
  siprec: siprecPerformer,
  speak: speakPerformer,
  stream: streamPerformer,
  supervision: supervisionPerformer,
  suppression: suppressionPerformer,
  transcription: transcriptionPerformer,
};
