import fc from 'fast-check';
import type { Expectation } from '../../src/expectations/judgement.js';

/** Who calls the app, and whom it may call. */
export const PARTIES = { anna: '+15550100001', bert: '+15550100300' } as const;

/** The app may say these. */
export const PHRASES = ['Welcome to the bakery', 'Press 1', 'Goodbye', 'It costs ${5}', '12'] as const;

const duration = fc.constantFrom('200ms', '1s', '1.5s', '2.5s', '6s', '0.1m');
const times = fc.oneof(
  fc.nat(3),
  fc.record({ at_least: fc.nat(2) }, { noNullPrototype: true }),
  fc.record({ at_most: fc.nat(3) }, { noNullPrototype: true }),
  fc.record({ at_least: fc.nat(2), at_most: fc.nat(3) }, { noNullPrototype: true }),
);
const payload = fc.constantFrom<NonNullable<Expectation['with']>[string]>(
  ...PHRASES,
  12,
  '/WELCOME/i',
  '/[0-9]/',
  { contains: 'bakery' },
  { matches: '^P' },
  { one_of: ['Goodbye', 'Press 1'] },
  { present: false },
);

type Fields = { readonly [K in keyof Expectation]?: fc.Arbitrary<NonNullable<Expectation[K]>> };

/** An expectation with the first of these fields, and some of the others. */
const some = (fields: Fields): fc.Arbitrary<Expectation> => {
  const [subject] = Object.keys(fields) as (keyof Fields)[];
  // The fields are those of an expectation, each with its values.
  return fc.record(fields, {
    requiredKeys: subject ? [subject] : [],
    noNullPrototype: true,
  });
};

const subject: fc.Arbitrary<Expectation> = fc.oneof(
  some({
    command: fc.constantFrom('answer', 'speak', 'hangup', 'gather', 'dial', 'transfer'),
    with: fc.record({ payload }, { noNullPrototype: true }),
    refused: fc.constantFrom<(string | boolean)[]>(true, false, '90018', '90034'),
  }),
  some({
    webhook: fc.constantFrom('call.*', 'call.answered', 'call.speak.ended', 'call.dtmf.received', 'call.hangup'),
    answered: fc.constantFrom<NonNullable<Expectation['answered']>[]>(200, '2xx', '4xx', 'never'),
    attempts: times,
  }),
  some({ state: fc.constantFrom('ringing', 'active', 'ended', 'bridged', 'held') }),
  some({ state: fc.constant('ended'), cause: fc.constantFrom('normal_clearing', 'no_answer') }),
  some({ heard: fc.constantFrom(...PHRASES, '/bak.*/', { words: 'to the' }, { speech_within: '2s' }) }),
  some({
    entry: fc.constantFrom('call.state', 'command.*', 'sim.*', 'party.act.started', 'activity.started'),
    with: fc.record({ to: fc.constantFrom('active', 'ended') }, { noNullPrototype: true }),
  }),
  some({
    finding: fc.constantFrom('any', 'call_unanswered', 'command_refused', 'command_too_late'),
    severity: fc.constantFrom('error', 'warning'),
  }),
);
const conditions = some({ on: fc.constantFrom(...Object.keys(PARTIES)), times, within: duration, after: duration });
const leaf = fc
  .tuple(subject, fc.option(conditions, { nil: {} }))
  .map(([one, more]): Expectation => ({ ...more, ...one }));

const reading: fc.Arbitrary<Expectation> = fc.oneof(
  some({ reply_within: fc.constantFrom('100ms', '2s'), on: fc.constant('anna') }),
  some({ last_word_heard: fc.constant(true), on: fc.constant('anna') }),
);

/** Expectations of every kind within one another. */
export const { any: anyExpectation } = fc.letrec<{ any: Expectation; parts: Expectation[] }>((tie) => ({
  parts: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: leaf, weight: 10 },
    { arbitrary: reading, weight: 1 },
    { arbitrary: some({ 'in order': tie('parts'), within: duration, after: duration }), weight: 4 },
    { arbitrary: some({ 'any order': tie('parts'), within: duration, after: duration }), weight: 2 },
    { arbitrary: some({ never: tie('any'), for: duration }), weight: 2 },
  ),
}));

/** The app does one of these with each event, while there are some. */
export const anyDeed = fc.constantFrom('nothing', 'answer', 'gather', 'dial', 'hangup', ...PHRASES);

/** A person does this so many milliseconds after the start. */
export const anyAct = fc.record({
  ms: fc.integer({ min: 300, max: 6_000 }),
  act: fc.constantFrom('dtmf', 'say', 'hangup', 'hold'),
});
