import type { ErrorObject } from 'ajv';
import type { ErrorKey } from './errors.js';
import { escapePointer } from './unknown-properties.js';

/** A violation in a request, before it is known whether it stands in the body or in the query. */
export interface Violation {
  readonly error: ErrorKey;
  readonly detail: string;
  /** JSON pointer from where the validator began. */
  readonly at: string;
}

/** Telnyx's sentence about a parameter that is not there, or empty where it must not be. */
export const missingDetail = (name: string): string => `The '${name}' parameter is required and cannot be blank.`;

/** Telnyx lists the values in alphabetical order, and so numbers by their size here; null is a matter of SDKs and is not offered. */
export function enumDetail(values: readonly unknown[]): string {
  const named = [...new Set(values.filter(isNamed).map(String))].sort();
  if (values.some((value) => typeof value === 'number')) named.sort((a, b) => Number(a) - Number(b));
  return `The value must be one of: ${named.join(', ')}.`;
}

/** A value of an enumeration is worth telling. */
export const isNamed = (value: unknown): boolean => value !== null && value !== '';

export function typeDetail(expected: readonly string[], received: unknown): string {
  const types = [...new Set(expected.filter((type) => type !== 'null'))];
  return `The parameter must be of type ${types.join(' or ')}, but received type ${typeName(received)}`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

type ReadViolation = (error: ErrorObject) => Omit<Violation, 'at'>;

/** The numbers are about the parameter itself, or about its items. */
const range: ReadViolation = (error) => ({
  error: 'outOfRange',
  detail: `The value is outside of allowed range ${rangeText(error)}`,
});

/** Counted without a copy: the text may have megabytes. */
function characters(text: string): number {
  let count = text.length;
  // The second half of a pair is no character of its own.
  for (let at = 1; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count--;
  return count;
}

const length: ReadViolation = ({ parentSchema, data }) => {
  const { minLength, maxLength } = schemaNumbers(parentSchema);
  const span = maxLength === undefined ? `at least ${minLength ?? 0}` : `between ${minLength ?? 0} and ${maxLength}`;
  return {
    error: 'stringLength',
    // JSON Schema counts characters, not UTF-16 units.
    detail: `The field must be ${span} characters long, but was ${characters(String(data))}.`,
  };
};

const enumeration: ReadViolation = ({ params }) => ({
  error: 'invalidEnum',
  detail: enumDetail(paramList(params, 'allowedValues')),
});

const READERS: Readonly<Record<string, ReadViolation>> = {
  type: ({ params, data }) => ({ error: 'wrongType', detail: typeDetail(expectedTypes(params), data) }),
  enum: enumeration,
  const: ({ params }) => ({ error: 'invalidEnum', detail: enumDetail(paramList(params, 'allowedValue')) }),
  minLength: length,
  maxLength: length,
  minimum: range,
  maximum: range,
  exclusiveMinimum: range,
  exclusiveMaximum: range,
  minItems: range,
  maxItems: range,
  format: (error) => formatViolation(error),
  pattern: ({ params }) => unprocessable(`The value must match the pattern ${String(param(params, 'pattern'))}`),
  additionalProperties: ({ params }) =>
    unprocessable(`Unknown property '${String(param(params, 'additionalProperty'))}'.`),
};

/** One error of the validator in Telnyx's terms. Unions are not its business: see `validate.ts`. */
export function readViolation(error: ErrorObject): Violation {
  if (error.keyword === 'required') {
    const name = String(param(error.params, 'missingProperty'));
    return {
      error: 'missingParameter',
      detail: missingDetail(name),
      at: `${error.instancePath}/${escapePointer(name)}`,
    };
  }
  const violation =
    READERS[error.keyword]?.(error) ?? unprocessable(`The value ${error.message ?? 'is not acceptable'}.`);
  const extra =
    error.keyword === 'additionalProperties'
      ? `/${escapePointer(String(param(error.params, 'additionalProperty')))}`
      : '';
  return { ...violation, at: `${error.instancePath}${extra}` };
}

const unprocessable = (detail: string): Omit<Violation, 'at'> => ({ error: 'unprocessable', detail });

function formatViolation(error: ErrorObject): Omit<Violation, 'at'> {
  const format = String(param(error.params, 'format'));
  if (format === 'url' || format === 'uri') {
    const detail = 'The URL provided was invalid, malformed, or too long. URLs can be a maximum of 2000 characters.';
    return { error: 'invalidUrl', detail };
  }
  if (format === 'int32' || format === 'int64') return range(error);
  return unprocessable(`The value must be a valid ${format}.`);
}

function rangeText({ parentSchema }: ErrorObject): string {
  const numbers = schemaNumbers(parentSchema);
  const [lowest, highest] = numbers.format === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : [undefined, undefined];
  const min = numbers.minimum ?? numbers.minItems ?? lowest;
  const max = numbers.maximum ?? numbers.maxItems ?? highest;
  if (numbers.exclusiveMinimum !== undefined) return `above ${numbers.exclusiveMinimum}`;
  if (min === undefined) return `up to ${max ?? 'infinity'}`;
  return max === undefined ? `${min} or more` : `${min} to ${max}`;
}

type Limit = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';
type SchemaNumbers = { readonly [L in Limit]?: number } & { readonly format?: string };

// The keywords of these names hold numbers in every JSON Schema; the validator is told to hand the schema over (`verbose`).
const schemaNumbers = (schema: ErrorObject['parentSchema']): SchemaNumbers => (schema ?? {}) as SchemaNumbers;

/** The validator's properties of an error besides its text; they depend on the keyword. */
const param = (params: ErrorObject['params'], name: string): unknown =>
  new Map<string, unknown>(Object.entries(params)).get(name);

const paramList = (params: ErrorObject['params'], name: string): unknown[] => [param(params, name)].flat();

export const expectedTypes = (params: ErrorObject['params']): string[] => paramList(params, 'type').map(String);

export const allowedValues = (params: ErrorObject['params']): unknown[] => [
  ...('allowedValues' in params ? paramList(params, 'allowedValues') : []),
  ...('allowedValue' in params ? paramList(params, 'allowedValue') : []),
];
