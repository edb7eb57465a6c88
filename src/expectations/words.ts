import type { Duration, Expectation, Properties } from './judgement.js';
import { matcherWords } from './matcher.js';
import { msOf, msWords } from './moment.js';
import { SUBJECTS, type Subject } from './rules.js';
import { timesWords } from './times.js';

/** An expectation as a person would say it: `command speak with payload /welcome/i on caller within 2 s`. */
export function expectationWords(expectation: Expectation): string {
  const kind = SUBJECTS.find((subject) => expectation[subject] !== undefined);
  return [kind === undefined ? 'nothing' : subjectWords(kind, expectation), ...conditionWords(expectation)].join(' ');
}

function subjectWords(kind: Subject, expectation: Expectation): string {
  const { heard, never } = expectation;
  const value = expectation[kind];
  if (Array.isArray(value)) return `${kind}: ${value.map(expectationWords).join('; ')}`;
  if (never) return `never ${expectationWords(never)}`;
  if (heard !== undefined) return `heard ${typeof heard === 'string' ? matcherWords(heard) : fieldWords(heard)}`;
  const name = kind.replaceAll('_', ' ');
  if (DURATIONS.has(kind)) return `${name} ${durationWords(value as Duration)}`;
  return typeof value === 'string' ? `${name} ${value}` : name;
}

const fieldWords = (fields: object): string =>
  Object.entries(fields)
    .map(([name, value]: [string, unknown]) => `${name.replaceAll('_', ' ')} ${fieldValueWords(name, value)}`)
    .join(' and ');

function fieldValueWords(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(' to ');
  return DURATIONS.has(name) ? durationWords(value as Duration) : String(value);
}

/** Values of these are durations: of readings, and of sound. */
const DURATIONS: ReadonlySet<string> = new Set([
  'reply_within',
  'yields_within',
  'never_silent_for',
  'asks_again_within',
  'buffer_at_most',
  'speech_within',
  'silence_for',
]);

function conditionWords(expectation: Expectation): string[] {
  const { refused, answered, attempts, cause, from, severity, with: properties, on, times } = expectation;
  return [
    ...(refused === undefined || refused === false ? [] : [`refused${refused === true ? '' : ` with ${refused}`}`]),
    ...(answered === undefined ? [] : [`answered ${answered}`]),
    ...(attempts === undefined ? [] : [`sent ${timesWords(attempts)}`]),
    ...(cause === undefined ? [] : [`with cause ${cause}`]),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(severity === undefined ? [] : [`(${severity})`]),
    ...limitWords(expectation),
    ...(properties === undefined ? [] : [`with ${propertiesWords(properties)}`]),
    ...(on === undefined ? [] : [`on ${on}`]),
    ...(times === undefined ? [] : [timesWords(times)]),
    ...timeWords(expectation),
  ];
}

const limitWords = ({ at_least: least, at_most: most }: Expectation): string[] => [
  ...(least === undefined ? [] : [`at least ${least}`]),
  ...(most === undefined ? [] : [`at most ${most}`]),
];

const propertiesWords = (properties: Properties): string =>
  Object.entries(properties)
    .map(([name, matcher]) => `${name} ${matcherWords(matcher)}`)
    .join(', ');

const durationWords = (duration: Duration): string => msWords(msOf(duration));

const timeWords = ({ after, within, for: duration }: Expectation): string[] => [
  ...(after === undefined ? [] : [`after ${durationWords(after)}`]),
  ...(within === undefined ? [] : [`within ${durationWords(within)}`]),
  ...(duration === undefined ? [] : [`for ${durationWords(duration)}`]),
];
