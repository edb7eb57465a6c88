import type { ActivityKinds } from '../calls/world.js';
import { aiGather } from './ai-gather/definition.js';
import { assistant } from './assistant/definition.js';
import { bridge } from './bridge/definition.js';
import { conference } from './conference/definition.js';
import { deepfake } from './deepfake/definition.js';
import { detection } from './detection/definition.js';
import { fork } from './fork/definition.js';
import { gather } from './gather/definition.js';
import { participant } from './participant/definition.js';
import { payment } from './payment/definition.js';
import { playback } from './playback/definition.js';
import { queued } from './queued/definition.js';
import { recording } from './recording/definition.js';
import { relay } from './relay/definition.js';
import { refer } from './refer/definition.js';
import { siprec } from './siprec/definition.js';
import { speak } from './speak/definition.js';
import { stream } from './stream/definition.js';
import { supervision } from './supervision/definition.js';
import { suppression } from './suppression/definition.js';
import { transcription } from './transcription/definition.js';

/** Every kind of activity. */
export const ACTIVITY_KINDS: ActivityKinds = {
  ai_gather: aiGather,
  assistant,
  bridge,
  conference,
  deepfake,
  detection,
  fork,
  gather,
  participant,
  payment,
  playback,
  queued,
  recording,
  relay,
  refer,
  siprec,
  speak,
  stream,
  supervision,
  suppression,
  transcription,
};
