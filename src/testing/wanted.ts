import type { Duration, Expectation } from '../expectations/judgement.js';
import { worldMs, type Time } from './duration.js';
import type { Wanted, WantedSound } from './conditions.js';

type TimeName = 'within' | 'after' | 'for';

/** An expectation as a file has it, of one in code: numbers of times are milliseconds there, and texts are compared with regular expressions. */
export function asWritten(subject: Expectation, conditions: object): Expectation {
  const written: Record<string, unknown> = { ...subject };
  for (const [name, value] of Object.entries(conditions)) {
    if (value === undefined) continue;
    written[name] = isTime(name) ? durationOf(name, value as Time) : writtenValue(value as Wanted);
  }
  // The check of expectations says of which kinds the values are.
  return written;
}

const isTime = (name: string): name is TimeName => name === 'within' || name === 'after' || name === 'for';

export const durationOf = (name: string, time: Time): Duration => `${worldMs(name, time)}ms`;

/** A regular expression stands between slashes there. */
export function writtenValue(value: Wanted | undefined): unknown {
  if (value instanceof RegExp) return `/${value.source}/${value.flags}`;
  if (isList(value)) return value.map(writtenValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writtenValue(inner)]));
}

const isList = (value: Wanted | undefined): value is readonly Wanted[] => Array.isArray(value);

/** Words or a sound that are to be heard, as a file has them. */
export function heardAs(sound: WantedSound): NonNullable<Expectation['heard']> {
  if (typeof sound === 'string' || sound instanceof RegExp) return writtenValue(sound) as string;
  const { speech_within: speech, silence_for: silence, level, ...rest } = sound;
  return {
    ...rest,
    ...(level === undefined ? {} : { level: [...level] }),
    ...(speech === undefined ? {} : { speech_within: durationOf('speech_within', speech) }),
    ...(silence === undefined ? {} : { silence_for: durationOf('silence_for', silence) }),
  };
}

/** All of it is about the call of that name, where it does not say of which. */
export function onCall(expectation: Expectation, name: string): Expectation {
  const { never, 'in order': ordered, 'any order': unordered } = expectation;
  if (never) return { ...expectation, never: onCall(never, name) };
  if (ordered) return { ...expectation, 'in order': ordered.map((each) => onCall(each, name)) };
  if (unordered) return { ...expectation, 'any order': unordered.map((each) => onCall(each, name)) };
  return { ...expectation, on: expectation.on ?? name };
}
