import { limitReached } from '../limits.js';
import { callAddress } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import { note, type Effect } from '../calls/effect.js';
import { supervisionOf } from '../calls/supervision-state.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { NO_COMMANDS } from './check-supervision.js';
import { checkBase64 } from './checks.js';
import {
  refused,
  type AnyCallCommand,
  type AnyCommand,
  type AnyNewCallCommand,
  type AnyNewConferenceCommand,
  type Asker,
  type CommonBody,
} from './command.js';
import { remember, remembered } from './command-ids.js';
import { executeInConference } from './conferences/execute.js';
import { fieldsOf, refuse, repeated, type Reply } from './reply.js';
import { noRoomFor } from './room.js';
import { withoutEffect } from './without-effect.js';

/** A request for a command: its sender, its target and its body, which has been checked. */
export interface CommandRequest {
  /** The call that it is for; absent for a command that is on none. */
  readonly callControlId?: string | undefined;
  /** The conference that it is for, by its id or its name. */
  readonly conferenceId?: string | undefined;
  readonly apiKey: string;
  readonly body: CommonBody;
  /** As `Asker` has it; absent where the request did not come over HTTP. */
  readonly baseUrl?: string | undefined;
}

/** All that can be said against a command's body without knowing the call. */
export function checkBody(command: AnyCommand, body: CommonBody, world: Pick<World, 'switches'>): readonly Refusal[] {
  // The body was validated by the schema of this command's operation.
  return [...checkBase64('client_state', body.client_state), ...(command.check?.(body as never, world) ?? [])];
}

/** Runs a command. The effects of the reply are still to be carried out. */
export function execute(
  command: AnyCommand,
  { callControlId = '', conferenceId = '', apiKey, body, baseUrl = '' }: CommandRequest,
  world: World,
): Reply {
  const asker = { baseUrl };
  if (command.target === 'new-call') return executeNew(command, apiKey, body, world, asker);
  if (command.target === 'conference') return executeInConference(command, conferenceId, body, world, asker);
  const call = world.call(callControlId);
  if (call) {
    const full = noRoomFor(command.name, call, body, world);
    return full ? refuse(call, full, fieldsOf(command, body)) : executeOn(command, call, body, world, asker);
  }
  const nobody = { address: callAddress(callControlId) };
  return refuse(nobody, refused('unknownCall', { pointer: '/call_control_id' }), fieldsOf(command, body));
}

/**
 * Runs a command on a call: a repeated `command_id` gets the first answer and does nothing, even where the state has moved
 * on since; then the state decides; then the command runs and its answer is remembered.
 */
export function executeOn(
  command: AnyCallCommand | AnyNewConferenceCommand,
  call: Call,
  body: CommonBody,
  world: World,
  asker: Asker = { baseUrl: '' },
): Reply {
  const commandId = body.command_id ?? undefined;
  const fields = fieldsOf(command, body);
  const first = remembered(call, commandId, world);
  if (first) return repeated(call, first, fields);
  const refusal = illegal(command, call);
  if (refusal) return refuse(call, { refusal }, fields);
  const clientStateBefore = call.clientState;
  if (body.client_state !== undefined && body.client_state !== null) call.clientState = body.client_state;
  // The body was validated by the schema of this command's operation.
  const outcome = command.run(call, body as never, world, asker);
  if (outcome.kind === 'refused') {
    call.clientState = clientStateBefore;
    return refuse(call, outcome, fields);
  }
  const said = outcome.kind === 'done' ? outcome.data : {};
  const data = { ...(command.target === 'call' ? { result: 'ok' } : {}), ...said };
  const crowding = remember(call, commandId, data, world);
  const isKnown: Effect = { kind: 'cancelTimer', at: call.address, name: 'first_command' };
  if (outcome.kind === 'ignored') {
    call.clientState = clientStateBefore;
    const told = note(call, 'command.ignored', { ...fields, why: outcome.why });
    return { kind: 'accepted', data, effects: [isKnown, told, ...crowding] };
  }
  const notes = [note(call, 'command.accepted', fields), ...crowding, ...withoutEffect(command, call, body)];
  return { kind: 'accepted', data, effects: [isKnown, ...notes, ...outcome.effects] };
}

/** Runs a command that makes calls. Its `command_id` belongs to the API key, as there is no call yet. */
function executeNew(command: AnyNewCallCommand, apiKey: string, body: CommonBody, world: World, asker: Asker): Reply {
  const commandId = body.command_id;
  const fields = fieldsOf(command, body);
  const first = world.dials.find(apiKey, commandId, world.moment());
  if (first) return repeated(world, first, fields);
  // The body was validated by the schema of this command's operation.
  const outcome = command.run(body as never, world, asker);
  if (outcome.kind === 'refused') return refuse(world, outcome, fields);
  const { data, legs } = outcome;
  const full = world.dials.remember(apiKey, commandId, data, world.moment());
  const effects = legs.flatMap(({ call, effects }) => [
    note(call, 'command.accepted', fields),
    note(call, 'call.state', { from: null, to: call.state }),
    ...withoutEffect(command, call, body),
    ...effects,
  ]);
  const crowding = full.map((what) => note(world, 'limit.reached', limitReached(what)));
  return { kind: 'accepted', data, effects: [...crowding, ...effects] };
}

function illegal(command: AnyCallCommand | AnyNewConferenceCommand, call: Call): Refusal | undefined {
  if (!command.legal.includes(call.state)) return { error: call.state === 'ended' ? 'callEnded' : 'notAnswered' };
  return !command.forSupervisors && supervisionOf(call) ? { error: 'unprocessable', detail: NO_COMMANDS } : undefined;
}
