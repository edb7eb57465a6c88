import type { Expectation } from '../expectations/judgement.js';
import type { FindingView } from '../control/types.js';
import type { ReadingName } from '../readings/reading.js';
import type { WaitConditions, WantedSound } from './conditions.js';
import type { Time } from './duration.js';
import type {
  AppExpectations,
  CommandConditions,
  Findings,
  StateConditions,
  WebhookConditions,
} from './expectations.js';
import { withConditions } from './wanted.js';

/** With `.not`: nothing like it comes for so long; left out, it has not come so far. */
export interface NotFor {
  readonly for?: Time;
}

/** Findings that are looked for. */
export interface FindingConditions {
  /** Findings of these codes do not count. */
  readonly ignore?: readonly FindingView['code'][];
  /** Those of that weight, or heavier (warning). */
  readonly severity?: FindingView['severity'];
}

/** Limits of a reading: a number in its unit, or a time. */
export interface ReadingConditions {
  readonly at_most?: number | Extract<Time, string>;
  readonly at_least?: number | Extract<Time, string>;
}

/** Matchers of vitest and jest, of a call or of a simulator. They are awaited. */
export interface TelnyxMatchers<Result = Promise<void>> {
  /** The app gives this command, as with `call.command`; of a simulator, it has, or does within 5 s. */
  toHaveReceivedCommand(name: string, conditions?: CommandConditions & NotFor): Result;
  /** This event goes to the app, as with `call.webhook`. */
  toHaveSentWebhook(event: string, conditions?: WebhookConditions & NotFor): Result;
  /** The far end hears this, as with `call.heard`. */
  toHaveHeard(sound: WantedSound, conditions?: WaitConditions & NotFor): Result;
  /** The call comes to this state, as with `call.state`. */
  toHaveState(state: NonNullable<Expectation['state']>, conditions?: StateConditions & NotFor): Result;
  /** A reading keeps to its limits. */
  toHaveReading(name: ReadingName, limits: ReadingConditions): Result;
  /** An expectation as in scenario files comes true, as with `call.expect`. */
  toMeet(expectation: Expectation | readonly Expectation[]): Result;
  /** Nothing wrong was found with the app so far. */
  toHaveNoFindings(conditions?: FindingConditions): Result;
}

/** A call or a simulator, as matchers need it. */
type Subject = Pick<AppExpectations, 'expect'> & { readonly findings: Findings };

interface MatcherContext {
  readonly isNot?: boolean;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

type Matcher<Name extends keyof TelnyxMatchers> = (
  this: MatcherContext,
  received: unknown,
  ...given: Parameters<TelnyxMatchers[Name]>
) => Promise<MatcherResult>;

/** Of `expect.extend`. */
export const matchers: { readonly [Name in keyof TelnyxMatchers]: Matcher<Name> } = {
  toHaveReceivedCommand(received, name, conditions = {}) {
    return came(this, received, 'toHaveReceivedCommand', { command: name }, conditions);
  },
  toHaveSentWebhook(received, event, conditions = {}) {
    return came(this, received, 'toHaveSentWebhook', { webhook: event }, conditions);
  },
  toHaveHeard(received, sound, conditions = {}) {
    return came(this, received, 'toHaveHeard', { heard: sound }, conditions);
  },
  toHaveState(received, state, conditions = {}) {
    return came(this, received, 'toHaveState', { state }, conditions);
  },
  toHaveReading(received, name, limits) {
    return met(this, received, 'toHaveReading', { reading: name, ...limits });
  },
  toMeet(received, expectation) {
    const written = isList(expectation) ? { 'in order': [...expectation] } : expectation;
    return met(this, received, 'toMeet', written);
  },
  async toHaveNoFindings(received, { ignore = [], severity = 'warning' } = {}) {
    const { findings } = subjectOf(received, 'toHaveNoFindings');
    const listed = await findings.list({ limit: MOST_FINDINGS });
    const counting = listed.filter(
      (finding) =>
        finding.ignored !== true &&
        finding.expected !== true &&
        !ignore.includes(finding.code) &&
        SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity),
    );
    const told = counting.map(({ code, severity: weight, summary, fix }) => `${weight} ${code}: ${summary}\n  ${fix}`);
    return {
      pass: counting.length === 0,
      message: () =>
        counting.length === 0
          ? 'expected a finding, and there was none'
          : `expected no findings, and there were ${counting.length}:\n${told.join('\n')}`,
    };
  },
};

/** As many as the control API lists at once. */
const MOST_FINDINGS = 1_000;

const SEVERITIES: readonly FindingView['severity'][] = ['error', 'warning', 'hint'];

const isList = (given: Expectation | readonly Expectation[]): given is readonly Expectation[] => Array.isArray(given);

/** Something that the app does, or with `.not` does not do. */
async function came(
  { isNot = false }: MatcherContext,
  received: unknown,
  matcher: string,
  subject: { readonly [name: string]: unknown },
  { for: duration, ...conditions }: NotFor,
): Promise<MatcherResult> {
  const expectation = withConditions(subject, conditions);
  if (!isNot && duration !== undefined) throw new TypeError(`${matcher}: expected "for" only with .not`);
  const never = withConditions({ never: expectation }, { for: duration });
  return judged(received, matcher, isNot ? never : expectation, isNot);
}

/** Something that is so, or with `.not` is not. */
const met = (
  { isNot = false }: MatcherContext,
  received: unknown,
  matcher: string,
  expectation: Expectation,
): Promise<MatcherResult> => judged(received, matcher, isNot ? { never: expectation } : expectation, isNot);

/** With `.not`, `pass` says the contrary: the expectation says already that something does not come. */
async function judged(
  received: unknown,
  matcher: string,
  expectation: Expectation,
  isNot: boolean,
): Promise<MatcherResult> {
  try {
    await subjectOf(received, matcher).expect(expectation);
    return { pass: !isNot, message: () => '' };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ExpectationError') throw error;
    return { pass: isNot, message: () => error.message };
  }
}

/** Throws a TypeError for what is neither a call nor a simulator. */
function subjectOf(received: unknown, matcher: string): Subject {
  const given = received as Partial<Subject> | null | undefined;
  if (typeof given?.expect === 'function' && given.findings !== undefined) return given as Subject;
  throw new TypeError(
    `${matcher}: expected a call of simulator.call() or nextCall(), or a simulator, came ${String(received)}`,
  );
}
