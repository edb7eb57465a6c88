import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import telnyxDocument from '../../src/contract/generated/telnyx.json' with { type: 'json' };
import { CALLER, OURS } from '../support/exchange.js';
import { errorsOf, TelnyxWorld } from '../support/telnyx-world.js';

type Json = Readonly<Record<string, unknown>>;

const document = telnyxDocument as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

function resolve(node: Json): Json {
  if (typeof node['$ref'] !== 'string') return node;
  let target: unknown = document;
  for (const step of node['$ref'].slice('#/'.length).split('/')) target = (target as Json)[step];
  return resolve(target as Json);
}

/** What each operation cannot do without. An operation that is not named here needs nothing. */
const REQUIRED: Readonly<Record<string, Json>> = {
  DialCall: { to: CALLER, from: OURS, connection_id: '1' },
  UpdateClientState: { client_state: '' },
  BridgeCall: { call_control_id: 'made_up_too' },
  CallJoinAIAssistant: { conversation_id: 'any', participant: { id: 'made_up_too', role: 'user' } },
  TransferCall: { to: CALLER },
  StartCallRecord: { format: 'mp3', channels: 'dual' },
  DeleteRecordings: { ids: [] },
  SpeakCall: { payload: 'Hi', voice: 'female' },
  GatherUsingSpeak: { payload: 'Hi', voice: 'female' },
  callGatherUsingAI: { parameters: {} },
  SendDTMF: { digits: '1' },
  SendSIPInfo: { content_type: 'text/plain', body: 'Hi' },
  SwitchSupervisorRole: { role: 'monitor' },
  ReferCall: { sip_address: 'sip:bob@example.com' },
  RejectCall: { cause: 'USER_BUSY' },
  EnqueueCall: { queue_name: 'support' },
  CreateQueue: { queue_name: 'support' },
  UpdateQueue: { max_size: 5 },
  CreateConference: { call_control_id: 'made_up_too', name: 'standup' },
  JoinConference: { call_control_id: 'made_up_too' },
  LeaveConference: { call_control_id: 'made_up_too' },
  UpdateConference: { call_control_id: 'made_up_too', supervisor_role: 'barge' },
  UnholdConferenceParticipants: { call_control_ids: ['made_up_too'] },
  SpeakTextToConference: { payload: 'Hi', voice: 'female' },
  ConferenceSendDTMF: { digits: '1' },
  ConferenceGatherUsingAudio: { call_control_id: 'made_up_too' },
  StartConferenceRecording: { format: 'mp3' },
  CreateCallControlApplication: { application_name: 'a', webhook_event_url: 'http://a.test' },
  UpdateCallControlApplication: { application_name: 'a', webhook_event_url: 'http://a.test' },
};

/** Properties that are no texts and may be null all the same, as FIDELITY says. */
const NULL_TOO = ['transcription_engine_config', 'webhook_timeout_secs'];

const METHODS = ['post', 'put', 'patch'] as const;

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    const body = operation?.['requestBody'] as { content: { 'application/json': { schema: Json } } } | undefined;
    const id = String(operation?.['operationId']);
    if (!operation || !body) return [];
    const success = Number(Object.keys(operation['responses'] as Json).find((status) => status.startsWith('2')));
    const schema = resolve(body.content['application/json'].schema);
    return [{ id, method: method.toUpperCase(), path, success, properties: propertiesOf(schema) }];
  }),
);

/** The properties of a schema and of all that it is made of. */
function propertiesOf(schema: Json): [string, Json][] {
  const parts = ((schema['allOf'] ?? []) as Json[]).map(resolve);
  return [
    ...Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Json>>),
    ...parts.flatMap(propertiesOf),
  ];
}

/** Whether a text is among what a property may be, in any of its variants. */
function isText(unresolved: Json): boolean {
  const schema = resolve(unresolved);
  const variants = [...((schema['anyOf'] ?? []) as Json[]), ...((schema['oneOf'] ?? []) as Json[])];
  return [schema['type']].flat().includes('string') || variants.some(isText);
}

const cases = operations.flatMap(({ id, method, path, success, properties }) =>
  properties
    .filter(([name]) => !(name in (REQUIRED[id] ?? {})))
    .map(([name, schema]) => ({
      id,
      method,
      path,
      success,
      name,
      mayBeNull: isText(schema) || NULL_TOO.includes(name),
    })),
);

let world: TelnyxWorld;
beforeAll(
  async () => (world = await TelnyxWorld.open({ config: { provisionUnknown: true, numbers: { [OURS]: '17' } } })),
);
afterAll(() => world[Symbol.asyncDispose]());

const send = (id: string, method: string, path: string, body: object | undefined) =>
  world.send(method, `/v2${path.replace(/\{[^}]+\}/g, nameIn(path))}`, body && { ...REQUIRED[id], ...body });

/** Calls and applications may be made up, numbers are those of the configuration. */
const nameIn = (path: string): string =>
  (path.startsWith('/phone_numbers/') ? world.exchange.account.numbers.list()[0]?.id : undefined) ?? 'made_up';

describe('null for an optional property', () => {
  it('is told in FIDELITY where it is in order for what is no text', () => {
    const fidelity = readFileSync(new URL('../../docs/FIDELITY.md', import.meta.url), 'utf8');
    const [, named = ''] = /`null` for optional texts, ([^;]*);/.exec(fidelity) ?? [];
    expect(Array.from(named.matchAll(/`(\w+)`/g), ([, name]) => name).sort()).toEqual(NULL_TOO);
  });

  it('has been tried for every property that can be left out', () => {
    expect(operations.length).toBeGreaterThanOrEqual(17);
    expect(cases.length).toBeGreaterThan(150);
  });

  it.each(cases)('$name of $id is in order: $mayBeNull', async ({ id, method, path, success, name, mayBeNull }) => {
    const response = await send(id, method, path, { [name]: null });
    if (mayBeNull) expect([response.status, errorsOf(response)]).toEqual([success, []]);
    else
      expect([response.status, errorsOf(response).map(({ source }) => source)]).toEqual([
        422,
        [{ pointer: `/${name}` }],
      ]);
  });
});

describe('a body that does not come at all', () => {
  it.each(operations)('is an empty one: $id', async ({ id, method, path, success }) => {
    const response = await send(id, method, path, undefined);
    const missing = errorsOf(response).map(
      ({ code, source }) => `${code} ${source && 'pointer' in source ? source.pointer : ''}`,
    );
    const required = Object.keys(REQUIRED[id] ?? {}).map((name) => `10004 /${name}`);
    expect(missing.sort()).toEqual(required.sort());
    expect(response.status).toBe(missing.length > 0 ? 422 : success);
  });
});
