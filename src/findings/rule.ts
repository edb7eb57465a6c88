import type { EntryOf, EntryType } from '../contract/entry-types.js';
import type { Happened } from './by-fault.js';
import type { ValuesOf } from './catalogue/index.js';
import type { FindingCode, Severity } from './finding.js';
import type { Recent } from './recent.js';

/** The subject of a finding: there is one finding for each code, call and cause. */
export interface About {
  readonly callId?: string | undefined;
  /** Tells apart findings of one code on one call: a property, a URL. Findings without one are the same. */
  readonly cause?: string;
  /** The `seq` of the entries that show it; undefined ones are left out. */
  readonly evidence: readonly (number | undefined)[];
  /** The fault of the simulator that has brought it about, by its name: it fails no check. */
  readonly fault?: string | undefined;
  /** This one weighs less than is usual for its code. */
  readonly severity?: Severity;
}

/** The means of a rule, while it looks at an entry or at the time. */
export interface RuleTools {
  /** World time, in milliseconds since the Unix epoch: when the entry was recorded. */
  readonly worldMs: number;
  /** Host time, in milliseconds since some instant: likewise. */
  readonly hostMs: number;
  readonly tell: <Code extends FindingCode>(code: Code, values: ValuesOf<Code>, about: About) => void;
  /** The call has a finding of that code that no fault is to blame for. */
  readonly has: (code: FindingCode, callId: string) => boolean;
  /** The fault that kept the event of this id from the app, for a while or for good. */
  readonly keptBack: (eventId: string | undefined) => Happened | undefined;
  /** The findings that the call was made for. */
  readonly expected: (callId: string) => readonly FindingCode[];
  /** Somebody has told the words of a file, by its URL. */
  readonly isTranscribed: (url: string) => boolean;
  /** Has `tick` called when so many ms of host time have passed, or earlier. */
  readonly lookIn: (ms: number) => void;
}

/** Takes each entry of its type. */
export type Handlers = {
  readonly [Type in EntryType]?: (entry: EntryOf<Type>, tools: RuleTools) => void;
};

/** Looks for findings of one or a few kinds. It sees the entries of the types in `on` and nothing else, and does nothing but tell. */
export interface Rule {
  readonly on: Handlers;
  /** Time has gone on. */
  tick?(tools: RuleTools): void;
  /** Time alone may bring something about: it still wants `tick`. */
  isWaiting?(): boolean;
  /** Calls about which it has still to decide, though they have ended. */
  undecided?(): number;
}

/** Makes what a rule remembers by a key, such as a call's id. What is kept under one key is bounded by the rule. */
export type Memory = <Value>(make: () => Value) => Recent<Value>;

/** Makes a rule for a new world. */
export type NewRule = (memory: Memory) => Rule;
