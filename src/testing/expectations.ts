import type { Expectation, Judgement } from '../expectations/judgement.js';
import type { CallReadings } from '../readings/reading.js';
import type { EntryOf } from '../contract/entry-types.js';
import type { Time } from './duration.js';
import type { WaitConditions, Wanted, WithProperties } from './wanted.js';

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
  /** The status of its last answer, `2xx` and the like, or never. */
  readonly answered?: NonNullable<Expectation['answered']>;
  /** How often it was sent. */
  readonly attempts?: NonNullable<Expectation['attempts']>;
}

/** Conditions of a message of a media stream. */
export interface FrameConditions extends WaitConditions, WithProperties {
  /** Who sent it (either). */
  readonly from?: NonNullable<Expectation['from']>;
}

/** Words that are to be heard, or a sound. */
export type WantedSound =
  | string
  | RegExp
  | {
      /** Something audible begins within that time. */
      readonly speech_within?: Time;
      /** A tone of that frequency, in Hz, 50 to 3,900. */
      readonly tone?: number;
      /** Tones of these keys. */
      readonly dtmf?: string;
      /** Nothing is audible for so long. */
      readonly silence_for?: Time;
      /** This recording, without gaps: `fixture:NAME` or a file. */
      readonly like?: string;
      /** Loudness of what is audible, from and to, in dBFS. */
      readonly level?: readonly [number, number];
    };

/**
 * What the app is to do on a call next, in world time: after the last act of this call began, or where the last expectation came true. Each rejects with an
 * ExpectationError where it does not come true, with the nearest miss, and with a SimulatorError (422) for what the document refuses.
 */
export interface CallExpectations {
  /** The app gives this command: answer, speak, conference.join … Resolves with it, or with the last of several. */
  command(name: string, conditions?: CommandConditions): Promise<GivenCommand>;
  /** This event goes to the app; a name that ends in `*` matches a prefix. Resolves with it, or with the last of several. */
  webhook(event: string, conditions?: WebhookConditions): Promise<EntryOf<'webhook.created'>>;
  /** The call comes to this state. `cause`: with ended, that of the hang-up. */
  state(state: NonNullable<Expectation['state']>, conditions?: WaitConditions & { readonly cause?: string }): Promise<void>;
  /** The far end hears these words (case and punctuation apart), what the expression matches, or a sound. */
  heard(sound: WantedSound, conditions?: WaitConditions): Promise<void>;
  /** A message of a media stream is sent: media, mark, clear, start, stop, dtmf, connected, error or one of the app's own. */
  frame(event: string, conditions?: FrameConditions): Promise<void>;
  /**
   * An expectation as in scenario files, where a bare number of a time is seconds, or a list of them that come true in that order. `on` is this call where
   * it is left out. A `never` without `for` is judged as things stand.
   */
  expect(expectation: Expectation | readonly Expectation[]): Promise<Judgement>;
  /** As `expect`, but resolves with the judgement, whatever it is. */
  judge(expectation: Expectation | readonly Expectation[]): Promise<Judgement>;
  /** What was measured of this call so far. */
  readings(): Promise<CallReadings>;
}
