import fc from 'fast-check';

// The alphabet of scripts: what an app and those at the far end may do. A word in braces is put in its place when the step is carried
// out: `{live 2}`, `{call 2}` and `{webhook 2}` are ids of a live call, of any and of a delivery, counted from 0 and round and round;
// `{app}`, `{media}` and `{fork}` are addresses.

type Body = Readonly<Record<string, unknown>>;

/** A step is one input; time goes on by nothing else than `advance`. */
export type Step =
  | { readonly does: 'command' | 'control'; readonly path: string; readonly body: Body }
  | { readonly does: 'client'; readonly at: number; readonly act: ClientAct }
  | { readonly does: 'advance'; readonly ms: number };

/** The client of a stream can do this. */
export type ClientAct = 'media' | 'mark' | 'clear' | 'garbage' | 'close' | 'terminate';

export const OURS = '+13125550002';
const CONNECTION = '1234567890123456789';

export const STREAM = {
  stream_url: 'ws://{media}/media',
  stream_bidirectional_mode: 'rtp',
  stream_track: 'both_tracks',
};
const L16 = { stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 16000 };
const FORK = { rx: 'udp:{fork}', tx: 'udp:{fork}' };
const TONE = { audio_url: 'http://{app}/files/tone.wav' };
const PARKED = { park_after_unbridge: 'self' };
const HELD = { hold_after_unbridge: true };

const post = (does: 'command' | 'control', path: string, body: Body = {}): Step => ({ does, path, body });

/** Numbers with fates among them: busy, never answers, answers at once, and two that ring. */
const to = fc.constantFrom('+13125550009', '+13125550010', '+15550100200', '+15550100486', '+15550100408');
const call = fc
  .tuple(fc.constantFrom('live', 'live', 'live', 'live', 'call'), fc.nat(3))
  .map(([of, n]) => `{${of} ${n}}`);
const at = fc.nat(3);
/** Most webhooks are taken; some are not, and come again. */
const hooks = fc.constantFrom('http://{app}/hooks', 'http://{app}/hooks', 'http://{app}/broken', 'http://127.0.0.1:9/');

const PARTY_SCRIPT = [
  { wait_ms: 300 },
  { say: 'Good evening.' },
  { press: '4' },
  { silence_ms: 200 },
  { play: 'fixture:yes' },
] as const;
const script = fc
  .tuple(fc.subarray([...PARTY_SCRIPT]), fc.nat(4))
  .map(([steps, n]) => [...steps, ...(n === 0 ? [{ wait_ms: 1000 }, { hangup: true }] : [])]);

const ring = fc
  .record({ webhook_url: hooks, codec: fc.constantFrom('PCMU', 'PCMA'), script }, { requiredKeys: ['webhook_url'] })
  .map((body) => post('control', '/calls', { from: '+13125550001', to: OURS, ...body }));

/** A leg more, of which several may race for the answer. */
const dial = fc
  .record(
    {
      to: fc.oneof(to, fc.tuple(to, to)),
      webhook_url: hooks,
      link_to: call,
      supervise_call_control_id: call,
      supervisor_role: fc.constantFrom('barge', 'whisper', 'monitor'),
      bridge_intent: fc.constant(true),
      bridge_on_answer: fc.constant(true),
      prevent_double_bridge: fc.boolean(),
      stream_url: fc.constant(STREAM.stream_url),
      stream_establish_before_call_originate: fc.boolean(),
      transcription: fc.constant(true),
      preferred_codecs: fc.constant('PCMA'),
      audio_url: fc.constant(TONE.audio_url),
      send_digits_on_answer: fc.constant('5w6'),
      park_after_unbridge: fc.constant('self'),
    },
    { requiredKeys: ['to', 'webhook_url'] },
  )
  .map((body) => post('command', '/calls', { connection_id: CONNECTION, from: OURS, ...body }));

/** Commands on a call and their bodies. */
const COMMANDS: readonly (readonly [string, Body])[] = [
  ['answer', {}],
  ['answer', STREAM],
  ['answer', { ...STREAM, ...L16 }],
  [
    'answer',
    { transcription: true, transcription_config: { transcription_engine: 'A', transcription_tracks: 'both' } },
  ],
  ['hangup', {}],
  ['speak', { payload: 'Good morning. How are you?', voice: 'female' }],
  ['speak', { payload: 'Yes.', voice: 'male', target_legs: 'both' }],
  ['playback_start', TONE],
  ['playback_start', { ...TONE, loop: 2, target_legs: 'opposite' }],
  ['playback_start', { audio_url: 'http://{app}/files/none.wav' }],
  ['playback_stop', {}],
  ['gather', { maximum_digits: 2, timeout_millis: 4_000 }],
  ['gather_using_speak', { payload: 'Press a key.', voice: 'female', valid_digits: '1', timeout_millis: 500 }],
  ['gather_using_audio', { ...TONE, invalid_audio_url: TONE.audio_url, timeout_millis: 500 }],
  ['gather_stop', {}],
  ['streaming_start', STREAM],
  ['streaming_start', { ...STREAM, stream_bidirectional_target_legs: 'both' }],
  ['streaming_start', { ...STREAM, stream_url: 'ws://{app}/no-stream' }],
  ['streaming_stop', {}],
  ['fork_start', FORK],
  ['fork_stop', {}],
  ['transcription_start', { transcription_tracks: 'both' }],
  ['transcription_start', { transcription_engine: 'B', transcription_tracks: 'outbound' }],
  ['transcription_stop', {}],
  ['send_dtmf', { digits: '1w2#' }],
  ['switch_supervisor_role', { role: 'whisper' }],
  ['refer', { sip_address: 'sip:+15550100486@example.com' }],
  ['refer', { sip_address: 'sip:bob@example.com' }],
  ['siprec_start', {}],
  ['siprec_stop', {}],
  ['send_sip_info', { content_type: 'text/plain', body: 'Hi' }],
  ['suppression_start', { direction: 'both' }],
  ['suppression_stop', {}],
  ['client_state_update', { client_state: 'YQ==' }],
];
const command = fc
  .tuple(call, fc.constantFrom(...COMMANDS))
  .map(([id, [name, body]]) => post('command', `/calls/${id}/actions/${name}`, body));

/** Of two calls, mostly, and now and then of one with itself. */
const bridge = fc
  .tuple(fc.nat(3), call, fc.constantFrom<Body>({}, {}, PARKED, HELD, { mute_dtmf: 'both' }, { play_ringtone: true }))
  .map(([n, other, body]) =>
    post('command', `/calls/{live ${n}}/actions/bridge`, {
      call_control_id: n % 4 === 3 ? other : `{live ${n + 1}}`,
      ...body,
    }),
  );

const transfer = fc
  .tuple(call, to, hooks, fc.constantFrom<Body>({}, PARKED, { early_media: false }, TONE, { timeout_secs: 5 }))
  .map(([id, target, webhook_url, body]) =>
    post('command', `/calls/${id}/actions/transfer`, { to: target, webhook_url, ...body }),
  );

/** Acts at the far end of a call. */
const ACTS: readonly (readonly [string, Body])[] = [
  ['answer', {}],
  ['reject', {}],
  ['hangup', {}],
  ['say', { text: 'Hello there. I would like a table for two.' }],
  ['say', { text: 'No.', voice: 'male' }],
  ['play', { ...TONE, transcript: 'beep' }],
  ['dtmf', { digits: '12' }],
  ['dtmf', { digits: '3', queue: true }],
  ['silence', {}],
];
const act = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(call, fc.constantFrom(...ACTS)) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      call,
      script.map((steps) => ['script', { script: steps }] as const),
    ),
  },
);
const party = act.map(([id, [name, body]]) => post('control', `/calls/${id}/party/${name}`, body));

const client = fc.record({
  does: fc.constant('client' as const),
  at,
  act: fc.constantFrom<ClientAct>('media', 'mark', 'clear', 'garbage', 'close', 'terminate'),
});
const advance = fc.record({ does: fc.constant('advance' as const), ms: fc.nat(1500) });
const resend = at.map((n) => post('control', `/webhooks/{webhook ${n}}/resend`));
const reset = fc.constant(post('control', '/reset'));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: ring },
  { weight: 8, arbitrary: dial },
  { weight: 24, arbitrary: command },
  { weight: 6, arbitrary: bridge },
  { weight: 4, arbitrary: transfer },
  { weight: 14, arbitrary: party },
  { weight: 8, arbitrary: client },
  { weight: 12, arbitrary: advance },
  { weight: 1, arbitrary: resend },
  { weight: 1, arbitrary: reset },
);

// Without a live call at the beginning most scripts would come to nothing; two of them can be bridged.
const begin = ring.map((first) => [first, post('command', '/calls/{call 0}/actions/answer', STREAM)]);
const second = ring.map((next) => [next, post('command', '/calls/{call 1}/actions/answer')]);

/** Scripts of at most `maxSteps`, and those that bring about their live calls. */
export const scriptOf = (maxSteps: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(begin, fc.option(second, { nil: [] }), fc.array(step, { maxLength: maxSteps, size: 'max' }))
    .map((parts) => parts.flat());
