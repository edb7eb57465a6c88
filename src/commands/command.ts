import type { PlaybackSource } from '../activities/playback/kind.js';
import type { Call } from '../calls/call.js';
import type { Conference } from '../calls/conferences/conference.js';
import type { Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import type { CallState } from '../calls/transitions.js';
import type { Refusal } from '../contract/errors.js';
import type { Body, OperationId } from '../contract/types.js';

/** A leg that a command made, and what it begins with. */
export interface MadeLeg {
  readonly call: Call;
  readonly effects: readonly Effect[];
}

/** The outcome of a command. `data` is the part of its answer besides `result: "ok"`. */
export type Outcome =
  | { readonly kind: 'done'; readonly effects: readonly Effect[]; readonly data?: Readonly<Record<string, unknown>> }
  /** Accepted, but nothing to do: nothing changes and nothing is announced. */
  | { readonly kind: 'ignored'; readonly why: string }
  /** Nothing has changed, but for what `notes` do, which come before the refusal: a bridge takes the first call out of a queue even if it fails. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly notes?: readonly Effect[] };

/** As `Outcome`, of a command that makes calls. `data` is all that its answer says. */
export type NewCallOutcome =
  | { readonly kind: 'made'; readonly legs: readonly MadeLeg[]; readonly data: Readonly<Record<string, unknown>> }
  | Extract<Outcome, { kind: 'refused' }>;

/** The request that a command came with. */
export interface Asker {
  /** URLs for whoever sent it begin with this, as they reach the simulator by it; without a slash at its end. */
  readonly baseUrl: string;
}

/** All commands have this. */
interface CommandBase {
  readonly operationId: OperationId;
  /** The last part of its path: `streaming_start`; `dial`. */
  readonly name: string;
  /** Properties that are accepted but have no effect here; each is journalled once per call. */
  readonly withoutEffect: readonly string[];
}

/** A command on a call. A new one is a file with one of these, and a line in `index.ts`. */
export interface Command<Op extends OperationId> extends CommandBase {
  readonly operationId: Op;
  readonly target: 'call';
  /** The states in which it may run. Elsewhere it is refused as "not answered yet" or "already ended". */
  readonly legal: readonly CallState[];
  /** The leg of a supervisor takes it too. */
  readonly forSupervisors?: boolean;
  /** Checks that the schema cannot make of the body. All faults, none where it is in order. */
  check?(body: Body<Op>, world: Pick<World, 'switches'>): readonly Refusal[];
  /**
   * Does it. Called only in a legal state, with a checked body. Where it touches other legs (`world.call`), it looks at all of them
   * before it changes any: what it refuses has changed nothing.
   */
  run(call: Call, body: Body<Op>, world: World, asker: Asker): Outcome;
}

/** A command that makes calls and is on none. */
export interface NewCallCommand<Op extends OperationId> extends CommandBase {
  readonly operationId: Op;
  readonly target: 'new-call';
  /** As for a command on a call. */
  check?(body: Body<Op>, world: Pick<World, 'switches'>): readonly Refusal[];
  /** Does it, with a checked body. The legs have been added to the world when it returns. */
  run(body: Body<Op>, world: World, asker: Asker): NewCallOutcome;
  /** The file that its legs begin with: it is downloaded before the command runs, which is refused where that fails. */
  opening?(body: Body<Op>): PlaybackSource | undefined;
}

/** A command on a conference. */
export interface ConferenceCommand<Op extends OperationId> extends CommandBase {
  readonly operationId: Op;
  readonly target: 'conference';
  /** As for a command on a call. */
  check?(body: Body<Op>, world: Pick<World, 'switches'>): readonly Refusal[];
  /** Does it, with a checked body, on a conference that has not ended. What it refuses has changed nothing. */
  run(conference: Conference, body: Body<Op>, world: World, asker: Asker): Outcome;
}

/** A command that makes a conference from a call, which its body names. `data` is all that its answer says. */
export interface NewConferenceCommand<Op extends OperationId> extends CommandBase {
  readonly operationId: Op;
  readonly target: 'new-conference';
  /** As for a command on a call. */
  readonly legal: readonly CallState[];
  check?(body: Body<Op>, world: Pick<World, 'switches'>): readonly Refusal[];
  run(call: Call, body: Body<Op>, world: World, asker: Asker): Outcome;
}

/** Commands whose body type has been forgotten, as the registry holds them: bodies reach them validated by their own schema. */
export interface AnyCallCommand extends CommandBase {
  readonly target: 'call';
  readonly legal: readonly CallState[];
  readonly forSupervisors?: boolean;
  check?(body: never, world: Pick<World, 'switches'>): readonly Refusal[];
  run(call: Call, body: never, world: World, asker: Asker): Outcome;
}

export interface AnyNewCallCommand extends CommandBase {
  readonly target: 'new-call';
  check?(body: never, world: Pick<World, 'switches'>): readonly Refusal[];
  run(body: never, world: World, asker: Asker): NewCallOutcome;
  opening?(body: never): PlaybackSource | undefined;
}

export interface AnyConferenceCommand extends CommandBase {
  readonly target: 'conference';
  check?(body: never, world: Pick<World, 'switches'>): readonly Refusal[];
  run(conference: Conference, body: never, world: World, asker: Asker): Outcome;
}

export interface AnyNewConferenceCommand extends CommandBase {
  readonly target: 'new-conference';
  readonly legal: readonly CallState[];
  readonly forSupervisors?: never;
  check?(body: never, world: Pick<World, 'switches'>): readonly Refusal[];
  run(call: Call, body: never, world: World, asker: Asker): Outcome;
}

export type AnyCommand = AnyCallCommand | AnyNewCallCommand | AnyConferenceCommand | AnyNewConferenceCommand;

/** Most commands have this in common. */
export interface CommonBody {
  readonly client_state?: string | null;
  readonly command_id?: string | null;
}

export const done = (effects: readonly Effect[], data?: Readonly<Record<string, unknown>>): Outcome =>
  data === undefined ? { kind: 'done', effects } : { kind: 'done', effects, data };

export const refused = (
  error: Refusal['error'],
  more: Omit<Refusal, 'error'> = {},
): Extract<Outcome, { kind: 'refused' }> => ({
  kind: 'refused',
  refusal: { error, ...more },
});
