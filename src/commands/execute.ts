import { LIMITS, limitReached } from '../limits.js';
import type { Call } from '../calls/call.js';
import { note, type Effect } from '../calls/effect.js';
import { noteOnce } from '../calls/note-once.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { checkBase64 } from './checks.js';
import type { AnyCommand, CommonBody } from './command.js';

/** A repeat of a `command_id` within this time is ignored (documented). */
export const COMMAND_ID_WINDOW_MICROS = 60_000_000;

/** The answer to a command. `data` is the answer's `data`. */
export type Reply =
  | { readonly kind: 'accepted'; readonly data: Readonly<Record<string, unknown>>; readonly effects: readonly Effect[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly effects: readonly Effect[] };

/** All that can be said against a command's body without knowing the call. */
export function checkBody(command: AnyCommand, body: CommonBody, world: Pick<World, 'switches'>): readonly Refusal[] {
  // The body was validated by the schema of this command's operation.
  return [...checkBase64('client_state', body.client_state), ...(command.check?.(body as never, world) ?? [])];
}

/**
 * Runs a command on a call: a repeated `command_id` gets the first answer and does nothing, even where the state has moved
 * on since; then the state decides; then the command runs and its answer is remembered.
 */
export function execute(command: AnyCommand, call: Call, body: CommonBody, world: World): Reply {
  const commandId = body.command_id ?? undefined;
  const fields = { command: command.name, ...(commandId === undefined ? {} : { command_id: commandId }) };
  const first = commandId === undefined ? undefined : remembered(call, commandId, world);
  if (first)
    return {
      kind: 'accepted',
      data: first,
      effects: [note(call, 'command.ignored', { ...fields, why: 'repeated command_id' })],
    };

  const refusal = illegal(command, call);
  if (refusal) return refuse(call, [refusal], fields);
  const clientStateBefore = call.clientState;
  if (body.client_state !== undefined && body.client_state !== null) call.clientState = body.client_state;
  // The body was validated by the schema of this command's operation.
  const outcome = command.run(call, body as never, world);
  if (outcome.kind === 'refused') {
    call.clientState = clientStateBefore;
    return refuse(call, [outcome.refusal], fields);
  }
  const data = { result: 'ok', ...(outcome.kind === 'done' ? outcome.data : {}) };
  const crowding = commandId === undefined ? [] : remember(call, commandId, data, world);
  if (outcome.kind === 'ignored') {
    call.clientState = clientStateBefore;
    return {
      kind: 'accepted',
      data,
      effects: [note(call, 'command.ignored', { ...fields, why: outcome.why }), ...crowding],
    };
  }
  const notes = [note(call, 'command.accepted', fields), ...crowding, ...withoutEffect(command, call, body)];
  return { kind: 'accepted', data, effects: [...notes, ...outcome.effects] };
}

function refuse(call: Call, refusals: readonly Refusal[], fields: Readonly<Record<string, unknown>>): Reply {
  const errors = refusals.map((refusal) => refusal.error);
  return { kind: 'refused', refusals, effects: [note(call, 'command.refused', { ...fields, errors })] };
}

function illegal(command: AnyCommand, call: Call): Refusal | undefined {
  if (command.legal.includes(call.state)) return undefined;
  return { error: call.state === 'ended' ? 'callEnded' : 'notAnswered' };
}

/** Journals, once per call, each property that was given and has no effect here. */
export function withoutEffect(
  command: { readonly withoutEffect: readonly string[] },
  call: Call,
  body: object,
): Effect[] {
  const given = new Map<string, unknown>(Object.entries(body));
  const names = command.withoutEffect.filter((name) => !isNothing(given.get(name)));
  return noteOnce(call, 'property.not_simulated', names);
}

/** What asks for nothing is worth no remark: `deepfake_detection: null`, `answering_machine_detection: "disabled"`. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === 'disabled';

function remembered(call: Call, commandId: string, world: World): Readonly<Record<string, unknown>> | undefined {
  const first = call.commandIds.get(commandId);
  return first && world.nowMicros() - first.atMicros <= COMMAND_ID_WINDOW_MICROS ? first.data : undefined;
}

/** The oldest is forgotten where there are too many, which the effects tell. */
function remember(call: Call, commandId: string, data: Readonly<Record<string, unknown>>, world: World): Effect[] {
  call.commandIds.delete(commandId);
  call.commandIds.set(commandId, { atMicros: world.nowMicros(), data });
  if (call.commandIds.size <= LIMITS['call.command_ids']) return [];
  const [oldest] = call.commandIds.keys();
  if (oldest !== undefined) call.commandIds.delete(oldest);
  return [note(call, 'limit.reached', limitReached('call.command_ids'))];
}
