import fc from 'fast-check';
import { checkAnswer, checkRefused, misfit } from '../lib/answers.mjs';
import { OPERATIONS, operation } from '../lib/documents.mjs';
import { brief, Failure, wait } from '../lib/failure.mjs';
import { expectations } from '../lib/expect.mjs';
import { mutated, strange } from '../lib/mutate.mjs';
import { rawRequests, sendRaw } from '../lib/raw.mjs';
import { valuesOf } from '../lib/schema.mjs';
import { isShort, jsonText, plainText } from '../lib/values.mjs';

// A case is `{steps: [step…]}`. A step is a request to an operation of the documents,
//   {op, call?, path?, query?, headers?, body? | text?, times?, status?, answer?}
// bytes for a connection ({raw: [text…]}) or a pause ({pause: ms}). `call` is the state that the call of the path is in, `path` has
// the values of its other parameters, `times` repeats the request, `status` and `answer` (a schema) say what has to come.

const PLACES = {
  urls: ['http://sink.test/sound.wav', 'http://127.0.0.1:9/', 'ws://127.0.0.1:9/'],
  connections: ['1001', '9999999999999999999'],
};
/** A reset would end the quiet call; it is done at the end of each part. */
const NOT_NOW = new Set(['reset']);
const STATES = ['ringing', 'active', 'dialled', 'ended', 'unknown'];
const OWN = '$own';

const JSON_TYPE = 'application/json';
const TYPES = [
  undefined,
  undefined,
  undefined,
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'multipart/form-data',
];
const ENCODINGS = [undefined, undefined, undefined, 'gzip', 'br', 'identity', 'nonsense'];

const headers = fc.record(
  {
    'content-type': fc.constantFrom(...TYPES),
    'content-encoding': fc.constantFrom(...ENCODINGS),
    authorization: fc.constantFrom(null, '', 'Bearer', 'Bearer ', 'Bearer a b c', 'Basic eDp5', 'Bearer KEYfuzz'),
    origin: fc.constantFrom(undefined, 'http://evil.example', 'null', 'http://localhost:1'),
    host: fc.constantFrom(undefined, 'evil.example', 'localhost', '', 'a'.repeat(3_000)),
    'x-strange': fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?')),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Requests to one operation: mostly with a body that is almost in order. */
function requestsTo({ operationId, parameters, bodies }) {
  const inPath = parameters.filter((parameter) => parameter.in === 'path' && parameter.name !== 'call_control_id');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const values = (list, extra) =>
    Object.fromEntries(list.map(({ name, schema }) => [name, fc.oneof(...extra, valuesOf(schema, PLACES, name))]));
  const schema = bodies.get(JSON_TYPE);
  const body = schema
    ? { weight: 8, arbitrary: mutated(valuesOf(schema, PLACES)).map((value) => ({ body: value })) }
    : undefined;
  const text = {
    weight: 1,
    arbitrary: fc
      .oneof(fc.string(), fc.constantFrom('{', '[', 'null', '""', '{"a":1}{"b":2}', '\u0000'), strange)
      .map((odd) => ({ text: odd })),
  };
  return fc
    .record({
      op: fc.constant(operationId),
      call: fc.constantFrom('active', ...STATES),
      path: fc.record(values(inPath, [fc.constant(OWN)]), { noNullPrototype: true }),
      query: fc.record(values(inQuery, [strange]), { requiredKeys: [], noNullPrototype: true }),
      headers: fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
      sent: fc.oneof(...[body, text, { weight: 1, arbitrary: fc.constant({}) }].filter(Boolean)),
    })
    .map(({ sent, ...step }) => ({ ...step, ...sent }));
}

const documented = OPERATIONS.filter(({ operationId }) => !NOT_NOW.has(operationId)).map(requestsTo);
const step = fc.oneof({ weight: 12, arbitrary: fc.oneof(...documented) }, { weight: 1, arbitrary: rawRequests });

/** Waits, streams of events and attacks answer late or never end; such a request is given up. */
const isPatient = ({ operationId, parameters, answers }) =>
  operationId === 'attackWebhooks' ||
  parameters.some(({ name }) => name === 'timeout_ms') ||
  answers.get('200')?.has('text/event-stream') === true;

const MAKERS = {
  ringing: (bench) => bench.ring(),
  active: async (bench) => {
    const call = await bench.ring();
    await bench.command(call, 'answer');
    return call;
  },
  dialled: async (bench) => {
    const dial = { to: '+15550100408', from: '+15550100005', connection_id: '1001' };
    return (await bench.api.data('POST', '/v2/calls', dial)).call_control_id;
  },
  ended: async (bench) => {
    const call = await MAKERS.active(bench);
    await bench.command(call, 'hangup');
    return call;
  },
  unknown: async () => 'v3:nobody-knows-this-call',
};

async function pathOf({ path: template, operationId }, { call = 'active', path = {} }, bench) {
  let result = template;
  for (const [, name] of template.matchAll(/\{(\w+)\}/g)) {
    const before = template.slice(0, template.indexOf(`/{${name}}`));
    const value = name === 'call_control_id' ? await MAKERS[call](bench) : (path[name] ?? OWN);
    const text = value === OWN ? await ownId(before, name, bench) : plainText(value).toWellFormed();
    // An empty segment would make it another path.
    result = result.replace(`{${name}}`, () => encodeURIComponent(text) || operationId);
  }
  return result;
}

/** The id of something of ours that is listed one level above. */
async function ownId(parent, name, bench) {
  if (name === 'connection_id') return '1001';
  const { status, text } = await bench.api.send({ method: 'GET', path: parent });
  const listed = status === 200 ? JSON.parse(text).data : [];
  const own = listed.filter((item) => item.call_control_id !== bench.witnessCall);
  return String(own.at(-1)?.[name === 'queue_name' ? 'name' : 'id'] ?? 'unknown');
}

const queryText = (query) =>
  Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => pairs(name, value))
    .join('&');

/** `page[number]=1` for nested values, as Telnyx's API has it. */
function pairs(name, value) {
  if (typeof value === 'object' && value !== null && !isShort(value))
    return Object.entries(value).flatMap(([key, inner]) => pairs(`${name}[${key}]`, inner));
  const text = plainText(value).slice(0, 4_000).toWellFormed();
  return [`${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(text)}`];
}

async function request(spec, bench) {
  const target = operation(spec.op);
  if (!target) throw new Error(`the documents have no operation ${spec.op}`);
  const path = await pathOf(target, spec, bench);
  const query = queryText(spec.query ?? {});
  const real = (text) => text.replaceAll('http://sink.test/', bench.sink.url);
  const given = spec.text === undefined ? undefined : plainText(spec.text);
  const sent = spec.body === undefined ? given : jsonText(spec.body);
  const text = sent === undefined ? undefined : real(sent);
  const what = `${target.method} ${target.operationId}`;
  const call = {
    method: target.method,
    path: query === '' ? path : `${path}?${query}`,
    headers: spec.headers,
    text,
    patient: isPatient(target),
    fetches: /_url/.test(text ?? ''),
  };
  if (target.operationId === 'attackWebhooks') bench.sink.isAttacked = true;
  for (let i = 0; i < (spec.times ?? 1); i++) {
    const answer = await bench.api.send(call);
    if (answer) judge(target, spec, answer, what, text);
    bench.program.check();
  }
}

function judge(target, spec, answer, what, text) {
  checkAnswer(target, answer, what);
  if (spec.body !== undefined) checkRefused(target, text, answer, what);
  if (spec.status !== undefined && ![spec.status].flat().includes(answer.status))
    throw new Failure(`${what} answered ${answer.status}, expected ${spec.status}`, brief(answer.text, 1_500));
  const fault = spec.answer && misfit(spec.answer, JSON.parse(answer.text));
  if (fault) throw new Failure(`${what}: the answer is not as expected: ${fault}`, brief(answer.text, 1_500));
}

async function run({ steps, ...input }, bench) {
  const expected = await expectations(input, bench);
  for (const one of steps) {
    if (one.pause !== undefined) await wait(one.pause);
    else if (one.raw) await sendRaw(one, bench);
    else await request(one, bench);
  }
  await expected.hold();
}

export const requests = {
  name: 'requests',
  weight: 3,
  cases: fc.array(step, { minLength: 1, maxLength: 4, size: 'small' }).map((steps) => ({ steps })),
  run,
};
