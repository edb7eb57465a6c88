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
  readonly outcome: Outcome;
  /** It fails the test: `outcome` is not `pass`, and nothing allows that. */
  readonly fails: boolean;
  /** The expectation in words: `command speak with payload /welcome/i within 2s`. */
  readonly expected: string;
  /** The things that came in its place, in words. */
  readonly came: string;
  /** The entry that was nearest to it and why that was not it, where there is something near. */
  readonly nearest?: { readonly seq: number; readonly why: string } | undefined;
  /** The `seq` of the entries that it rests on. */
  readonly evidence: readonly number[];
  /** Those of a list, one by one. */
  readonly parts?: readonly Judgement[] | undefined;
}
