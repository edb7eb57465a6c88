import { describe, expect, it } from 'vitest';
import telnyxDocument from '../../src/contract/generated/telnyx.json' with { type: 'json' };
import { WEBHOOK_EVENT_NAMES } from '../../src/contract/event-names.js';
import { live } from '../../src/calls/call.js';
import type { Fate } from '../../src/calls/fates.js';
import { failRecording } from '../../src/control/recordings.js';
import { FetchError } from '../../src/platform/fetch-error.js';
import { SCREENING_MODE } from '../../src/detection/config.js';
import { SENT_EVENTS } from '../../src/webhooks/catalogue.js';
import { ContractCheck } from '../support/contract-check.js';
import { ExchangeWorld, STREAM_URL } from '../support/exchange.js';
import { wavOf } from '../support/sounds.js';

/** The event types that the document describes. */
const documented = [
  ...JSON.stringify(telnyxDocument.components.schemas).matchAll(
    /"event_type":\{"type":"string","enum":\["([^"]+)"\]\}/g,
  ),
]
  .map(([, type = '']) => type)
  .sort();

const ASSISTANTS = {
  clerk: { says: ['Hello'], insights: ['They were glad.', { mood: 'glad' }] },
  gather_using_ai: { says: ['Where do you live?', 'How old are you?'], result: { city: 'Paris', age: 29 } },
};

/** An iPhone answers here that screens its calls. */
const SCREENED = '+15550100300';
const SCREENING: Partial<Fate> = { kind: 'machine', greeting: 'Record your name and reason for calling.', beep: false };

const ENGINES = ['Google', 'Telnyx', 'Cohere'];

/** Everything that can be announced happens, in every variant that has a shape of its own. */
async function everything(world: ExchangeWorld): Promise<void> {
  const { clock } = world;
  world.files.set('http://files.test/a.wav', wavOf(100));
  world.files.set('http://files.test/bad.wav', new FetchError('connection refused', false));
  world.exchange.applications.update(world.exchange.applications.default.id, { call_cost_in_webhooks: true });
  const headers = { customHeaders: [{ name: 'X-A', value: '1' }], sipHeaders: [{ name: 'User-to-User', value: '2' }] };
  for (const engine of ENGINES) {
    const call = await world.answered({ ...headers, from: 'sip:ann@example.com' }, { stream_url: STREAM_URL });
    const socket = world.dialer.accept();
    world.ok(call, 'transcription_start', { transcription_engine: engine, client_state: 'YQ==' });
    world.ok(call, 'speak', { payload: 'Hi', voice: 'female' });
    for (const audio_url of ['http://files.test/a.wav', 'http://files.test/bad.wav', 'http://files.test/gone.wav']) {
      world.ok(call, 'playback_start', { audio_url, overlay: true });
    }
    world.ok(call, 'playback_start', { playback_content: Buffer.from(wavOf(50)).toString('base64') });
    world.say(call, 'Hello');
    world.act(call, { act: 'dtmf', actId: 'keys', digits: '*' });
    world.act(call, { act: 'hold' });
    world.act(call, { act: 'unhold' });
    await clock.advanceAsync(1000);
    world.ok(call, 'gather', { gather_id: 'menu' });
    world.ok(call, 'gather_using_speak', { payload: 'Press one', voice: 'female' });
    world.ok(call, 'gather_stop');
    socket.hangUp();
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL, stream_track: 'both_tracks' });
    world.dialer.refuse('ECONNREFUSED');
    world.ok(call, 'fork_start', { target: 'udp:192.0.2.1:9000' });
    world.ok(call, 'transcription_stop');
    world.ok(call, 'conversation_relay_start', { url: STREAM_URL });
    world.dialer.accept();
    world.ok(call, 'conversation_relay_stop');
    world.ok(call, 'pay', { amount: 12, connector_name: 'declined', payment_method: 'ach-debit' });
    world.act(call, { act: 'dtmf', actId: 'account', digits: '0210000211234567890#' });
    await clock.advanceAsync(12_000);
    world.ok(call, 'pay', { max_attempts: 1 });
    world.act(call, { act: 'dtmf', actId: 'card', digits: '4111111111111111#123099#12#' });
    await clock.advanceAsync(12_000);
    world.ok(call, 'pay', { payment_token: 'tok_1' });
    world.ok(call, 'ai_assistant_start', { assistant: { id: 'clerk' } });
    world.ok(call, 'ai_assistant_stop');
    const telling = { send_partial_results: true, send_message_history_updates: true };
    world.ok(call, 'gather_using_ai', { parameters: {}, user_response_timeout_ms: 5_000, ...telling });
    world.say(call, 'Paris');
    await clock.advanceAsync(5_000);
    world.say(call, 'I am 29');
    await clock.advanceAsync(5_000);
    world.ok(call, 'speak', { payload: 'Good bye', voice: 'female' });
    await clock.advanceAsync(50);
    world.act(call, { act: 'hangup' });
    await clock.advanceAsync(1000);
  }
  const recorded = await world.answered();
  for (const body of [{ transcription: true }, {}])
    world.ok(recorded, 'record_start', { format: 'wav', channels: 'dual', ...body });
  world.say(recorded, 'Hello');
  await clock.advanceAsync(500);
  failRecording(world.exchange, live(recorded, 'recording')[1]?.id ?? '', { reason: 'Unsupported backend' });
  world.ok(recorded, 'record_stop');
  await clock.advanceAsync(2000);
  const [caller, callee] = [await world.answered(), await world.answered()];
  world.ok(caller, 'enqueue', { queue_name: 'support' });
  world.ok(callee, 'bridge', { queue: 'support' });
  const conference = world.conference(caller);
  await world.joined(conference);
  world.say(caller, 'Hello');
  for (const to of [{}, { call_control_ids: [caller.id] }]) {
    for (const name of ['a', 'bad', 'gone'])
      world.okIn(conference, 'play', { audio_url: `http://files.test/${name}.wav`, ...to });
    world.okIn(conference, 'play', { media_name: 'greeting', ...to });
    world.okIn(conference, 'speak', { payload: 'Hi', voice: 'female', ...to });
  }
  world.okIn(conference, 'record_start', { format: 'wav' });
  await clock.advanceAsync(1000);
  world.okIn(conference, 'leave', { call_control_id: caller.id });
  world.okIn(conference, 'end');
  for (const to of ['+15550100404', '+15550100408', '+15550100486', '+15550100603', '+13125550009']) {
    await world.dial({ to, timeout_secs: 5, time_limit_secs: 30, custom_headers: [{ name: 'X-B', value: '3' }] });
  }
  for (const number of ['+15550100200', '+15550100603']) {
    const call = await world.answered({ nature: { siprec: number.endsWith('200') ? 'accept' : 'fail' } });
    world.ok(call, 'siprec_start');
    await clock.advanceAsync(1000);
    world.ok(call, 'refer', { sip_address: `sip:${number}@example.com` });
  }
  for (const answering_machine_detection of ['detect_beep', 'premium'] as const)
    await world.dial({ to: '+15550100702', answering_machine_detection });
  await world.dial({ to: SCREENED, answering_machine_detection: SCREENING_MODE });
  for (const deepfake of ['real', 'silence_timeout', 'error'] as const) {
    const nature = { kind: 'human', greeting: 'Good day, who is there?', deepfake } as const;
    await world.answered({ nature }, { deepfake_detection: { enabled: true } });
  }
  await clock.advanceAsync(60_000);
}

const world = new ExchangeWorld({ config: { assistants: ASSISTANTS }, parties: new Map([[SCREENED, SCREENING]]) });

/** The world in which it has happened, which is the same for all tests: it takes a second. */
async function happened(): Promise<ExchangeWorld> {
  if (world.sender.sent.length === 0) await everything(world);
  return world;
}

/** The bodies of all webhooks that left. */
const sentBodies = async (): Promise<string[]> => (await happened()).sender.sent.map(({ body }) => body ?? '');

describe('the webhooks that are sent', () => {
  it('have the shape that the document gives them, and nothing beside it', async () => {
    const check = new ContractCheck();
    const bodies = await sentBodies();
    for (const body of bodies) check.webhook(body);
    expect(check.faults).toEqual([]);
    // Every event that there is has been seen.
    expect([...check.events].sort()).toEqual([...SENT_EVENTS].sort());
  });

  it('have their keys in alphabetical order, and none without a value', async () => {
    for (const body of await sentBodies()) {
      const { payload } = (JSON.parse(body) as { data: { payload: Record<string, unknown> } }).data;
      expect(Object.keys(payload)).toEqual(Object.keys(payload).sort());
    }
    for (const { payload, type } of (await happened()).webhooks()) {
      const empty = Object.entries(payload).filter(([, value]) => value === undefined);
      expect([type, empty]).toEqual([type, []]);
    }
  });

  it('would be found wanting with a property too many or too few', async () => {
    const [body = ''] = await sentBodies();
    const more = new ContractCheck();
    more.webhook(body.replace('"payload":{', '"payload":{"surprise":1,'));
    expect(more.faults).toHaveLength(1);
    const fewer = new ContractCheck();
    fewer.webhook(body.replace(/"to":"[^"]*",/, ''));
    expect(fewer.faults).toHaveLength(1);
  });
});

describe('the webhooks that are documented', () => {
  it('are those that are sent, no more and no fewer', () => {
    expect(documented).toEqual([...SENT_EVENTS].sort());
  });

  it('are events that webhook_urls may name', () => {
    expect(SENT_EVENTS.filter((event) => !WEBHOOK_EVENT_NAMES.has(event))).toEqual([]);
  });
});
