import { newWebhookSettings, type Call } from '../calls/call.js';
import type { RecordingActivity } from '../activities/recording/kind.js';
import type { AssistantActivity } from '../activities/assistant/kind.js';
import type { SpeakActivity } from '../activities/speak/kind.js';
import type { Activity } from '../calls/activity.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import { newCall } from '../calls/new-call.js';
import type { AnyCallCommand } from '../commands/command.js';
import { readRelayParams } from '../relaying/params.js';
import { newStreamStats } from '../streaming/stats.js';
import { readStreamParams } from '../streaming/params.js';

/** A call for an id that was never given out (`--provision-unknown`): answered, alive for ever, without a far end. */
export function standIn(callControlId: string, world: World): Call {
  const ids = world.ids.of('stand-in', callControlId);
  const call = newCall(world, {
    ...NOBODY,
    id: callControlId,
    ids,
    sessionId: ids.legId('session'),
    state: 'active',
    webhooks: newWebhookSettings(),
    clientState: null,
  });
  call.answeredAt = call.createdAt;
  return call;
}

/**
 * The call that `command` runs on in place of `known`: tests that were written against a stateless mock send every command to one made-up id, so
 * it is fresh and in a state in which the command is legal. A command that stops something finds it running, and so does an overlay what
 * it lies on.
 */
export function freshFor(command: AnyCallCommand, known: Call, body: object, world: World): Call {
  const call = newCall(world, {
    ...NOBODY,
    id: known.id,
    ids: known.ids,
    legId: known.legId,
    sessionId: known.sessionId,
    state: command.name === 'answer' || command.name === 'reject' ? 'ringing' : 'active',
    webhooks: newWebhookSettings(),
    clientState: known.clientState,
    commandIds: known.commandIds,
    noted: known.noted,
  });
  runWhatItNeeds(call, command.name, body, world);
  fillQueue(Reflect.get(body, 'queue'), world);
  return call;
}

/** A far end that there is none of. */
export const NOBODY = {
  standIn: true,
  connectionId: '',
  direction: 'incoming',
  from: '',
  to: '',
  codec: 'PCMU',
  identity: { callerIdName: '', fromSipUri: '', toSipUri: '', callingPartyType: 'pstn' },
  dial: undefined,
} as const;

/** A rule for stand-ins: a start may leave out what it would begin with, as stateless mocks have it. */
export const lenient = <T extends Pick<World, 'switches'>>(world: T): T => ({
  ...world,
  switches: { ...world.switches, empty_start: 'accept' },
});

function runWhatItNeeds(call: Call, command: string, body: object, world: World): void {
  const needed = NEEDED[command];
  if (!needed) return;
  const ids = ['stream_id', 'recording_id', 'conversation_id'].map((property) => named(body, property));
  const id = ids.find((each) => each !== undefined) ?? call.ids.uuid('assumed');
  call.activities.set(id, { ...needed(), ...beginning(id, world, 'running') });
}

/** In a queue that a bridge names there is a call. */
function fillQueue(name: unknown, world: World): void {
  if (typeof name !== 'string') return;
  const { queue } = world.queues.create(name, { maxSize: 1, isImplicit: true });
  world.queues.add(queue, standIn('v3:waiting', world), false);
}

/** An id that a body names. */
function named(body: object, property: string): string | undefined {
  const id: unknown = Reflect.get(body, property);
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

type Assumed<A extends Activity> = A extends Activity ? Omit<A, 'id' | 'state' | 'startedAt' | 'endedAt'> : never;

const speech = (): Assumed<SpeakActivity> => ({
  kind: 'speak',
  text: '',
  ssml: false,
  voice: 'female',
  language: undefined,
  loop: 1,
  targetLegs: 'self',
});

const recording = (isPaused: boolean) => (): Assumed<RecordingActivity> => ({
  kind: 'recording',
  options: {
    channels: 'dual',
    format: 'mp3',
    track: 'both',
    trim: false,
    beep: false,
    transcribed: false,
    maxLengthMs: 0,
    silenceMs: 0,
    fileName: undefined,
  },
  initiatedBy: 'StartCallRecordingAPI',
  baseUrl: '',
  begunAt: null,
  isPaused,
  recordedMicros: 0,
  wentOnAt: 0,
  outcome: 'pending',
});
const assistant = (): Assumed<AssistantActivity> => ({
  kind: 'assistant',
  assistantId: '',
  languageModel: '',
  speechModel: '',
  voice: '',
  openedAt: null,
  lines: [],
  history: [],
  isInterruptible: true,
  participants: [],
  insights: undefined,
});

/** The command needs such an activity. */
const NEEDED: Readonly<Record<string, () => Assumed<Activity>>> = {
  streaming_stop: () => ({
    kind: 'stream',
    params: readStreamParams({ stream_url: 'ws://127.0.0.1' }),
    mediaFormat: { encoding: 'PCMU', sample_rate: 8000, channels: 1 },
    stats: newStreamStats(),
  }),
  fork_stop: () => ({
    kind: 'fork',
    params: { kind: 'legacy', target: { host: '127.0.0.1', port: 9 } },
    stats: { rx_packets: 0, tx_packets: 0 },
  }),
  transcription_stop: () => ({
    kind: 'transcription',
    engine: 'Google',
    interimResults: false,
    tracks: 'inbound',
  }),
  switch_supervisor_role: () => ({ kind: 'supervision', side: 'supervisor', peer: '', role: 'monitor' }),
  siprec_stop: () => ({
    kind: 'siprec',
    connector: null,
    track: 'both_tracks',
    transport: 'udp',
    secure: false,
    headersAsMetadata: false,
    sessionTimeoutSecs: 0,
  }),
  leave_queue: () => ({
    kind: 'queued',
    callControlId: '',
    queue: '',
    maxWaitMs: undefined,
    leaving: undefined,
  }),
  suppression_stop: () => ({ kind: 'suppression', direction: 'inbound', engine: 'Denoiser', config: {} }),
  gather_stop: () => ({
    kind: 'gather',
    gatherId: undefined,
    rules: { minimum: 1, maximum: 1, terminator: '', valid: '' },
    prompt: undefined,
    invalidPrompt: undefined,
    isInterruptible: true,
    firstDigitMs: 0,
    nextDigitMs: 0,
    wholeMs: undefined,
    triesLeft: 0,
    digits: '',
    prompts: [],
    outcome: undefined,
  }),
  ai_assistant_stop: assistant,
  ai_assistant_add_messages: assistant,
  ai_assistant_join: assistant,
  conversation_relay_stop: () => ({
    kind: 'relay',
    params: readRelayParams({ url: 'ws://127.0.0.1' }),
    assistantId: '',
    languageModel: '',
    speechModel: '',
    voice: '',
    openedAt: null,
    spoken: 'en',
    understood: 'en',
    said: new Map(),
  }),
  record_stop: recording(false),
  record_pause: recording(false),
  record_resume: recording(true),
  playback_stop: speech,
  playback_start: speech,
};
