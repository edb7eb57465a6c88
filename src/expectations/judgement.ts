import type { components } from '../contract/generated/scenario.js';

type Schemas = components['schemas'];

/** Something that a test expects; `openapi/control/expectations.yaml` describes each property. */
export type Expectation = Schemas['Expectation'];
export type Matcher = Schemas['Matcher'];
export type Properties = Schemas['Properties'];
export type Duration = Schemas['Duration'];

/** An expectation comes to one of these. The last two fail unless they are allowed. */
export type Outcome = 'pass' | 'fail' | 'not exercised' | 'not measurable';

/** An expectation has been judged so. */
export interface Judgement {
  /** The result: `not exercised` and `not measurable` are answers of readings. */
  readonly outcome: Outcome;
  /** It fails the test: `outcome` is not `pass`, and nothing allows that. */
  readonly fails: boolean;
  /** The expectation in words: `command speak with payload /welcome/i within 2s`. */
  readonly expected: string;
  /** The things that came in its place, in words. */
  readonly came: string;
  /** The nearest miss, where there is something near. */
  readonly nearest?:
    | {
        /** The entry. */
        readonly seq: number;
        /** The condition that it missed, in words. */
        readonly why: string;
      }
    | undefined;
  /** The `seq` of the entries that it rests on. */
  readonly evidence: readonly number[];
  /** Those of a list, one by one. */
  readonly parts?: readonly Judgement[] | undefined;
}
