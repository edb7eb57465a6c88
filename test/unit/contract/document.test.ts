import { describe, expect, it } from 'vitest';
import { loadDocument, type RequestParts } from '../../../src/contract/document.js';
import { ERRORS } from '../../../src/contract/errors.js';

const telnyx = loadDocument('telnyx');
const control = loadDocument('control');

/** Each refusal as `code place: detail`. */
function refusals(operationId: string, request: RequestParts, document = telnyx): string[] {
  return document.validate(operationId, request).map(({ error, detail, pointer, parameter }) => {
    const place = pointer ?? (parameter === undefined ? '' : `?${parameter}`);
    return `${ERRORS[error].code} ${place}: ${detail ?? ''}`;
  });
}
const dial = { to: '+15550100001', from: '+15550100002', connection_id: '1' };
const application = { application_name: 'a', webhook_event_url: 'http://localhost:3000/hooks' };
const required = (name: string): string => `The '${name}' parameter is required and cannot be blank.`;

describe('a request is held against the document', () => {
  it('and accepted when it has what is required', () => {
    expect(refusals('DialCall', { body: dial })).toEqual([]);
    expect(refusals('HangupCall', { body: {} })).toEqual([]);
    expect(refusals('CreateCallControlApplication', { body: application })).toEqual([]);
  });

  it('and every missing parameter is told', () => {
    expect(refusals('DialCall', { body: {} })).toEqual([
      `10004 /connection_id: ${required('connection_id')}`,
      `10004 /to: ${required('to')}`,
      `10004 /from: ${required('from')}`,
    ]);
  });

  it('and an empty text counts as missing where one is required', () => {
    expect(refusals('DialCall', { body: { ...dial, from: '' } })).toEqual([`10004 /from: ${required('from')}`]);
    expect(refusals('CreateCallControlApplication', { body: { ...application, webhook_event_url: '' } })).toEqual([
      `10004 /webhook_event_url: ${required('webhook_event_url')}`,
    ]);
  });

  it('but the texts of speak and send_dtmf, which have errors of their own, may be empty as far as the schema goes', () => {
    expect(refusals('SpeakCall', { body: { payload: '', voice: 'female' } })).toEqual([]);
    expect(refusals('SendDTMF', { body: { digits: '' } })).toEqual([]);
  });

  it.each([
    [{ from: 5 }, '10026 /from: The parameter must be of type string, but received type integer'],
    [{ from: 5.5 }, '10026 /from: The parameter must be of type string, but received type number'],
    [{ from: null }, '10026 /from: The parameter must be of type string, but received type null'],
    [{ webhook_url: [] }, '10026 /webhook_url: The parameter must be of type string, but received type array'],
    [
      { bridge_on_answer: 'yes' },
      '10026 /bridge_on_answer: The parameter must be of type boolean, but received type string',
    ],
    [{ timeout_secs: '30' }, '10026 /timeout_secs: The parameter must be of type integer, but received type string'],
    [{ custom_headers: {} }, '10026 /custom_headers: The parameter must be of type array, but received type object'],
    [{ to: 5 }, '10026 /to: The parameter must be of type string or array, but received type integer'],
    [{ to: ['+15550100001', 5] }, '10026 /to/1: The parameter must be of type string, but received type integer'],
    [{ timeout_secs: 2 ** 31 }, '10033 /timeout_secs: The value is outside of allowed range -2147483648 to 2147483647'],
    [
      { from_display_name: 'x'.repeat(129) },
      '10025 /from_display_name: The field must be between 0 and 128 characters long, but was 129.',
    ],
    [
      { record_max_length: 2 ** 31 },
      '10033 /record_max_length: The value is outside of allowed range -2147483648 to 2147483647',
    ],
    [
      { answering_machine_detection: 'premium_plus' },
      '10032 /answering_machine_detection: The value must be one of: detect, detect_beep, detect_words, disabled, greeting_end, premium.',
    ],
    [
      { answering_machine_detection: true },
      '10026 /answering_machine_detection: The parameter must be of type string, but received type boolean',
    ],
    ...[999, 120_001].map((prompt_end_timeout_millis): [object, string] => [
      { answering_machine_detection_config: { prompt_end_timeout_millis } },
      '10033 /answering_machine_detection_config/prompt_end_timeout_millis: The value is outside of allowed range 1000 to 120000',
    ]),
    [{ record_channels: 'trio' }, '10032 /record_channels: The value must be one of: dual, single.'],
    [
      { stream_bidirectional_sampling_rate: 11025 },
      '10032 /stream_bidirectional_sampling_rate: The value must be one of: 8000, 16000, 22050, 24000, 48000.',
    ],
    [
      { stream_auth_token: 'x'.repeat(4001) },
      '10025 /stream_auth_token: The field must be between 0 and 4000 characters long, but was 4001.',
    ],
    [
      { record_custom_file_name: '' },
      '10025 /record_custom_file_name: The field must be between 1 and 40 characters long, but was 0.',
    ],
    [{ billing_group_id: 'x' }, '10027 /billing_group_id: The value must be a valid uuid.'],
    [{ custom_headers: [{ name: 'X-A' }] }, `10004 /custom_headers/0/value: ${required('value')}`],
    [
      { webhook_urls: { 'call.hangup': 7 } },
      '10026 /webhook_urls/call.hangup: The parameter must be of type string or array, but received type integer',
    ],
    [
      { webhook_urls: { 'call.hangup': ['http://a.test', 7] } },
      '10026 /webhook_urls/call.hangup/1: The parameter must be of type string, but received type integer',
    ],
    [
      { webhook_urls: { 'call.hangup': 'nowhere' } },
      '10003 /webhook_urls/call.hangup: The URL provided was invalid, malformed, or too long. URLs can be a maximum of 2000 characters.',
    ],
  ])('%j is refused once', (fault, expected) => {
    expect(refusals('DialCall', { body: { ...dial, ...fault } })).toEqual([expected]);
  });

  it('and all faults are told together', () => {
    const body = { ...dial, from: 5, timeout_secs: 1.5, stream_track: 'sideways' };
    expect(refusals('DialCall', { body }).map((refusal) => refusal.split(':')[0])).toEqual([
      '10026 /from',
      '10032 /stream_track',
      '10026 /timeout_secs',
    ]);
  });

  it('and a body that is no object is refused as a whole', () => {
    expect(refusals('HangupCall', { body: [] })).toEqual([
      '10026 : The parameter must be of type object, but received type array',
    ]);
    expect(refusals('HangupCall', { body: 'text' })).toEqual([
      '10026 : The parameter must be of type object, but received type string',
    ]);
  });

  it('and nothing is written into it', () => {
    const body = { stream_url: 'wss://app.test/' };
    refusals('StartCallStreaming', { body });
    expect(body).toEqual({ stream_url: 'wss://app.test/' });
  });

  it('and an operation that the document does not have is a fault of ours', () => {
    expect(() => telnyx.validate('NoSuchOperation', {})).toThrow('NoSuchOperation');
  });
});

describe('a value with several forms', () => {
  const speak = (voice_settings: unknown): string[] =>
    refusals('SpeakCall', { body: { payload: 'Hello', voice: 'female', voice_settings } });
  const failover = (url: unknown): string[] =>
    refusals('CreateCallControlApplication', { body: { ...application, webhook_event_failover_url: url } });

  it('is judged by the form that its type names', () => {
    expect(speak({ type: 'telnyx', voice_speed: 1.5 })).toEqual([]);
    expect(speak({ type: 'telnyx', voice_speed: 9 })).toEqual([
      '10033 /voice_settings/voice_speed: The value is outside of allowed range 0.1 to 2',
    ]);
  });

  it('is told all types when it has none of them', () => {
    const [refusal, ...others] = speak({ type: 'gramophone' });
    expect(refusal).toMatch(
      /^10032 \/voice_settings\/type: The value must be one of: aws, azure, elevenlabs, .*telnyx/,
    );
    expect(others).toEqual([]);
  });

  it('is asked for its type when it has no type', () => {
    expect(speak({})).toEqual([`10004 /voice_settings/type: ${required('type')}`]);
  });

  it('is judged by its role where that tells the forms apart', () => {
    const add = (...messages: unknown[]): string[] => refusals('CallAddMessagesToAIAssistant', { body: { messages } });
    expect(add({ role: 'tool', content: 'Rain.', tool_call_id: 'call-1' }, { role: 'system', content: 'x' })).toEqual(
      [],
    );
    expect(add({ role: 'tool', content: 'Rain.' })).toEqual([
      `10004 /messages/0/tool_call_id: ${required('tool_call_id')}`,
    ]);
    expect(add({ role: 'bot', content: 'Hi' })).toEqual([
      '10032 /messages/0/role: The value must be one of: assistant, developer, system, tool, user.',
    ]);
    expect(add({ content: 'Hi' })).toEqual([`10004 /messages/0/role: ${required('role')}`]);
  });

  it('may be empty or null where that is the default', () => {
    expect([failover(''), failover(null), failover('http://127.0.0.1:1/'), failover(undefined)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(failover('nowhere').map((refusal) => refusal.split(':')[0])).toEqual(['10003 /webhook_event_failover_url']);
  });

  it('is any list of codecs for preferred_codecs', () => {
    for (const preferred_codecs of ['PCMU', 'PCMA,PCMU', 'OPUS, G722', 'G722,PCMU,PCMA,G729,OPUS,VP8,H264', null]) {
      expect(refusals('AnswerCall', { body: { preferred_codecs } })).toEqual([]);
    }
    expect(refusals('AnswerCall', { body: { preferred_codecs: 'MP3' } })).toEqual([
      '10032 /preferred_codecs: The value must be one of: G722,PCMU,PCMA,G729,OPUS,VP8,H264.',
    ]);
  });

  it('is not judged here for the settings of a transcription, which depend on the engine', () => {
    const body = { transcription_engine: 'Deepgram', transcription_engine_config: { transcription_model: 5 } };
    expect(refusals('StartCallTranscription', { body })).toEqual([]);
    expect(refusals('StartCallTranscription', { body: { transcription_engine: 'Ear' } })).toHaveLength(1);
  });

  it('may be exactly one of two properties', () => {
    expect(refusals('partyPlay', { body: {} }, control)).toEqual([
      "10004 /audio: One of the parameters 'audio', 'audio_url' is required.",
    ]);
    expect(refusals('partyPlay', { body: { audio: 'a', audio_url: 'http://x' } }, control)).toEqual([
      "10027 : Only one of the parameters 'audio', 'audio_url' may be given.",
    ]);
  });
});

describe('what real clients send', () => {
  it.each([
    ['AnswerCall', { client_state: null, command_id: null, webhook_url: null, stream_track: null }],
    ['StartCallStreaming', { stream_url: 'ws://127.0.0.1:1/', stream_codec: null, stream_auth_token: null }],
    ['StartCallFork', { target: 'udp:127.0.0.1:9' }],
    ['SpeakCall', { payload: 'Hello', voice: 'female', language: null, payload_type: null, loop: null }],
  ])('%s takes %j', (operationId, body) => expect(refusals(operationId, { body })).toEqual([]));

  it('is accepted with properties that nobody knows, and their names are reported', () => {
    const body = {
      ...dial,
      park_after_unbridge: 'self',
      no_such: 1,
      custom_headers: [{ name: 'a', value: 'b', c: 1 }],
    };
    expect(refusals('DialCall', { body })).toEqual([]);
    expect(telnyx.unknownNames('DialCall', { body }).map(({ name }) => name)).toEqual([
      'no_such',
      'custom_headers.0.c',
    ]);
  });
});

describe('query parameters', () => {
  it('become what the document has them as', () => {
    const query = { page: { number: '2', size: '5' } };
    expect(refusals('ListCallControlApplications', { query })).toEqual([]);
    expect(query).toEqual({ page: { number: 2, size: 5 } });
  });

  it('are refused by their name in brackets', () => {
    const query = { page: { size: '0', number: 'x' }, sort: 'upwards' };
    expect(refusals('ListCallControlApplications', { query })).toEqual([
      '10026 ?page[number]: The parameter must be of type integer, but received type string',
      '10033 ?page[size]: The value is outside of allowed range 1 to 250',
      '10032 ?sort: The value must be one of: -active, -connection_name, -created_at, active, connection_name, created_at.',
    ]);
  });

  it('that nobody knows are accepted and reported', () => {
    const request = { query: { x: '1', filter: { application_name: { like: 'a' }, y: '1' } } };
    expect(refusals('ListCallControlApplications', request)).toEqual([]);
    expect(telnyx.unknownNames('ListCallControlApplications', request).map(({ name }) => name)).toEqual([
      'x',
      'filter[application_name][like]',
      'filter[y]',
    ]);
  });
});

describe('the control API', () => {
  it('refuses properties and parameters that it does not know', () => {
    expect(refusals('partySay', { body: { text: 'Hello', loud: true } }, control)).toEqual([
      "10027 /loud: Unknown property 'loud'.",
    ]);
    expect(refusals('listCalls', { query: { colour: 'red' } }, control)).toEqual([
      "10027 ?colour: Unknown property 'colour'.",
    ]);
  });

  it('wants one refusal for a value that several rules are against', () => {
    expect(refusals('ringIn', { body: { from: '', to: '+15550100001' } }, control)).toEqual([
      `10004 /from: ${required('from')}`,
    ]);
  });
});

describe('validators', () => {
  it('are compiled beforehand, one operation at a time', () => {
    const tasks: (() => void)[] = [];
    telnyx.warm((task) => tasks.push(task));
    let steps = 0;
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      expect(tasks).toEqual([]);
      task();
      steps++;
    }
    expect(steps).toBe(telnyx.operations.length);
  });

  it('are there for every operation of both documents', () => {
    for (const document of [telnyx, control]) {
      for (const { operationId } of document.operations) {
        expect(() => document.validate(operationId, { body: {}, query: {} })).not.toThrow();
      }
    }
  });
});
