import { createRequire } from 'node:module';

/** A JSON Schema, as far as this folder reads it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = Uppercase<(typeof METHODS)[number]>;

/** An operation takes this, every reference replaced by its target. */
export interface RequestOperation {
  readonly operationId: string;
  readonly method: Method;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
}

export type DocumentName = 'telnyx' | 'control';

/**
 * Schemas that are documented and not validated. The settings of a transcription are checked by `src/transcription/config.ts` against
 * the engine chosen: the union would accept what that engine refuses, and takes a third of all the compiling.
 * The engine of a noise suppression has older names that its schema lacks. Expectations, which refer to themselves, are checked as those
 * of scenario files are.
 */
const UNCHECKED: ReadonlySet<string> = new Set([
  '#/components/schemas/TranscriptionEngineConfig',
  '#/components/schemas/NoiseSuppressionEngine',
  '#/components/schemas/Expectations',
]);

interface DocumentedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestOperation['requestBody'];
}

type PathItem = { readonly [M in (typeof METHODS)[number]]?: DocumentedOperation } & {
  readonly parameters?: readonly Parameter[];
};

interface BundledDocument {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
}

/** The operations of a bundled document, in its order. Answers and webhooks are left out: they are not validated while serving. */
export function requestOperations(name: DocumentName): RequestOperation[] {
  const document = readDocument(name);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): RequestOperation[] => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const { operationId, requestBody } = operation;
      return [
        {
          operationId,
          // A method in capitals is the method that this type spells in capitals.
          method: method.toUpperCase() as Method,
          path,
          parameters: withoutReferences(document, parameters),
          // A body that is no JSON is its operation's own to check.
          ...(requestBody && 'application/json' in requestBody.content
            ? { requestBody: withoutReferences(document, requestBody) }
            : {}),
        },
      ];
    }),
  );
}

/** The events of Telnyx's webhooks by their names, each with the schema of its payload. */
export function webhookPayloads(): (readonly [string, JsonSchema])[] {
  const document = readDocument('telnyx');
  return Object.values(document.webhooks ?? {}).flatMap(({ post }) => {
    const body = post?.requestBody && withoutReferences(document, post.requestBody);
    const whole = body?.content['application/json'].schema ?? {};
    // A body may be one of several: one of them has the envelope of an event.
    const parts = [whole, ...(whole.anyOf ?? [])]
      .flatMap(({ properties }) => properties?.['data'] ?? [])
      .flatMap(withParts);
    const find = (name: string): JsonSchema[] => parts.flatMap(({ properties }) => properties?.[name] ?? []);
    const names = find('event_type').flatMap((schema) => schema.enum ?? []);
    const payload = { allOf: find('payload') };
    return [...new Set(names.map(String))].map((name) => [name, payload] as const);
  });
}

/** A schema and all that it is put together of. */
const withParts = (schema: JsonSchema): JsonSchema[] => [schema, ...(schema.allOf ?? []).flatMap(withParts)];

/** A schema that a bundled document names under `components`, its references resolved. Throws where there is none of that name. */
export function componentSchema(document: DocumentName, name: string): JsonSchema {
  const bundled = readDocument(document);
  // Everything under `schemas` is a schema: a contract test holds the documents to their form.
  return withoutReferences(bundled, target(bundled, `#/components/schemas/${name}`) as JsonSchema);
}

/** The JSON lies beside this file in the sources and, copied by the build, in `dist`. */
export function readDocument(name: DocumentName | 'scenario'): BundledDocument {
  // Our own file: `npm run generate` makes it, and a contract test holds it to the YAML.
  return createRequire(import.meta.url)(`./generated/${name}.json`) as BundledDocument;
}

/**
 * A copy in which each reference is replaced by a copy of its own. Nothing is shared, so the place of a fault in the schema tells
 * which variant of a union it belongs to. No request schema refers to itself.
 */
function withoutReferences<T>(document: BundledDocument, node: T): T {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    if ('$ref' in value && typeof value.$ref === 'string') {
      return UNCHECKED.has(value.$ref) ? {} : copy(target(document, value.$ref));
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
  };
  // A copy has the form of the original; that references are resolved is what the types above already say.
  return copy(node) as T;
}

function target(document: BundledDocument, reference: string): unknown {
  let node: unknown = document;
  for (const step of reference.slice('#/'.length).split('/')) {
    node = typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? Reflect.get(node, step) : undefined;
  }
  if (node === undefined) throw new Error(`the document has no ${reference}`);
  return node;
}
