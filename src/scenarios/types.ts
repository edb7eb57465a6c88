import type { components } from '../contract/generated/scenario.js';

type Schemas = components['schemas'];

/** A scenario as its file has it; `openapi/scenario.yaml` describes each property. */
export type WrittenScenario = Schemas['Scenario'];
export type WrittenParty = Schemas['Party'];
export type WrittenStep = Schemas['Step'];
export type WrittenAct = Schemas['Act'];
export type AppRequest = Schemas['AppRequest'];
export type WrittenAttack = Schemas['Attack'];
export type Variables = Schemas['Variables'];

/** A place in a scenario file; both count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One run: a scenario with the variables of one example put in. */
export interface ScenarioRun {
  /** The scenario's name, with the example's values in brackets where it has examples. */
  readonly name: string;
  readonly scenario: WrittenScenario;
  readonly example: Variables | undefined;
  /** The world's ids and chance come from it. */
  readonly seed: string;
  /** The place of something in `scenario`, such as `['steps', 3, 'expect']`, or of the nearest thing around it that has one. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}
