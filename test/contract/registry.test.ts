import { describe, expect, it } from 'vitest';
import { checkDial } from '../../src/commands/check-dial.js';
import { COMMANDS } from '../../src/commands/index.js';
import telnyxDocument from '../../src/contract/generated/telnyx.json' with { type: 'json' };
import { switchesWith } from '../../src/switches.js';
import { CALL_COMMANDS, ExchangeWorld } from '../support/exchange.js';

type Json = Readonly<Record<string, unknown>>;

const document = telnyxDocument as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

/** Operations by id: where they stand and which properties their body has. */
const operations = new Map(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.values(item).flatMap((operation) => {
      const id = operation['operationId'];
      return typeof id === 'string' ? [[id, { path, properties: bodyProperties(operation) }] as const] : [];
    }),
  ),
);

function bodyProperties(operation: Json): string[] {
  const body = resolve(operation['requestBody'] as Json | undefined);
  const content = body?.['content'] as { readonly 'application/json': { readonly schema: Json } } | undefined;
  const found = new Set<string>();
  const collect = (unresolved: Json | undefined): void => {
    const schema = resolve(unresolved);
    for (const name of Object.keys((schema?.['properties'] as Json | undefined) ?? {})) found.add(name);
    for (const key of ['allOf', 'anyOf', 'oneOf'])
      for (const part of (schema?.[key] as Json[] | undefined) ?? []) collect(part);
  };
  collect(content?.['application/json'].schema);
  return [...found].sort();
}

function resolve(node: Json | undefined): Json | undefined {
  if (typeof node?.['$ref'] !== 'string') return node;
  let target: unknown = document;
  for (const step of node['$ref'].slice('#/'.length).split('/')) target = (target as Json)[step];
  return resolve(target as Json);
}

const STREAM = [
  'custom_parameters',
  'stream_auth_token',
  'stream_bidirectional_codec',
  'stream_bidirectional_mode',
  'stream_bidirectional_sampling_rate',
  'stream_bidirectional_target_legs',
  'stream_codec',
  'stream_track',
  'stream_url',
];
const WEBHOOKS = [
  'webhook_retries_policies',
  'webhook_url',
  'webhook_url_method',
  'webhook_urls',
  'webhook_urls_method',
];
const RECORD = [
  'record',
  'record_channels',
  'record_custom_file_name',
  'record_format',
  'record_max_length',
  'record_timeout_secs',
  'record_track',
  'record_trim',
];
const TRANSCRIPTION = ['transcription', 'transcription_config'];
const GATHER = [
  'inter_digit_timeout_millis',
  'maximum_digits',
  'minimum_digits',
  'terminating_digit',
  'timeout_millis',
  'valid_digits',
];
const MACHINES = ['answering_machine_detection', 'answering_machine_detection_config'];
const HEADERS = ['custom_headers', 'sip_headers'];

/** Read by the pipeline, whatever the command. */
const COMMON = ['client_state', 'command_id'];

/** What is in order as it is: conferences are found in any region, packets flow whether there is sound or not, files are told by content, a fork has one type. */
const FULFILLED: Readonly<Record<string, readonly string[]>> = {
  AnswerCall: ['send_silence_when_idle'],
  DialCall: ['conference_config', 'send_silence_when_idle'],
  StartCallFork: ['stream_type'],
  StopCallFork: ['stream_type'],
  StartCallPlayback: ['audio_type'],
  JoinConference: ['region'],
  LeaveConference: ['region'],
  PlayConferenceAudio: ['region'],
  StopConferenceAudio: ['region'],
  SpeakTextToConference: ['region'],
  StartConferenceRecording: ['region'],
  StopConferenceRecording: ['region'],
  PauseConferenceRecording: ['region'],
  ResumeConferenceRecording: ['region'],
  HoldConferenceParticipants: ['region'],
  UnholdConferenceParticipants: ['region'],
  MuteConferenceParticipants: ['region'],
  UnmuteConferenceParticipants: ['region'],
  UpdateConference: ['region'],
};

/** What each command reads. A property that appears in the document must be added here, or to the command's `withoutEffect`. */
const READ: Readonly<Record<string, readonly string[]>> = {
  AnswerCall: [
    ...HEADERS,
    ...RECORD,
    ...STREAM,
    ...TRANSCRIPTION,
    ...WEBHOOKS,
    'conversation_relay_config',
    'deepfake_detection',
    'assistant',
  ],
  HangupCall: ['custom_headers'],
  CreateConference: [
    'beep_enabled',
    'call_control_id',
    'duration_minutes',
    'hold_audio_url',
    'hold_media_name',
    'max_participants',
    'name',
    'region',
    'start_conference_on_create',
  ],
  JoinConference: [
    'beep_enabled',
    'call_control_id',
    'end_conference_on_exit',
    'hold',
    'hold_audio_url',
    'hold_media_name',
    'mute',
    'soft_end_conference_on_exit',
    'start_conference_on_enter',
    'supervisor_role',
    'whisper_call_control_ids',
  ],
  LeaveConference: ['beep_enabled', 'call_control_id'],
  PlayConferenceAudio: ['audio_url', 'call_control_ids', 'loop', 'media_name'],
  SpeakTextToConference: ['call_control_ids', 'language', 'payload', 'payload_type', 'voice'],
  StopConferenceAudio: ['call_control_ids'],
  ConferenceSendDTMF: ['call_control_ids', 'digits', 'duration_millis'],
  ConferenceGatherUsingAudio: [
    'audio_url',
    'call_control_id',
    'gather_id',
    'initial_timeout_millis',
    'invalid_audio_url',
    'invalid_media_name',
    'maximum_tries',
    'media_name',
    'stop_playback_on_dtmf',
    ...GATHER,
  ],
  StartConferenceRecording: ['channels', 'custom_file_name', 'format', 'play_beep', 'trim'],
  StopConferenceRecording: ['recording_id'],
  PauseConferenceRecording: ['recording_id'],
  ResumeConferenceRecording: ['recording_id'],
  HoldConferenceParticipants: ['audio_url', 'call_control_ids', 'media_name'],
  UnholdConferenceParticipants: ['call_control_ids'],
  MuteConferenceParticipants: ['call_control_ids'],
  UnmuteConferenceParticipants: ['call_control_ids'],
  UpdateConference: ['call_control_id', 'supervisor_role', 'whisper_call_control_ids'],
  RejectCall: ['cause'],
  UpdateClientState: [],
  SpeakCall: ['language', 'loop', 'payload', 'payload_type', 'stop', 'target_legs', 'voice'],
  PayCall: [
    'amount',
    'connector_name',
    'currency',
    'inter_digit_timeout_millis',
    'language',
    'max_attempts',
    'payment_method',
    'payment_token',
    'prompts',
    'timeout_millis',
    'transaction_type',
    'valid_card_types',
    'voice',
  ],
  GatherCall: ['gather_id', 'initial_timeout_millis', ...GATHER],
  GatherUsingAudio: ['audio_url', 'invalid_audio_url', 'invalid_media_name', 'maximum_tries', 'media_name', ...GATHER],
  GatherUsingSpeak: ['invalid_payload', 'language', 'maximum_tries', 'payload', 'payload_type', 'voice', ...GATHER],
  StopCallGather: [],
  BridgeCall: [
    ...RECORD,
    'call_control_id',
    'hold_after_unbridge',
    'mute_dtmf',
    'park_after_unbridge',
    'play_ringtone',
    'prevent_double_bridge',
    'queue',
    'ringtone',
    'video_room_id',
  ],
  EnqueueCall: ['keep_after_hangup', 'max_size', 'max_wait_time_secs', 'queue_name'],
  LeaveQueue: [],
  StartCallPlayback: [
    'audio_url',
    'cache_audio',
    'loop',
    'media_name',
    'overlay',
    'playback_content',
    'stop',
    'target_legs',
  ],
  StopCallPlayback: ['overlay', 'stop'],
  SendDTMF: ['digits', 'duration_millis'],
  ReferCall: [...HEADERS, 'sip_address'],
  StartSiprecSession: [
    'connector_name',
    'include_metadata_custom_headers',
    'secure',
    'session_timeout_secs',
    'sip_transport',
    'siprec_track',
  ],
  StopSiprecSession: [],
  SendSIPInfo: ['body', 'content_type'],
  noiseSuppressionStart: ['direction', 'noise_suppression_engine', 'noise_suppression_engine_config'],
  noiseSuppressionStop: [],
  SwitchSupervisorRole: ['role'],
  StartCallStreaming: [...STREAM, 'enable_dialogflow'],
  StopCallStreaming: ['stream_id'],
  StartCallFork: ['rx', 'target', 'tx'],
  StopCallFork: [],
  StartCallTranscription: ['transcription_engine', 'transcription_engine_config', 'transcription_tracks'],
  StopCallTranscription: [],
  CallAddMessagesToAIAssistant: ['messages'],
  CallJoinAIAssistant: ['conversation_id', 'participant'],
  CallStartAIAssistant: [
    'assistant',
    'greeting',
    'interruption_settings',
    'message_history',
    'participants',
    'transcription',
    'voice',
  ],
  CallStopAIAssistant: [],
  callGatherUsingAI: [
    'assistant',
    'gather_ended_speech',
    'greeting',
    'interruption_settings',
    'message_history',
    'parameters',
    'send_message_history_updates',
    'send_partial_results',
    'transcription',
    'user_response_timeout_ms',
    'voice',
  ],
  CallStartConversationRelay: [
    'assistant',
    'conversation_relay_dtmf_detection',
    'conversation_relay_settings',
    'conversation_relay_url',
    'custom_parameters',
    'dtmf_detection',
    'greeting',
    'interruptible',
    'interruptible_greeting',
    'interruption_settings',
    'language',
    'languages',
    'transcription_engine',
    'transcription_engine_config',
    'url',
    'voice',
  ],
  CallStopConversationRelay: [],
  StartCallRecord: [
    'channels',
    'custom_file_name',
    'format',
    'max_length',
    'play_beep',
    'recording_track',
    'timeout_secs',
    'transcription',
    'trim',
  ],
  StopCallRecording: ['recording_id'],
  PauseCallRecording: ['recording_id'],
  ResumeCallRecording: ['recording_id'],
  TransferCall: [
    ...RECORD,
    ...HEADERS,
    ...MACHINES,
    ...WEBHOOKS,
    'audio_url',
    'early_media',
    'from',
    'from_display_name',
    'media_name',
    'mute_dtmf',
    'park_after_unbridge',
    'preferred_codecs',
    'send_digits_on_answer',
    'target_leg_client_state',
    'time_limit_secs',
    'timeout_secs',
    'to',
  ],
  DialCall: [
    ...HEADERS,
    ...RECORD,
    ...MACHINES,
    'deepfake_detection',
    ...STREAM,
    ...TRANSCRIPTION,
    ...WEBHOOKS,
    'audio_url',
    'bridge_intent',
    'bridge_on_answer',
    'assistant',
    'connection_id',
    'conversation_relay_config',
    'enable_dialogflow',
    'from',
    'from_display_name',
    'link_to',
    'media_name',
    'park_after_unbridge',
    'preferred_codecs',
    'prevent_double_bridge',
    'retry_on_timeout',
    'send_digits_on_answer',
    'stream_establish_before_call_originate',
    'supervise_call_control_id',
    'supervisor_role',
    'time_limit_secs',
    'timeout_secs',
    'to',
  ],
};

describe('the registry of commands', () => {
  it('has one command for each action that the document serves, and no other', () => {
    const actions = [...operations].filter(([, { path }]) => path.startsWith('/calls/{call_control_id}/actions/'));
    expect(CALL_COMMANDS.map(({ operationId }) => operationId).sort()).toEqual(actions.map(([id]) => id).sort());
    for (const [id, { path }] of actions) {
      expect(COMMANDS.find(({ operationId }) => operationId === id)?.name).toBe(path.split('/').at(-1));
    }
  });

  it('is in alphabetical order, where one looks for a command', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });
});

describe.each(COMMANDS)('$name', ({ operationId, withoutEffect }) => {
  const properties = operations.get(operationId)?.properties ?? [];
  const known = [...COMMON, ...(READ[operationId] ?? []), ...(FULFILLED[operationId] ?? []), ...withoutEffect];

  it('ignores no property in silence', () => {
    expect(properties.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names no property twice, and none that does not exist', () => {
    expect(new Set(known).size).toBe(known.length);
    expect([...(READ[operationId] ?? []), ...withoutEffect].filter((name) => !properties.includes(name))).toEqual([]);
  });
});

describe('dial', () => {
  const properties = operations.get('DialCall')?.properties ?? [];
  const read = [...COMMON, ...(READ['DialCall'] ?? []), ...(FULFILLED['DialCall'] ?? [])];

  it('journals every property that it does not read', async () => {
    const world = new ExchangeWorld();
    const others = properties.filter((name) => !read.includes(name));
    // Any value but null, false and "disabled" asks for something.
    const call = await world.dial(Object.fromEntries(others.map((name) => [name, 'self'])));
    const noted = world.events('property.not_simulated', call).map(({ name }) => name as string);
    expect(noted.sort()).toEqual(others);
  });

  it('reads only what there is', () => {
    expect(read.filter((name) => !properties.includes(name))).toEqual([]);
    expect(
      checkDial({ connection_id: '1', from: '+13125550001', to: '+13125550002' }, { switches: switchesWith() }),
    ).toEqual([]);
  });
});
