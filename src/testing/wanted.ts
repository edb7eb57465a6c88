import { problemOf } from '../contract/problem.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { Duration, Expectation } from '../expectations/judgement.js';
import type { Wanted } from './conditions.js';
import { worldMs, type Time } from './duration.js';

/** Times of an expectation, and of a sound. A number of one is milliseconds in code. */
const TIMES: ReadonlySet<string> = new Set<keyof Expectation>([
  'within',
  'after',
  'for',
  'reply_within',
  'yields_within',
  'never_silent_for',
  'asks_again_within',
  'buffer_at_most',
]);
const TIMES_OF_SOUND: ReadonlySet<string> = new Set(['speech_within', 'silence_for']);
/** Expectations are within these. */
const LISTS: ReadonlySet<string> = new Set<keyof Expectation>(['never', 'in order', 'any order']);

/** An expectation in code: what is expected, with its conditions. Throws a SimulatorError (422) for conditions that are none. */
export function withConditions(subject: { readonly [name: string]: unknown }, conditions: object): Expectation {
  const given: unknown = conditions;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new SimulatorError(422, `conditions: ${problemOf('a mapping', given)}`);
  // The check of expectations says of which kinds the values are; nothing is no value of any.
  return { ...Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, value ?? null])), ...given };
}

/**
 * An expectation of code, or a list of them, as the document has it: times with their unit, and regular expressions between slashes. Throws a SimulatorError (422)
 * for what is no time.
 */
export function asWritten(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(asWritten);
  return mapped(given, (name, value) => {
    if (TIMES.has(name)) return durationOf(name, value as Time);
    if (LISTS.has(name)) return asWritten(value);
    return name === 'heard' ? soundAsWritten(value) : writtenValue(value as Wanted);
  });
}

const soundAsWritten = (given: unknown): unknown =>
  mapped(given, (name, value) =>
    TIMES_OF_SOUND.has(name) ? durationOf(name, value as Time) : writtenValue(value as Wanted),
  );

const durationOf = (name: string, time: Time): Duration => `${worldMs(name, time)}ms`;

/** A regular expression stands between slashes there. */
const writtenValue = (value: Wanted | undefined): unknown =>
  Array.isArray(value) ? value.map(writtenValue) : mapped(value, (_, inner) => writtenValue(inner as Wanted));

/** The properties that there are, of an object; anything else as it is written. */
function mapped(given: unknown, map: (name: string, value: unknown) => unknown): unknown {
  if (given instanceof RegExp) return `/${given.source}/${given.flags}`;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, map(name, value)]));
}
