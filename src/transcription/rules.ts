import type { Refusal } from '../contract/errors.js';

/** What a property of an engine's configuration may be. Strings may also be null, which counts as absent. */
export type Rule =
  | { readonly type: 'string'; readonly values?: readonly string[] }
  | { readonly type: 'boolean' }
  | { readonly type: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'array'; readonly items: Rule; readonly maxItems?: number }
  | { readonly type: 'object'; readonly properties: Rules }
  /** An object whose properties are all numbers, or null. */
  | { readonly type: 'weights' };

export type Rules = Readonly<Record<string, Rule>>;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name of a JSON value's type. */
function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Checks the properties that have a rule; others are accepted, as Telnyx does. */
export function checkProperties(rules: Rules, object: JsonObject, at: string): Refusal[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const value = object[name];
    return value === undefined ? [] : checkValue(rule, value, `${at}/${pointerToken(name)}`);
  });
}

/** Everything that is wrong with one value, with a JSON pointer (RFC 6901) to it; a value of the wrong type has no other fault. */
export function checkValue(rule: Rule, value: unknown, at: string): Refusal[] {
  switch (rule.type) {
    case 'string':
      return value === null ? [] : checkString(rule, value, at);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongType('boolean', value, at);
    case 'integer':
    case 'number':
      return checkNumber(rule, value, at);
    case 'array':
      return checkArray(rule, value, at);
    case 'object':
      return isObject(value) ? checkProperties(rule.properties, value, at) : wrongType('object', value, at);
    case 'weights':
      return value === null ? [] : checkWeights(value, at);
  }
}

type RuleOf<Type extends Rule['type']> = Extract<Rule, { type: Type }>;

function checkString({ values }: RuleOf<'string'>, value: unknown, at: string): Refusal[] {
  if (typeof value !== 'string') return wrongType('string', value, at);
  return !values || values.includes(value) ? [] : [notOneOf(values, at)];
}

function checkArray({ items, maxItems = Infinity }: RuleOf<'array'>, value: unknown, at: string): Refusal[] {
  if (!Array.isArray(value)) return wrongType('array', value, at);
  if (value.length > maxItems) {
    const detail = `At most ${maxItems} entries are allowed, but received ${value.length}`;
    return [{ error: 'outOfRange', detail, pointer: at }];
  }
  return value.flatMap((item, index) => checkValue(items, item, `${at}/${index}`));
}

function checkWeights(value: unknown, at: string): Refusal[] {
  if (!isObject(value)) return wrongType('object', value, at);
  const weight: Rule = { type: 'number' };
  return Object.entries(value).flatMap(([name, entry]) => checkValue(weight, entry, `${at}/${pointerToken(name)}`));
}

function checkNumber(rule: RuleOf<'integer' | 'number'>, value: unknown, at: string): Refusal[] {
  if (typeof value !== 'number' || (rule.type === 'integer' && !Number.isInteger(value))) {
    return wrongType(rule.type, value, at);
  }
  const { minimum = -Infinity, maximum = Infinity } = rule;
  if (value >= minimum && value <= maximum) return [];
  const detail = `The value is outside of allowed range ${minimum} to ${maximum}`;
  return [{ error: 'outOfRange', detail, pointer: at }];
}

export const wrongType = (expected: string, value: unknown, pointer: string): Refusal[] => [
  {
    error: 'wrongType',
    detail: `The parameter must be of type ${expected}, but received type ${jsonType(value)}`,
    pointer,
  },
];

const notOneOf = (values: readonly string[], pointer: string): Refusal => ({
  error: 'invalidEnum',
  detail: `The value must be one of: ${values.join(', ')}.`,
  pointer,
});

const pointerToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
