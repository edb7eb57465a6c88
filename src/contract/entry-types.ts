import type { components } from './generated/control.js';

/** The fields of every type of journal entry, by type, as `openapi/control/entries.yaml` describes them. */
export type EntryFields = Required<components['schemas']['EntryFields']>;

/** The types of journal entries. */
export type EntryType = keyof EntryFields;

/** The fields of a type, besides those that all entries have. */
export type FieldsOf<Type extends EntryType> = {
  readonly [Name in keyof EntryFields[Type]]: Unchanging<EntryFields[Type][Name]>;
};

type Unchanging<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Value;

/** The fields of all entries. */
interface EntryHead {
  /** Counts from 1 without gaps. Absent where only the machine is the cause: a wait too many, an answer that nobody read. */
  readonly seq?: number;
  /** The time, in ISO 8601 UTC with microseconds. */
  readonly at: string;
  /** The call that it belongs to, if there is one. */
  readonly call_control_id?: string;
  /** The conference that it belongs to, if there is one; then the call is the leg that it is about there. */
  readonly conference_id?: string;
  /** Facts of the machine: how long something took, addresses that it chose, words of its network. */
  readonly host?: Readonly<Record<string, unknown>>;
}

/** A journal entry of one type, or of one of several. */
export type EntryOf<Type extends EntryType> = {
  [Each in Type]: EntryHead & {
    /** The kind of event. */
    readonly type: Each;
  } & FieldsOf<Each>;
}[Type];

/** The types that a filter's `type` lets through: names separated by commas, of which those that end in `*` match all that begin so. */
export type TypesIn<Filter extends string> = string extends Filter
  ? EntryType
  : Filter extends `${infer First},${infer Rest}`
    ? TypesIn<First> | TypesIn<Rest>
    : Filter extends ` ${infer Bare}` | `${infer Bare} `
      ? TypesIn<Bare>
      : Filter extends `${infer Start}*`
        ? Extract<EntryType, `${Start}${string}`>
        : Extract<EntryType, Filter>;
