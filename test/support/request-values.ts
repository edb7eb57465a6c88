import { requestOperations, type JsonSchema, type Parameter } from '../../src/contract/request-schemas.js';
import type { OperationId } from '../../src/contract/types.js';

type Values = Readonly<Record<string, unknown>>;

const NOW = '2026-11-21T10:00:00Z';

/** Values of properties whose schemas do not say all that is asked of them. */
const BY_NAME: Values = {
  amount: 12.5,
  audio_url: 'http://files.test/a.wav',
  after: undefined,
  before: undefined,
  body: 'Hi',
  call_control_id: 'v3:made_up_too',
  cause: 'USER_BUSY',
  client_state: 'YQ==',
  conference_config: { conference_name: 'sales', mute: true, hold: true, hold_audio_url: 'http://files.test/a.wav' },
  content_type: 'text/plain',
  conversation_relay_url: 'wss://relay.test/ws',
  conversation_id: '0e8e1a5c-6c1b-4d58-9f0e-2a3b4c5d6e7f',
  digits: '1',
  from: '+15550123002',
  gt: undefined,
  gte: NOW,
  hold_audio_url: 'http://files.test/a.wav',
  invalid_audio_url: 'http://files.test/a.wav',
  loop: 2,
  lt: undefined,
  lte: NOW,
  max_participants: 2,
  noise_suppression_engine: 'Denoiser',
  occurred_at: { eq: NOW },
  park_after_unbridge: 'self',
  payload: 'Hi',
  rx: 'udp:127.0.0.1:9000',
  send_digits_on_answer: '1',
  sip_address: 'sip:bob@example.com',
  stop: 'all',
  stream_url: 'wss://media.test/audio',
  target: 'udp:127.0.0.1:9000',
  to: '+15550123001',
  tx: 'udp:127.0.0.1:9001',
  transcription_engine_config: {},
  webhook_url: 'http://hooks.test/',
  url: 'wss://relay.test/ws',
  voice: 'female',
};

/** Properties that exclude others of theirs, and video rooms, which are not simulated, are left out of what an operation is asked with at most. */
const NOT_TOGETHER: { readonly [Op in OperationId]?: readonly string[] } = {
  AnswerCall: ['conversation_relay_config'],
  BridgeCall: ['queue', 'video_room_context', 'video_room_id'],
  ConferenceGatherUsingAudio: ['invalid_media_name', 'media_name'],
  CreateConference: ['hold_media_name'],
  DialCall: ['conversation_relay_config', 'media_name'],
  GatherUsingAudio: ['invalid_media_name', 'media_name'],
  HoldConferenceParticipants: ['media_name'],
  JoinConference: ['hold_media_name'],
  PayCall: ['payment_token'],
  PlayConferenceAudio: ['media_name'],
  StartCallPlayback: ['media_name'],
  TransferCall: ['media_name'],
};

const operations = new Map(requestOperations('telnyx').map((operation) => [operation.operationId, operation]));

/** The least that an operation is asked with: its body, or its query where it has no body. */
export const leastOf = (operationId: OperationId): Values => valuesOf(operationId, false);

/** The most that an operation is asked with at once. */
export function mostOf(operationId: OperationId): Values {
  const excluded: ReadonlySet<string> = new Set(NOT_TOGETHER[operationId]);
  return Object.fromEntries(Object.entries(valuesOf(operationId, true)).filter(([name]) => !excluded.has(name)));
}

function valuesOf(operationId: OperationId, isFull: boolean): Values {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`no operation ${operationId}`);
  const schema = operation.requestBody?.content['application/json'].schema ?? querySchema(operation.parameters);
  return members(schema, isFull);
}

/** The parameters of a query as properties of an object; one that the document writes with brackets is part of another one. */
function querySchema(parameters: readonly Parameter[]): JsonSchema {
  const query = parameters.filter((parameter) => parameter.in === 'query' && !parameter.name.includes('['));
  return { properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])) };
}

function members(schema: JsonSchema, isFull: boolean): Values {
  const parts = [schema, ...(schema.allOf ?? [])];
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const properties = parts.flatMap((part) => Object.entries(part.properties ?? {}));
  const wanted = properties.filter(([name]) => isFull || required.has(name));
  return Object.fromEntries(
    wanted.map(([name, property]) => [name, name in BY_NAME ? BY_NAME[name] : valueOf(property, isFull)]),
  );
}

function valueOf(schema: JsonSchema, isFull: boolean): unknown {
  const [variant] = schema.anyOf ?? schema.oneOf ?? [];
  if (variant) return valueOf(variant, isFull);
  const told = schema.enum?.find((value) => value !== null) ?? schema.const ?? schema.default ?? undefined;
  const type = [schema.type].flat().find((each) => each !== 'null') ?? 'object';
  return told === undefined ? OF_TYPE[type]?.(schema, isFull) : told;
}

const numberOf = ({ minimum = 1 }: JsonSchema): number => Math.max(minimum, 1);

const OF_TYPE: Readonly<Record<string, (schema: JsonSchema, isFull: boolean) => unknown>> = {
  array: ({ items }, isFull) => (items ? [valueOf(items, isFull)] : []),
  boolean: () => true,
  integer: numberOf,
  number: numberOf,
  object: members,
  string: ({ format = '' }) => FORMATS[format] ?? 'text',
};

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': NOW,
  uri: 'http://hooks.test/',
  url: 'http://hooks.test/',
  uuid: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e',
};
