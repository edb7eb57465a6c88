import type { Expectation } from '../expectations/judgement.js';
import type { Time } from './duration.js';

/** A value that is wanted: as in scenario files, with regular expressions as such. */
export type Wanted =
  string | number | boolean | null | RegExp | readonly Wanted[] | { readonly [name: string]: Wanted | undefined };

/** Conditions of all that is waited for. */
export interface WaitConditions {
  /** Not later than so long after the act before has ended, or the expectation before has come true (5 s). */
  readonly within?: Time;
  /** And not earlier than that. */
  readonly after?: Time;
  /** So often; left out, at least once. */
  readonly times?: NonNullable<Expectation['times']>;
  /** A remark that the error shows. */
  readonly because?: string;
}

/** Properties with what must be true of them; a dotted name goes into objects. */
export interface WithProperties {
  /** Of the command, of the payload of the webhook, of the frame. */
  readonly with?: { readonly [name: string]: Wanted | undefined };
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
      /** This recording, without gaps: `fixture:NAME`. */
      readonly like?: string;
      /** Loudness of what is audible, from and to, in dBFS. */
      readonly level?: readonly [number, number];
    };
