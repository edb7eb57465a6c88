import type { Expectation, Judgement } from '../expectations/judgement.js';
import type { EntryOf } from '../contract/entry-types.js';
import type { FindingFilter, FindingView } from '../control/types.js';
import type { CallReadings } from '../readings/reading.js';
import type { WaitConditions, WantedSound, WithProperties } from './conditions.js';

/** Conditions of a command. */
export interface CommandConditions extends WaitConditions, WithProperties {
  /** It is refused, with that code or with any; left out, it is accepted. */
  readonly refused?: boolean | string;
}

/** A command that the app has given. */
export interface GivenCommand {
  /** Its name: answer, speak, conference.join … */
  readonly command: string;
  /** As the app gave it, if it did. */
  readonly command_id?: string;
  /** The whole of its body, secrets hidden. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Its place in the journal. */
  readonly seq: number;
  /** The time at which it was carried out, in ISO 8601 UTC. */
  readonly at: string;
}

/** Conditions of a webhook. */
export interface WebhookConditions extends WaitConditions, WithProperties {
  /** The status of its last answer, `2xx` and the like, or never. What is expected next counts from where it was sent, here and with `attempts`. */
  readonly answered?: NonNullable<Expectation['answered']>;
  /** It was sent so often. */
  readonly attempts?: NonNullable<Expectation['attempts']>;
}

/** Conditions of a message of a media stream. */
export interface FrameConditions extends WaitConditions, WithProperties {
  /** The side that sent it (either). */
  readonly from?: NonNullable<Expectation['from']>;
}

/** The findings of a call or a world. */
export interface Findings {
  /** Mistakes of the app that have been found so far, newest last. */
  list(filter?: FindingFilter): Promise<FindingView[]>;
}

/** The conditions of a state. */
export interface StateConditions extends WaitConditions {
  /** With ended: the cause of the hang-up, such as normal_clearing. */
  readonly cause?: NonNullable<Expectation['cause']>;
}

/**
 * Expectations of what the app does next, in world time. Each rejects with an ExpectationError where it does not come true, with the nearest miss, and with a
 * SimulatorError (422) for what the document refuses.
 */
export interface AppExpectations {
  /**
   * An expectation as in scenario files, but that a bare number of a time is milliseconds, as everywhere in code, or a list of them that come true in that order.
   * On a call it is about that call where it has no `on`; `on` is the id of a call, or the number of its far end. A `never` without `for` is judged as
   * things stand.
   */
  expect(expectation: Expectation | readonly Expectation[]): Promise<Judgement>;
  /** As `expect`, but resolves with the judgement, whatever it is. */
  judge(expectation: Expectation | readonly Expectation[]): Promise<Judgement>;
}

/**
 * Expectations of what the app does on a call next, in world time: after the last act of this call began, or where the last expectation came true. They reject as `expect`
 * does.
 */
export interface CallExpectations extends AppExpectations {
  /** The app gives this command: answer, speak, conference.join … Resolves with it, or with the last of several. */
  command(name: string, conditions?: CommandConditions): Promise<GivenCommand>;
  /** This event goes to the app; a name that ends in `*` matches a prefix. Resolves with it, or with the last of several. */
  webhook(event: string, conditions?: WebhookConditions): Promise<EntryOf<'webhook.created'>>;
  /** The call comes to this state. `cause`: with ended, that of the hang-up. */
  state(state: NonNullable<Expectation['state']>, conditions?: StateConditions): Promise<void>;
  /** The far end hears these words (case and punctuation apart), what the expression matches, or a sound. */
  heard(sound: WantedSound, conditions?: WaitConditions): Promise<void>;
  /** A message of a media stream is sent: media, mark, clear, start, stop, dtmf, connected, error or one of the app's own. */
  frame(event: string, conditions?: FrameConditions): Promise<void>;
  /** The readings of this call so far; a call stays known for ten minutes after its end. 404 for one that is not. */
  readings(): Promise<CallReadings>;
  /** The mistakes that have been found in this call. */
  readonly findings: Findings;
}
