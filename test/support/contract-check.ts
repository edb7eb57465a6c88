import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import telnyxDocument from '../../src/contract/generated/telnyx.json' with { type: 'json' };

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Json>>;
}

const document = telnyxDocument as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Json }>>;
  readonly components: { readonly responses: Readonly<Record<string, Json>> };
};

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
formats.default(ajv);
// That of ajv-formats refuses loopback, which is where everything is here.
for (const name of ['url', 'uri']) ajv.addFormat(name, (text: string) => URL.canParse(text));

/** Compiling takes most of the time of a check, so all labs of a worker share what is compiled. */
const validators = new Map<string, ValidateFunction>();
let schemasOfWebhooks: ReadonlyMap<string, Json> | undefined;

const REQUEST_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a request through `fetch` came to. */
export interface Exchanged {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  readonly status: number;
  readonly requestHeaders: Headers;
  readonly requestBody: string | undefined;
  readonly body: unknown;
}

/**
 * Holds what the simulator says against its own OpenAPI document: each answer of the API against the schema of its
 * operation and status, each webhook against the schema of its event. Schemas are closed on the way: a property that the
 * document does not name is a fault too. Faults are collected, so that one test does not hide another's.
 */
export class ContractCheck {
  readonly faults: string[] = [];
  readonly exchanged: Exchanged[] = [];
  /** Event types of the webhooks that were checked. */
  readonly events = new Set<string>();

  /** As the global `fetch`, for the SDK. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    const method = (init?.method ?? 'GET').toUpperCase();
    const text = await response.clone().text();
    this.#answered(method, url.pathname, init, response, text);
    return response;
  };

  webhook(text: string): void {
    const body = JSON.parse(text) as { data: { event_type: string } };
    const type = body.data.event_type;
    const schema = (schemasOfWebhooks ??= webhookSchemas()).get(type);
    this.events.add(type);
    if (schema) this.#check(`webhook ${type}`, schema, body);
    else this.faults.push(`webhook ${type}: not in the document`);
  }

  #answered(method: string, path: string, init: RequestInit | undefined, response: Response, text: string): void {
    const { status } = response;
    const operation = findOperation(method, path);
    const name = `${method} ${operation?.operationId ?? path} ${status}`;
    const body: unknown = parsed(text);
    this.exchanged.push({
      method,
      path,
      operationId: operation?.operationId,
      status,
      requestHeaders: new Headers(init?.headers),
      requestBody: typeof init?.body === 'string' ? init.body : undefined,
      body,
    });
    if (!REQUEST_ID.test(response.headers.get('x-request-id') ?? '')) this.faults.push(`${name}: no x-request-id`);
    if (status === 204) {
      if (text !== '') this.faults.push(`${name}: not empty but ${text}`);
      return;
    }
    if (response.headers.get('content-type')?.startsWith('application/json') !== true) {
      this.faults.push(`${name}: not JSON but ${String(response.headers.get('content-type'))}`);
    }
    this.#check(name, responseSchema(operation, status), body);
  }

  #check(name: string, schema: Json, value: unknown): void {
    const validate = validators.get(name) ?? ajv.compile(closed(schema));
    validators.set(name, validate);
    if (validate(value)) return;
    const errors = (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
    this.faults.push(`${name}: ${errors.join('; ')} in ${JSON.stringify(value)}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
}

function findOperation(method: string, path: string): Operation | undefined {
  const steps = path.replace(/^\/v2(?=\/)/, '').split('/');
  for (const [template, item] of Object.entries(document.paths)) {
    const wanted = template.split('/');
    const fits = wanted.length === steps.length && wanted.every((step, i) => step.startsWith('{') || step === steps[i]);
    const operation = item[method.toLowerCase()];
    if (fits && operation) return operation;
  }
  return undefined;
}

/** The schema of an answer. What belongs to no operation is answered with Telnyx's errors. */
function responseSchema(operation: Operation | undefined, status: number): Json {
  const response = operation
    ? (operation.responses[String(status)] ?? operation.responses['default'])
    : document.components.responses['OtherError'];
  return contentSchema(resolve(response ?? {}));
}

function contentSchema(holder: Json): Json {
  const content = holder['content'] as Record<string, { schema: Json }> | undefined;
  const schema = content?.['application/json']?.schema;
  if (!schema) throw new Error(`no JSON schema in ${JSON.stringify(holder)}`);
  return schema;
}

function webhookSchemas(): Map<string, Json> {
  return new Map(
    Object.values(document.webhooks).map(({ post }) => {
      const schema = contentSchema(resolve(post['requestBody'] as Json));
      const type = /"event_type":\{[^}]*?"enum":\["([^"]+)"/.exec(JSON.stringify(closed(schema)))?.[1];
      if (type === undefined) throw new Error(`a webhook without event type: ${JSON.stringify(schema)}`);
      return [type, schema];
    }),
  );
}

function resolve(node: Json): Json {
  if (typeof node['$ref'] !== 'string') return node;
  let target: unknown = document;
  for (const step of node['$ref'].slice('#/'.length).split('/')) target = (target as Json)[step];
  return resolve(target as Json);
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy without references, in which objects have the properties that are named and no others. */
function closed(node: Json, close = true): Json {
  const schema = resolve(node);
  const copy: Json = { ...schema };
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    if (Array.isArray(schema[key])) copy[key] = (schema[key] as Json[]).map((part) => closed(part, false));
  }
  if (isObject(schema['properties'])) {
    copy['properties'] = Object.fromEntries(
      Object.entries(schema['properties']).map(([name, part]) => [name, closed(part as Json)]),
    );
  }
  if (isObject(schema['items'])) copy['items'] = closed(schema['items']);
  if (close && namesProperties(copy) && copy['additionalProperties'] === undefined)
    copy['unevaluatedProperties'] = false;
  return copy;
}

/** Whether the schema, or a part that it is composed of, names properties. */
function namesProperties(schema: Json): boolean {
  if (isObject(schema['properties'])) return true;
  return ['allOf', 'anyOf', 'oneOf'].some((key) => ((schema[key] as Json[] | undefined) ?? []).some(namesProperties));
}
