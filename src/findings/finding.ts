import type { components } from '../contract/generated/control.js';

type Schemas = components['schemas'];

/** Something that is wrong with the app, as the control API shows it. */
export type Finding = Readonly<Schemas['Finding']>;
export type FindingCode = Schemas['FindingCode'];
export type Severity = Schemas['Severity'];

/** A finding in words, with the values of the app. */
export interface Words {
  /** One sentence. */
  readonly summary: string;
  /** The way in which it is known, and the effect on a call. */
  readonly detail: string;
  readonly fix: string;
}

/** A kind of finding. `Values` are what its words are made of. */
export interface FindingKind<Values> {
  readonly severity: Severity;
  /** The moment from which it can be known. */
  readonly when: string;
  words(values: Values): Words;
}
