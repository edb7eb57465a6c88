import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generate, staleFiles } from '../../scripts/generate.mjs';
import { NOT_SIMULATED } from '../../src/contract/not-simulated.js';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary?: string;
  'x-source'?: string;
  requestBody?: { required?: boolean; content: { 'application/json': { schema: Json } } };
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  webhooks?: Record<string, { post: Operation }>;
  components: { schemas: Record<string, Json> };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const telnyx = JSON.parse(read('src/contract/generated/telnyx.json')) as Document;
const control = JSON.parse(read('src/contract/generated/control.json')) as Document;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
function operationsOf(document: Document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}
const served = operationsOf(telnyx);
const route = (method: string, path: string) => `${method} ${path.replace(/\$?\{[^}]+\}/g, '{}')}`;

/** Follows a reference inside the document. */
function resolve(document: Document, schema: Json): Json {
  if (typeof schema['$ref'] !== 'string') return schema;
  const name = schema['$ref'].replace('#/components/schemas/', '');
  const target = document.components.schemas[name];
  if (!target) throw new Error(`no schema ${name}`);
  return resolve(document, target);
}

/** Calls `visit` for a schema and everything it holds, each reference once. */
function walk(document: Document, start: Json, visit: (schema: Json, path: string) => void): void {
  const seen = new Set<Json>();
  const step = (unresolved: Json, path: string) => {
    const schema = resolve(document, unresolved);
    if (seen.has(schema)) return;
    seen.add(schema);
    visit(schema, path);
    for (const [name, property] of Object.entries((schema['properties'] ?? {}) as Record<string, Json>)) {
      step(property, `${path}/${name}`);
    }
    for (const key of ['allOf', 'anyOf', 'oneOf']) {
      for (const variant of (schema[key] ?? []) as Json[]) step(variant, path);
    }
    if (schema['items']) step(schema['items'] as Json, `${path}[]`);
  };
  step(start, '');
}

/** The methods and paths that the official SDK's voice resources call, read from its source. */
function sdkRoutes(): string[] {
  const resources = join(dirname(createRequire(import.meta.url).resolve('telnyx')), 'resources');
  const files = [
    'call-control-applications',
    'call-events',
    'calls/actions',
    'calls/calls',
    'conferences/actions',
    'conferences/conferences',
    'connections',
    'phone-numbers/phone-numbers',
    'webhook-deliveries',
    'queues/calls',
    'queues/queues',
    'recording-transcriptions',
    'recordings/actions',
    'recordings/recordings',
  ];
  const call = /this\._client\.(get|post|put|patch|delete)(?:APIList)?\(\s*(?:path\s*)?['`]([^'`]+)['`]/g;
  return files
    .flatMap((file) => [...readFileSync(join(resources, `${file}.mjs`), 'utf8').matchAll(call)])
    .map(([, method, path]) => route((method ?? '').toUpperCase(), path ?? ''));
}

describe('the description of Telnyx’s API', () => {
  it('does not describe an operation that is listed as not simulated', () => {
    const routes = new Set(served.map(({ method, path }) => route(method, path)));
    const ids = new Set(served.map(({ operation }) => operation.operationId));
    const both = NOT_SIMULATED.filter(
      ({ method, path, operationId }) => routes.has(route(method, path)) || ids.has(operationId),
    );
    expect(both).toEqual([]);
  });

  it('marks what only the SDKs have', () => {
    const marked = served.filter(({ operation }) => operation['x-source'] === 'sdk').map(({ path }) => path);
    expect(marked).toEqual([
      '/connections',
      '/connections/count',
      '/connections/{id}',
      '/calls/{call_control_id}/actions/pay',
      '/webhook_deliveries',
      '/webhook_deliveries/{id}',
      '/phone_numbers',
      '/phone_numbers/{id}',
      '/phone_numbers/{id}',
    ]);
  });

  it('together with the operations not simulated knows exactly what the official SDK can call', () => {
    const known = [...served, ...NOT_SIMULATED].map(({ method, path }) => route(method, path));
    expect(known.sort()).toEqual(sdkRoutes().sort());
  });

  it('names each operation once', () => {
    const ids = [...served.map(({ operation }) => operation.operationId), ...NOT_SIMULATED.map((o) => o.operationId)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a summary for every operation and webhook', () => {
    const operations = [...served.map((o) => o.operation), ...Object.values(telnyx.webhooks ?? {}).map((w) => w.post)];
    expect(operations.filter((operation) => !operation.summary)).toEqual([]);
  });

  it('lets every command come without a body', () => {
    const bodies = served.flatMap(({ operation }) => (operation.requestBody ? [operation] : []));
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.filter(({ requestBody }) => requestBody?.required !== false)).toEqual([]);
  });

  it('accepts null for every optional string of a request, as SDKs in other languages send it', () => {
    const refused: string[] = [];
    for (const { operation } of served) {
      if (!operation.requestBody) continue;
      walk(telnyx, operation.requestBody.content['application/json'].schema, (schema, path) => {
        const required = (schema['required'] ?? []) as string[];
        for (const [name, property] of Object.entries((schema['properties'] ?? {}) as Record<string, Json>)) {
          const { type, enum: values } = resolve(telnyx, property) as { type?: unknown; enum?: unknown[] };
          const nullable = Array.isArray(type) && type.includes('null') && (!values || values.includes(null));
          const isString = type === 'string' || (Array.isArray(type) && type.includes('string'));
          if (isString && !nullable && !required.includes(name)) {
            refused.push(`${operation.operationId}${path}/${name}`);
          }
        }
      });
    }
    expect(refused).toEqual([]);
  });
});

describe('the description of the webhooks', () => {
  const events = Object.entries(telnyx.webhooks ?? {}).map(([name, { post }]) => {
    const types: unknown[] = [];
    const properties = new Set<string>();
    walk(telnyx, post.requestBody?.content['application/json'].schema ?? {}, (schema, path) => {
      properties.add(path);
      if (path === '/data/event_type') types.push(...((schema['enum'] ?? [schema['const']]) as unknown[]));
    });
    return { name, types, properties };
  });

  it('gives every webhook one event type of its own', () => {
    expect(events.filter(({ types }) => types.length !== 1)).toEqual([]);
    expect(new Set(events.flatMap(({ types }) => types)).size).toBe(events.length);
  });

  it('writes stream events without "call." in front, as they come over the wire', () => {
    const streaming = events.filter(({ name }) => name.startsWith('callStreaming')).flatMap(({ types }) => types);
    expect(streaming.sort()).toEqual(['streaming.failed', 'streaming.started', 'streaming.stopped']);
  });

  it('puts the attempt and its URL beside the data of every webhook', () => {
    const without = events.filter(
      ({ properties }) => !properties.has('/meta/attempt') || !properties.has('/meta/delivered_to'),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('tells in every webhook which call it is about, or which conference', () => {
    const ids = ['call_control_id', 'call_leg_id', 'call_session_id', 'connection_id', 'client_state'];
    const lacks = (names: readonly string[], properties: ReadonlySet<string>) =>
      names.some((name) => !properties.has(`/data/payload/${name}`));
    const ofConference = events.filter(({ name }) => name.startsWith('conference'));
    const without = events.filter((event) => !ofConference.includes(event) && lacks(ids, event.properties));
    expect(without.map(({ name }) => name)).toEqual([]);
    expect(ofConference).toHaveLength(14);
    const ofNone = ofConference.filter(({ properties }) => lacks(['conference_id', 'connection_id'], properties));
    expect(ofNone.map(({ name }) => name)).toEqual([]);
  });
});

describe('the description of the control API', () => {
  const operations = operationsOf(control);

  it('keeps to /_sim and has a summary for every operation', () => {
    expect(operations.filter(({ path }) => !path.startsWith('/_sim/'))).toEqual([]);
    expect(operations.filter(({ operation }) => !operation.summary)).toEqual([]);
  });

  interface Union {
    readonly oneOf?: readonly Json[];
    readonly items?: Json;
  }
  /** The objects that a body may be: of a union each, of a list its items. */
  const bodiesOf = (given: Json): Json[] => {
    const schema = resolve(control, given);
    const { additionalProperties: isOpen, oneOf: variants, items } = schema as Json & Union;
    if (isOpen === undefined && variants) return variants.flatMap(bodiesOf);
    return items ? bodiesOf(items) : [schema];
  };

  it('refuses unknown properties in every body', () => {
    const open = operations.filter(({ operation }) => {
      const json = operation.requestBody?.content['application/json'];
      // An upload is a file and has no properties.
      if (!json) return false;
      return bodiesOf(json.schema).some((schema) => schema['additionalProperties'] !== false);
    });
    expect(open.map(({ operation }) => operation.operationId)).toEqual([]);
  });

  it('has an operation for every act of the party', () => {
    const acts = operations.flatMap(({ path }) => /\/party\/(\w+)$/.exec(path)?.[1] ?? []);
    const names = ['answer', 'dtmf', 'hangup', 'hold', 'play', 'reject', 'say', 'script', 'silence', 'unhold'];
    expect(acts.sort()).toEqual(names);
  });
});

describe('the description of media streaming', () => {
  const document = parse(read('openapi/media-streaming.yaml')) as {
    asyncapi: string;
    operations: Record<string, { action: string; messages: { $ref: string }[] }>;
    components: { messages: Record<string, { payload: { properties: { event: { const: string } } } }> };
  };
  const eventsOf = (action: string) =>
    Object.values(document.operations)
      .filter((operation) => operation.action === action)
      .flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split('/').at(-1) ?? ''))
      .map((name) => document.components.messages[name]?.payload.properties.event.const);

  it('is AsyncAPI 3', () => expect(document.asyncapi).toMatch(/^3\./));

  it('names every message that the simulator sends', () => {
    expect(eventsOf('send')).toEqual(['connected', 'start', 'media', 'dtmf', 'mark', 'error', 'stop']);
  });

  it('names every message that the application may send', () => {
    expect(eventsOf('receive')).toEqual(['media', 'mark', 'clear']);
  });
});

describe('the generated files', () => {
  /** Made by the first of the two tests that run; it takes most of a second. */
  let generated: Map<string, string> | undefined;

  it('are what the documents say today', async () => {
    generated = await generate();
    expect(await staleFiles(generated)).toEqual([]);
  });

  it('are told to be stale when a document has changed', async () => {
    const files = new Map([...(generated ?? (await generate()))].map(([file, text]) => [file, `${text} `]));
    expect(await staleFiles(files)).toHaveLength(7);
  });
});
