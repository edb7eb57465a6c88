import { cut } from '../platform/cut.js';
import type { Matcher, Properties } from './judgement.js';
import { patternIn, patternOf } from './pattern.js';

/** A condition that is not met: `payload: expected /welcome/i, came "Hello"`. */
export interface Miss {
  /** The place of the value, with dots; empty for the value itself. */
  readonly path: string;
  readonly expected: string;
  readonly came: string;
}

const OPERATORS = ['contains', 'matches', 'at_least', 'at_most', 'one_of', 'present'] as const;
type Operator = (typeof OPERATORS)[number];

/** So many characters are shown of a value. */
const SHOWN_CHARS = 80;

/** The conditions that the properties of `value` do not meet; none where all are met. A dotted name goes into objects. Throws as `misses` does. */
export const propertyMisses = (expected: Properties, value: unknown, path = ''): Miss[] =>
  Object.entries(expected).flatMap(([name, matcher]) =>
    misses(matcher, valueAt(value, name), path === '' ? name : `${path}.${name}`),
  );

/** The conditions that a value does not meet. `undefined` is a value that is not there. Throws a PatternError for a regular expression that takes too long. */
export function misses(expected: Matcher, value: unknown, path = ''): Miss[] {
  const miss = [{ path, expected: matcherWords(expected), came: valueWords(value) }];
  if (typeof expected === 'string') return textFits(expected, value) ? [] : miss;
  if (Array.isArray(expected)) return listMisses(expected as Matcher[], value, path) ?? miss;
  if (typeof expected !== 'object' || expected === null) return Object.is(expected, value) ? [] : miss;
  if (isOperators(expected)) return fitsAll(expected, value) ? [] : miss;
  return isObject(value) ? propertyMisses(expected as Properties, value, path) : miss;
}

export const missWords = ({ path, expected, came }: Miss): string =>
  `${path === '' ? '' : `${path}: `}expected ${expected}, came ${came}`;

/** A matcher as a person would write it. */
export function matcherWords(matcher: Matcher): string {
  if (typeof matcher === 'string') return patternIn(matcher) ? matcher : JSON.stringify(matcher);
  if (typeof matcher !== 'object' || matcher === null || Array.isArray(matcher)) return valueWords(matcher);
  if (!isOperators(matcher)) return valueWords(matcher);
  const words: string[] = Object.entries(matcher).map(([operator, value]) => {
    if (operator === 'present') return value === true ? 'something' : 'nothing';
    if (operator === 'one_of' && Array.isArray(value)) return `one of ${value.map(valueWords).join(', ')}`;
    return `${operator.replaceAll('_', ' ')} ${operator === 'matches' ? String(value) : valueWords(value)}`;
  });
  return words.join(' and ');
}

/** A value as JSON, its beginning where it is long. */
export const valueWords = (value: unknown): string =>
  value === undefined ? 'nothing' : cut(JSON.stringify(value), SHOWN_CHARS);

function textFits(expected: string, value: unknown): boolean {
  const pattern = patternIn(expected);
  return pattern ? isPlain(value) && pattern.fits(String(value)) : value === expected;
}

function listMisses(expected: readonly Matcher[], value: unknown, path: string): Miss[] | undefined {
  if (!Array.isArray(value) || value.length !== expected.length) return undefined;
  return expected.flatMap((item, index) => misses(item, value[index], `${path}.${index}`));
}

/** All of its properties are operators; an object without any is one that has no conditions. */
const isOperators = (matcher: object): matcher is Partial<Record<Operator, unknown>> => {
  const names = Object.keys(matcher);
  return names.length > 0 && names.every((name) => (OPERATORS as readonly string[]).includes(name));
};

const fitsAll = (operators: Partial<Record<Operator, unknown>>, value: unknown): boolean =>
  Object.entries(operators).every(([operator, operand]) => FITS[operator as Operator](operand, value));

const FITS: { readonly [Name in Operator]: (operand: unknown, value: unknown) => boolean } = {
  present: (operand, value) => (value !== undefined && value !== null) === operand,
  contains: (operand, value) => {
    if (typeof value === 'string') return value.includes(String(operand));
    return Array.isArray(value) && value.some((item) => misses(operand, item).length === 0);
  },
  matches: (operand, value) => {
    const pattern = patternIn(String(operand)) ?? patternOf(String(operand));
    return isPlain(value) && pattern?.fits(String(value)) === true;
  },
  at_least: (operand, value) => typeof value === 'number' && value >= Number(operand),
  at_most: (operand, value) => typeof value === 'number' && value <= Number(operand),
  one_of: (operand, value) => Array.isArray(operand) && operand.some((one) => isSame(one, value)),
};

/** A text is compared as it is, also one between slashes. */
const isSame = (one: unknown, value: unknown): boolean =>
  typeof one === 'string' ? one === value : misses(one, value).length === 0;

function valueAt(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return Reflect.get(value, name) as unknown;
  const dot = name.indexOf('.');
  if (dot <= 0) return undefined;
  const inner = Object.hasOwn(value, name.slice(0, dot))
    ? (Reflect.get(value, name.slice(0, dot)) as unknown)
    : undefined;
  return valueAt(inner, name.slice(dot + 1));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
