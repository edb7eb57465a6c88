import { WEBHOOK_EVENT_NAMES } from '../contract/event-names.js';
import type { FormFault } from '../contract/scenario-form.js';
import { FINDING_CODES } from '../findings/catalogue/index.js';
import { READINGS } from '../readings/reading.js';
import { ENTRY_TYPES } from '../story/story.js';
import { COMMAND_OPERATIONS } from './command-names.js';
import type { Expectation } from './judgement.js';
import { patternObjection } from './pattern.js';

type Key = keyof Expectation;
type Path = FormFault['path'];

/** Expectations that are readings, by name. */
const NAMED_READINGS = [
  'reply_within',
  'yields_within',
  'keeps_talking_through',
  'never_silent_for',
  'asks_again_within',
  'last_word_heard',
  'no_audio_after_clear',
  'buffer_at_most',
] as const satisfies readonly Key[];

/** Things that the app does once, or several times, and that are waited for. */
const EVENTS = ['command', 'webhook', 'state', 'heard', 'frame', 'finding', 'entry'] as const satisfies readonly Key[];
const LISTS = ['in order', 'any order'] as const satisfies readonly Key[];

/** An expectation has exactly one of these. */
export const SUBJECTS = [...EVENTS, 'reading', ...NAMED_READINGS, ...LISTS, 'never'] as const satisfies readonly Key[];
export type Subject = (typeof SUBJECTS)[number];

/** The subjects that a property can stand beside. `because` can stand everywhere. */
const BELONGS: { readonly [K in Exclude<Key, Subject | 'because'>]-?: readonly Subject[] } = {
  refused: ['command'],
  answered: ['webhook'],
  attempts: ['webhook'],
  cause: ['state'],
  from: ['frame'],
  severity: ['finding'],
  at_most: ['reading'],
  at_least: ['reading'],
  for: ['never'],
  on: [...EVENTS, 'reading', ...NAMED_READINGS],
  with: ['command', 'webhook', 'frame', 'entry', 'finding'],
  within: [...EVENTS, ...LISTS],
  after: [...EVENTS, ...LISTS],
  times: EVENTS,
  allow: [...EVENTS, 'reading', ...NAMED_READINGS, 'never'],
};

/** Mistakes in an expectation, or a list of them, that has the form of its schema; all that are within it too. */
export function expectationFaults(given: Expectation | readonly Expectation[], at: Path = []): FormFault[] {
  if (isList(given)) return given.flatMap((each, index) => expectationFaults(each, [...at, index]));
  const within = LISTS.flatMap((list) => expectationFaults(given[list] ?? [], [...at, list]));
  const never = given.never ? expectationFaults(given.never, [...at, 'never']) : [];
  return [...subjectFaults(given, at), ...nameFaults(given, at), ...patternFaults(given, at), ...within, ...never];
}

const isList = (given: Expectation | readonly Expectation[]): given is readonly Expectation[] => Array.isArray(given);

function subjectFaults(given: Expectation, at: Path): FormFault[] {
  const [subject, other] = SUBJECTS.filter((each) => given[each] !== undefined);
  if (subject === undefined) {
    const expected = 'something that is expected: command, webhook, state, heard, frame, finding, entry, reading …';
    return [{ path: at, byKey: false, expected, came: given, known: [] }];
  }
  if (other !== undefined) {
    const expected = `one expectation: ${subject} and ${other} are two, which a list can have`;
    return [{ path: [...at, other], byKey: true, expected, came: other, known: [] }];
  }
  const faults = Object.entries(BELONGS).flatMap(([name, subjects]): FormFault[] =>
    given[name as keyof typeof BELONGS] === undefined || subjects.includes(subject)
      ? []
      : [
          {
            path: [...at, name],
            byKey: true,
            expected: `${name} only beside ${subjects.join(', ')}`,
            came: subject,
            known: [],
          },
        ],
  );
  if (given.cause !== undefined && subject === 'state' && given.state !== 'ended')
    faults.push({
      path: [...at, 'cause'],
      byKey: true,
      expected: 'cause only beside state: ended',
      came: given.state,
      known: [],
    });
  return faults;
}

/** A name with `*` at its end stands for all that begin so. */
export function isAmong(name: string, known: Iterable<string>): boolean {
  if (!name.endsWith('*')) return [...known].includes(name);
  return [...known].some((each) => each.startsWith(name.slice(0, -1)));
}

/** The names that expectations know, by the property that takes them. */
export const NAMES: readonly { readonly key: Key; readonly what: string; readonly known: readonly string[] }[] = [
  { key: 'command', what: 'a command', known: [...COMMAND_OPERATIONS.keys()] },
  { key: 'webhook', what: 'an event of a webhook', known: [...WEBHOOK_EVENT_NAMES] },
  { key: 'finding', what: 'a code of a finding, or any', known: ['any', ...FINDING_CODES] },
  { key: 'entry', what: 'a type of journal entry', known: ENTRY_TYPES },
  { key: 'reading', what: 'a reading', known: READINGS },
];

const nameFaults = (given: Expectation, at: Path): FormFault[] =>
  NAMES.flatMap(({ key, what, known }) => {
    const name = given[key];
    if (
      typeof name !== 'string' ||
      isAmong(name, key === 'webhook' || key === 'entry' ? known : withoutStar(name, known))
    )
      return [];
    return [{ path: [...at, key], byKey: false, expected: what, came: name, known }];
  });

/** Only webhooks and entries can be named by their begin. */
const withoutStar = (name: string, known: readonly string[]): readonly string[] => (name.endsWith('*') ? [] : known);

/** Regular expressions stand between slashes, wherever a text is compared. */
function patternFaults(given: Expectation, at: Path): FormFault[] {
  const heard = typeof given.heard === 'object' ? given.heard.words : given.heard;
  const heardAt = typeof given.heard === 'object' ? [...at, 'heard', 'words'] : [...at, 'heard'];
  return [...patternsIn(heard, heardAt), ...patternsIn(given.with, [...at, 'with'])];
}

function patternsIn(value: unknown, at: Path): FormFault[] {
  if (typeof value === 'string') {
    const expected = patternObjection(value, at.at(-1) === 'matches');
    return expected === undefined ? [] : [{ path: at, byKey: false, expected, came: value, known: [] }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => patternsIn(item, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => patternsIn(item, [...at, key]));
}
