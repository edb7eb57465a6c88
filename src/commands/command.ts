import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import type { CallState } from '../calls/transitions.js';
import type { Refusal } from '../contract/errors.js';
import type { Body, OperationId } from '../contract/types.js';

/** What a command did. `data` is what its answer says besides `result: "ok"`. */
export type Outcome =
  | { readonly kind: 'done'; readonly effects: readonly Effect[]; readonly data?: Readonly<Record<string, unknown>> }
  /** Accepted, but nothing to do: nothing changes and nothing is announced. */
  | { readonly kind: 'ignored'; readonly why: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** One Call Control command. A new one is a file with one of these, and a line in `index.ts`. */
export interface Command<Op extends OperationId> {
  readonly operationId: Op;
  /** The last part of its path: `streaming_start`. */
  readonly name: string;
  /** The states in which it may run. Elsewhere it is refused as "not answered yet" or "already ended". */
  readonly legal: readonly CallState[];
  /** Properties that are accepted but have no effect here; each is journalled once per call. */
  readonly withoutEffect: readonly string[];
  /** What the schema cannot say about the body. All faults, none where it is in order. */
  check?(body: Body<Op>, world: Pick<World, 'switches'>): readonly Refusal[];
  /** Does it. Called only in a legal state, with a checked body. */
  run(call: Call, body: Body<Op>, world: World): Outcome;
}

/** A command whose body type has been forgotten, as the registry holds them: bodies reach it validated by its own schema. */
export interface AnyCommand {
  readonly operationId: OperationId;
  readonly name: string;
  readonly legal: readonly CallState[];
  readonly withoutEffect: readonly string[];
  check?(body: never, world: Pick<World, 'switches'>): readonly Refusal[];
  run(call: Call, body: never, world: World): Outcome;
}

/** What most commands have in common. */
export interface CommonBody {
  readonly client_state?: string | null;
  readonly command_id?: string | null;
}

export const done = (effects: readonly Effect[], data?: Readonly<Record<string, unknown>>): Outcome =>
  data === undefined ? { kind: 'done', effects } : { kind: 'done', effects, data };

export const refused = (error: Refusal['error'], more: Omit<Refusal, 'error'> = {}): Outcome => ({
  kind: 'refused',
  refusal: { error, ...more },
});

/** What dial and answer take beside `record`. There is no recording yet. */
export const RECORD_SETTINGS = [
  'record_channels',
  'record_custom_file_name',
  'record_format',
  'record_max_length',
  'record_timeout_secs',
  'record_track',
  'record_trim',
] as const;
