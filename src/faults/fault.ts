import type { components } from '../contract/generated/control.js';

type Schemas = components['schemas'];

/** A fault as it is asked for. */
export type Fault = Schemas['Fault'];
export type FaultKind = Schemas['FaultKind'];
export type FaultTarget = Schemas['FaultTarget'];
/** A fault as it is listed. */
export type FaultView = Schemas['FaultView'];
export type FaultEnd = Schemas['FaultEnd'];
/** Whoever asked for it: the configuration, the control API, a scenario. */
export type FaultOrigin = FaultView['from'];

/** Something that a fault may happen to. */
export interface Occasion {
  /** In the field's terms, for the journal: `POST /v2/calls`, `call.answered`, `the stream to wss://…`. */
  readonly subject: string;
  readonly callId?: string | undefined;
  /** The numbers that it is about, where it is of no call yet. */
  readonly numbers?: readonly string[] | undefined;
  /** The operation of a request, by its name in the document. */
  readonly operation?: string | undefined;
  /** The command that it is. */
  readonly command?: string | undefined;
  readonly eventType?: string | undefined;
  readonly eventId?: string | undefined;
  readonly direction?: FaultTarget['direction'];
  /** The stream, or the conversation relay. */
  readonly streamId?: string | undefined;
}

/** A fault that has just happened. */
export interface Struck {
  readonly id: string;
  readonly fault: FaultKind;
  readonly name: string;
  readonly given: Fault;
  /** So late, in ms of world time: `delay_ms` and what chance has added; 0 for a kind without a delay. */
  readonly delayMs: number;
}
