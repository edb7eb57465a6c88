import { once } from 'node:events';
import fc from 'fast-check';
import { WebSocketServer } from 'ws';
import { checkAnswer } from '../lib/answers.mjs';
import { OPERATIONS, operation } from '../lib/documents.mjs';
import { expectations } from '../lib/expect.mjs';
import { wait } from '../lib/failure.mjs';
import { valuesOf } from '../lib/schema.mjs';

// A case is `{steps}` of `{ring}`, `{dial}`, `{op, at, body}` (a command or an act of the party, on the call number `at` of the case),
// `{socket, at}` (the app's side of a stream) and `{pause}`. In a body `$call0` is the latest call, `$call1` the one before. Bodies fit the document. What must hold is in lib/ledger.mjs; at the
// end all calls are hung up, and nothing of them may stay open.

const CALLS = 3;
const CONFERENCE = 'standup';
/** What the document leaves open and a call has use for. They replace what the schema alone would give. */
const USEFUL = {
  DialCall: { from: '+15550100005', connection_id: '1001' },
  SpeakCall: { payload: 'Some words.', voice: 'female' },
  GatherUsingSpeak: { payload: 'One or two?', voice: 'female' },
  EnqueueCall: { queue_name: 'support' },
  CreateConference: { call_control_id: '$call0', name: CONFERENCE },
  BridgeCall: { call_control_id: '$call1' },
  LeaveConference: { call_control_id: '$call0' },
  UpdateConference: {
    call_control_id: '$call1',
    supervisor_role: 'whisper',
    whisper_call_control_ids: ['$call0'],
  },
  ConferenceGatherUsingAudio: { call_control_id: '$call0', audio_url: 'http://sink.test/sound.wav' },
  ConferenceSendDTMF: { digits: '1' },
  StartConferenceRecording: { format: 'wav' },
  JoinConference: { call_control_id: '$call1' },
  SpeakTextToConference: { payload: 'Some words.', voice: 'female' },
  PlayConferenceAudio: { audio_url: 'http://sink.test/sound.wav' },
  GatherUsingAudio: { audio_url: 'http://sink.test/sound.wav' },
  ReferCall: { sip_address: 'sip:+15550100486@b.test' },
  SendSIPInfo: { content_type: 'text/plain', body: 'Hi' },
  StartCallStreaming: { stream_url: 'ws://app.test/' },
  StartCallPlayback: { audio_url: 'http://sink.test/sound.wav' },
  partyPlay: { audio_url: 'fixture:yes' },
  partySay: { text: 'Yes. No.' },
};
const PLACES = { urls: ['http://sink.test/sound.wav'], connections: ['1001'], calls: ['$call0', '$call1', '$call2'] };
/** Numbers with a fate, and one that rings and answers. */
const NUMBERS = ['+15550100200', '+15550100404', '+15550100408', '+15550100486', '+15550100603', '+13125550001'];

/** Every operation on one call that does something. */
const ON_CALLS = OPERATIONS.filter(
  ({ method, path, bodies }) => method !== 'GET' && path.includes('{call_control_id}') && bodies.size > 0,
);
/** Every operation on conferences that does something; all are about one, whose name stands in for its id. */
const ON_CONFERENCES = OPERATIONS.filter(
  ({ method, path, bodies }) => method !== 'GET' && path.startsWith('/v2/conferences') && bodies.size > 0,
);
const bodyOf = ({ operationId, bodies }) => {
  const schema = bodies.get('application/json');
  const useful = USEFUL[operationId];
  const known = useful ? [{ weight: 3, arbitrary: fc.constant(useful) }] : [{ weight: 3, arbitrary: fc.constant({}) }];
  return fc.oneof(...known, { weight: 2, arbitrary: valuesOf(schema, PLACES).map((body) => ({ ...body, ...useful })) });
};

const at = fc.nat(CALLS - 1);
const onCall = fc
  .constantFrom(...ON_CALLS)
  .chain((target) => fc.record({ op: fc.constant(target.operationId), at, body: bodyOf(target) }));
const onConference = fc
  .constantFrom(...ON_CONFERENCES)
  .chain((target) => fc.record({ op: fc.constant(target.operationId), body: bodyOf(target) }));
const named = (id, extra = {}) =>
  fc.record({ op: fc.constant(id), at, body: fc.constant({ ...USEFUL[id], ...extra }) });
const dial = fc
  .record(
    {
      to: fc.oneof(fc.constantFrom(...NUMBERS), fc.array(fc.constantFrom(...NUMBERS), { minLength: 1, maxLength: 3 })),
      timeout_secs: fc.constantFrom(5, 30),
      stream_url: fc.constant('ws://app.test/'),
      stream_establish_before_call_originate: fc.boolean(),
      audio_url: fc.constantFrom('http://sink.test/sound.wav', 'http://127.0.0.1:9/'),
      transcription: fc.boolean(),
      send_digits_on_answer: fc.constantFrom('1', '1w2', 'G', '1,2', '5 6', 'p'),
    },
    { requiredKeys: ['to'], noNullPrototype: true },
  )
  .map((body) => ({ dial: body }));

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ ring: {} }) },
  { weight: 3, arbitrary: dial },
  { weight: 3, arbitrary: named('AnswerCall') },
  { weight: 2, arbitrary: named('StartCallStreaming') },
  { weight: 2, arbitrary: named('partySay') },
  { weight: 8, arbitrary: onCall },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('CreateConference'), body: fc.constant(USEFUL.CreateConference) }),
  },
  { weight: 4, arbitrary: onConference },
  { weight: 3, arbitrary: fc.record({ socket: fc.constantFrom('media', 'mark', 'clear', 'close', 'terminate'), at }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 260 }).map((pause) => ({ pause })) },
);

/** The app of all cases: it takes every stream. */
class App {
  #server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  #sockets = [];

  static async start() {
    const started = new App();
    await once(started.#server, 'listening');
    return started;
  }

  constructor() {
    this.#server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      this.#sockets.push(socket);
    });
  }

  get url() {
    return `ws://127.0.0.1:${this.#server.address().port}/`;
  }

  does(what, index) {
    const socket = this.#sockets.at(-1 - index);
    if (socket?.readyState !== 1) return;
    if (what === 'media')
      socket.send(JSON.stringify({ event: 'media', media: { payload: Buffer.alloc(1_600).toString('base64') } }));
    else if (what === 'close') socket.close(1000);
    else if (what === 'terminate') socket.terminate();
    else socket.send(JSON.stringify({ event: what, mark: { name: 'a' } }));
  }

  forget() {
    this.#sockets = [];
  }
}
let app;

async function send(id, path, body, bench) {
  const { method } = operation(id);
  const text = JSON.stringify(body)
    .replaceAll('http://sink.test/', bench.sink.url)
    .replaceAll('ws://app.test/', app.url);
  const answer = await bench.api.send({ method, path, text, fetches: /_url/.test(text) });
  checkAnswer(operation(id), answer, `${method} ${id}`);
  return answer.status < 300 ? JSON.parse(answer.text).data : undefined;
}

async function happens(one, calls, bench) {
  if (one.pause !== undefined) await wait(one.pause);
  else if (one.socket) app.does(one.socket, one.at);
  else if (one.ring) calls.push(await bench.ring());
  else if (one.dial) {
    const data = await send('DialCall', '/v2/calls', { ...USEFUL.DialCall, ...one.dial }, bench);
    if (data) calls.push(data.call_control_id);
  } else if (calls.length > 0) {
    const { path } = operation(one.op);
    const nth = (n) => calls.at(-1 - (n % calls.length));
    const body = JSON.parse(JSON.stringify(one.body).replaceAll(/\$call(\d)/g, (_, n) => nth(Number(n))));
    const parts = { call_control_id: nth(one.at ?? 0), id: CONFERENCE, participant_id: 'nobody' };
    await send(
      one.op,
      path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parts[name])),
      body,
      bench,
    );
  }
}

async function run({ steps, ...input }, bench) {
  app ??= await App.start();
  const expected = await expectations(input, bench);
  const calls = [];
  for (const one of steps) await happens(one, calls, bench);
  await bench.check();
  await expected.hold();
  await bench.settle();
  app.forget();
}

export const commands = {
  name: 'commands',
  weight: 3,
  cases: fc.array(step, { minLength: 1, maxLength: 14 }).map((steps) => ({ steps })),
  run,
};
