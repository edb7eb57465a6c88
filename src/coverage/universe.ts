import { ERRORS, type ErrorEntry } from '../contract/errors.js';
import { requestOperations, webhookPayloads, type RequestOperation } from '../contract/request-schemas.js';
import { fieldsOf, type Fields } from './fields.js';

/** The groups of things that tests may exercise. */
export const GROUPS = ['operations', 'properties', 'values', 'webhooks', 'webhook_values', 'errors', 'states'] as const;
export type Group = (typeof GROUPS)[number];

/** An operation, and what may be given to it: in its body, and, behind a question mark, in its query. */
export interface OperationFields {
  readonly title: string;
  readonly body: Fields;
  readonly query: Fields;
}

/** Everything that the document has and that can be counted. */
export interface Universe {
  readonly operations: ReadonlyMap<string, OperationFields>;
  readonly webhooks: ReadonlyMap<string, Fields>;
  /** Telnyx's error codes, with a title each. */
  readonly errors: ReadonlyMap<string, string>;
  readonly states: readonly string[];
}

let known: Universe | undefined;

/** That of Telnyx's document, worked out once. */
export const universe = (): Universe =>
  (known ??= {
    operations: new Map(requestOperations('telnyx').map((operation) => [operation.operationId, fieldsIn(operation)])),
    webhooks: new Map(webhookPayloads().map(([name, payload]) => [name, fieldsOf(payload)])),
    errors: new Map(
      Object.values<ErrorEntry>(ERRORS).flatMap(({ code, title }) => (isTelnyxs(code) ? [[code, title] as const] : [])),
    ),
    states: STATES,
  });

/** States of a call, and what it may be in: of each the journal tells by an entry. */
const STATES = ['dialing', 'ringing', 'active', 'ended', 'bridged', 'held', 'queued', 'in_conference'];

function fieldsIn({ method, path, parameters, requestBody }: RequestOperation): OperationFields {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  return {
    title: `${method} ${path}`,
    body: fieldsOf(requestBody?.content['application/json'].schema ?? {}),
    query: fieldsOf({ properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])) }),
  };
}

/** Codes of three digits are ours, and repeat the status. */
const isTelnyxs = (code: string): boolean => /^\d{5}$/.test(code);
