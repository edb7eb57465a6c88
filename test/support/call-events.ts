import fc from 'fast-check';
import { SCREENING_MODE } from '../../src/detection/config.js';
import { STREAM_URL } from './exchange.js';

/** One thing that happens. `at` picks a call, a socket or an act among those that there are. */
export type Event =
  | { readonly kind: 'ring'; readonly patienceSecs: number }
  | { readonly kind: 'dial'; readonly body: object }
  | { readonly kind: 'command'; readonly at: number; readonly name: string; readonly body: object }
  | {
      readonly kind: 'act';
      readonly at: number;
      readonly act: 'answer' | 'reject' | 'hangup' | 'silence' | 'say' | 'play' | 'dtmf';
    }
  | {
      readonly kind: 'socket';
      readonly at: number;
      readonly does: 'accept' | 'refuse' | 'media' | 'mark' | 'clear' | 'hangUp';
    }
  /** The far end acts as soon as the core has written that many entries more: in the middle of what it does. */
  | { readonly kind: 'meddle'; readonly entries: number; readonly act: 'answer' | 'hangup' | 'silence' | 'dtmf' }
  /** Somebody outside lets a recording fail, or deletes one that has been saved. */
  | { readonly kind: 'recording'; readonly at: number; readonly does: 'fail' | 'delete' }
  | { readonly kind: 'advance'; readonly ms: number };

/** A file that can be downloaded where the world of the test has it. */
export const FILE = 'http://files.test/music.wav';
/** Modes of machine detection. */
const detection = fc.constantFrom(undefined, 'detect', 'detect_beep', 'greeting_end', 'premium', SCREENING_MODE);

const NUMBERS = [
  '+13125550001',
  '+15550100200',
  '+15550100404',
  '+15550100408',
  '+15550100486',
  '+15550100603',
  '+15550100702',
];
const at = fc.nat(20);
const loop = fc.constantFrom(1, 2, 'infinity');
const stop = fc.constantFrom(undefined, 'current', 'all');
const streamBody = fc.record({
  stream_url: fc.constant(STREAM_URL),
  stream_track: fc.constantFrom('inbound_track', 'outbound_track', 'both_tracks'),
  stream_bidirectional_mode: fc.constantFrom('rtp', 'mp3'),
});
const transcription = fc.record({
  transcription_tracks: fc.constantFrom('inbound', 'outbound', 'both'),
  transcription_engine_config: fc.record({ interim_results: fc.boolean() }),
});

/** A recording by its place among those of the call; an id takes its place when the command is given. Mostly none is named. */
const named = fc.record({ recording_id: fc.option(fc.nat(20), { nil: undefined, freq: 2 }) });
const seconds = fc.constantFrom(0, 0, 0, 1, 2);
const recorded = {
  format: fc.constantFrom('wav', 'wav', 'mp3'),
  channels: fc.constantFrom('single', 'dual'),
  track: fc.constantFrom('both', 'both', 'inbound', 'outbound'),
  trim: fc.constantFrom(undefined, 'trim-silence'),
};
/** Settings of a recording that begins by itself; half of the time none is wanted. */
const recording = {
  record: fc.constantFrom(undefined, 'record-from-answer'),
  record_format: recorded.format,
  record_channels: recorded.channels,
  record_track: recorded.track,
  record_trim: recorded.trim,
  record_max_length: seconds,
  record_timeout_secs: seconds,
};

/** A leg by its place among those that there are; a call control id takes its place when the command is given. */
const leg = fc.nat(20);
const mute = fc.constantFrom('none', 'both', 'self', 'opposite');
const bridging = {
  mute_dtmf: mute,
  park_after_unbridge: fc.constantFrom(undefined, 'self'),
  prevent_double_bridge: fc.boolean(),
};

const bridged = { ...bridging, play_ringtone: fc.boolean(), hold_after_unbridge: fc.boolean(), ...recording };
const queue = fc.constantFrom('support', 'support', 'sales');

/** Bodies that are in order, by command. */
const BODIES: Readonly<Record<string, fc.Arbitrary<object>>> = {
  answer: fc.oneof(
    fc.constant({}),
    streamBody,
    transcription.map((config) => ({ transcription: true, transcription_config: config })),
    fc.record(recording),
  ),
  bridge: fc.oneof(
    { weight: 2, arbitrary: fc.record({ ...bridged, call_control_id: leg }) },
    { weight: 1, arbitrary: fc.record({ ...bridged, queue }) },
  ),
  client_state_update: fc.constant({ client_state: 'YQ==' }),
  enqueue: fc.record({
    queue_name: queue,
    max_size: fc.constantFrom(undefined, undefined, 2),
    max_wait_time_secs: fc.constantFrom(undefined, 1, 3),
    keep_after_hangup: fc.boolean(),
  }),
  leave_queue: fc.constant({}),
  fork_start: fc.constantFrom({ target: 'udp:192.0.2.1:9000' }, { rx: 'udp:192.0.2.1:9000', tx: 'udp:192.0.2.1:9001' }),
  fork_stop: fc.constant({}),
  gather: fc.record({
    minimum_digits: fc.constantFrom(1, 2),
    valid_digits: fc.constantFrom('12', '0123456789#*'),
    initial_timeout_millis: fc.constantFrom(100, 5000),
    timeout_millis: fc.constantFrom(300, 60_000),
  }),
  gather_stop: fc.constant({}),
  gather_using_audio: fc.record({
    audio_url: fc.constantFrom(FILE, `${FILE}.gone`),
    invalid_audio_url: fc.constantFrom(undefined, FILE),
    valid_digits: fc.constantFrom('12', '0123456789#*'),
    timeout_millis: fc.constantFrom(100, 60_000),
  }),
  gather_using_speak: fc.record({
    payload: fc.constantFrom('Hi', 'One. Two. Three.'),
    voice: fc.constant('female'),
    invalid_payload: fc.constantFrom(undefined, 'No.'),
    maximum_tries: fc.constantFrom(1, 3),
    timeout_millis: fc.constantFrom(100, 60_000),
  }),
  hangup: fc.constant({}),
  playback_start: fc.record({ audio_url: fc.constantFrom(FILE, `${FILE}.gone`), loop, overlay: fc.boolean(), stop }),
  playback_stop: fc.record({ stop: fc.constantFrom('current', 'all', 'overlay') }),
  record_pause: named,
  record_resume: named,
  record_start: fc.record({
    format: recorded.format,
    channels: recorded.channels,
    recording_track: recorded.track,
    trim: recorded.trim,
    max_length: seconds,
    timeout_secs: seconds,
    play_beep: fc.boolean(),
    transcription: fc.boolean(),
  }),
  record_stop: named,
  refer: fc.constantFrom(...NUMBERS).map((number) => ({ sip_address: `sip:${number}@example.com` })),
  reject: fc.constant({ cause: 'USER_BUSY' }),
  send_dtmf: fc.constantFrom({ digits: '1w2' }, { digits: '#', duration_millis: 100 }),
  siprec_start: fc.constantFrom({}, { connector_name: 'recorder' }),
  siprec_stop: fc.constant({}),
  send_sip_info: fc.constant({ content_type: 'text/plain', body: 'Hi' }),
  speak: fc.record({
    payload: fc.constantFrom('Hi', 'One. Two. Three.', ' '),
    voice: fc.constant('female'),
    loop,
    stop,
  }),
  streaming_start: streamBody,
  streaming_stop: fc.constant({}),
  suppression_start: fc.record({ direction: fc.constantFrom('inbound', 'both') }),
  suppression_stop: fc.constant({}),
  switch_supervisor_role: fc.record({ role: fc.constantFrom('barge', 'whisper', 'monitor') }),
  transcription_start: transcription,
  transcription_stop: fc.constant({}),
  transfer: fc.record({
    to: fc.constantFrom(...NUMBERS),
    mute_dtmf: mute,
    park_after_unbridge: fc.constantFrom(undefined, 'self'),
    early_media: fc.boolean(),
    audio_url: fc.constantFrom(undefined, FILE),
    answering_machine_detection: detection,
    ...recording,
  }),
};

/** One of these commands, to any call. */
const command = (...names: readonly string[]): fc.Arbitrary<Event> =>
  fc.constantFrom(...names).chain((name) =>
    fc.record({
      kind: fc.constant('command' as const),
      at,
      name: fc.constant(name),
      body: BODIES[name] ?? fc.constant({}),
    }),
  );

/** A recording is let fail, or goes. */
const recordingEvent: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant('recording' as const),
  at,
  does: fc.constantFrom('fail', 'fail', 'delete'),
});
const advance = (most: number): fc.Arbitrary<Event> =>
  fc.record({ kind: fc.constant('advance' as const), ms: fc.oneof(fc.nat(40), fc.nat(most)) });

const dialBody = fc.record({
  to: fc.oneof(fc.constantFrom(...NUMBERS), fc.array(fc.constantFrom(...NUMBERS), { minLength: 1, maxLength: 3 })),
  timeout_secs: fc.constantFrom(5, 30),
  stream: fc.option(streamBody, { nil: undefined }),
  stream_establish_before_call_originate: fc.boolean(),
  audio_url: fc.constantFrom(undefined, FILE),
  transcription: fc.boolean(),
  send_digits_on_answer: fc.constantFrom(undefined, '1'),
  answering_machine_detection: detection,
  ...recording,
  supervision: fc.option(
    fc.record({
      supervise_call_control_id: leg,
      supervisor_role: fc.constantFrom('barge', 'whisper', 'monitor'),
    }),
    { nil: undefined },
  ),
  link: fc.option(
    fc.record({ ...bridging, link_to: leg, bridge_intent: fc.boolean(), bridge_on_answer: fc.boolean() }),
    { nil: undefined },
  ),
});

/** Anything that may happen, weighed so that calls live long enough for more to happen to them. */
export const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ring' as const), patienceSecs: fc.constantFrom(1, 60) }) },
  {
    weight: 1,
    arbitrary: dialBody.map(({ stream, supervision, link, ...body }) => ({
      kind: 'dial' as const,
      body: { ...body, ...stream, ...(supervision ?? link) },
    })),
  },
  { weight: 3, arbitrary: command('answer') },
  {
    weight: 14,
    arbitrary: command(
      ...Object.keys(BODIES),
      ...['speak', 'speak', 'playback_start', 'bridge', 'bridge', 'bridge', 'transfer', 'transfer', 'record_start'],
      ...['enqueue', 'enqueue', 'enqueue'],
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      at,
      act: fc.constantFrom('answer', 'reject', 'hangup', 'silence', 'say', 'play', 'dtmf', 'say', 'dtmf'),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('socket' as const),
      at,
      does: fc.constantFrom('accept', 'accept', 'accept', 'refuse', 'media', 'mark', 'clear', 'hangUp'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('meddle' as const),
      entries: fc.integer({ min: 1, max: 12 }),
      act: fc.constantFrom('answer', 'hangup', 'hangup', 'silence', 'dtmf'),
    }),
  },
  { weight: 1, arbitrary: recordingEvent },
  { weight: 8, arbitrary: advance(2500) },
);

/** The same, of calls in a menu that records: more of it has to do with recordings, or is heard in them. */
export const recordedEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 10, arbitrary: event },
  { weight: 6, arbitrary: command('record_start') },
  {
    weight: 9,
    arbitrary: command(
      'record_pause',
      'record_pause',
      'record_resume',
      'record_resume',
      'record_resume',
      'record_stop',
    ),
  },
  { weight: 6, arbitrary: command('gather', 'gather_using_speak', 'speak', 'bridge', 'transfer') },
  { weight: 5, arbitrary: recordingEvent },
  { weight: 6, arbitrary: advance(5000) },
);

/** The same, of callers who wait in queues and of agents who fetch them. */
export const queuedEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: event },
  { weight: 2, arbitrary: fc.constant({ kind: 'ring' as const, patienceSecs: 60 }) },
  { weight: 3, arbitrary: command('answer') },
  { weight: 7, arbitrary: command('enqueue') },
  { weight: 5, arbitrary: command('bridge', 'bridge', 'leave_queue', 'transfer') },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('act' as const), at, act: fc.constant('hangup' as const) }) },
  { weight: 3, arbitrary: advance(2500) },
);
