import type { Addressed } from '../calls/address.js';
import { note, type Effect } from '../calls/effect.js';
import type { FieldsOf } from '../contract/entry-types.js';
import type { Refusal } from '../contract/errors.js';
import type { AnyCommand, CommonBody } from './command.js';
import { givenOf } from './given.js';

/** The answer to a command. `data` is the answer's `data`. */
export type Reply =
  | { readonly kind: 'accepted'; readonly data: Readonly<Record<string, unknown>>; readonly effects: readonly Effect[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[]; readonly effects: readonly Effect[] };

/** The journal's fields of a command. */
export type CommandFields = FieldsOf<'command.accepted'>;

export const fieldsOf = ({ name }: AnyCommand, body: CommonBody): CommandFields => ({
  command: name,
  ...(body.command_id ? { command_id: body.command_id } : {}),
  given: givenOf(body),
});

/** The answer to a repeated `command_id`: the first one, and nothing happens. */
export function repeated(at: Addressed, data: Readonly<Record<string, unknown>>, fields: CommandFields): Reply {
  const told = note(at, 'command.ignored', { ...fields, why: 'repeated command_id' });
  return { kind: 'accepted', data, effects: [told] };
}

export function refuse(
  at: Addressed,
  { refusal, notes = [] }: { readonly refusal: Refusal; readonly notes?: readonly Effect[] },
  fields: CommandFields,
): Reply {
  const told = note(at, 'command.refused', { ...fields, errors: [refusal.error] });
  return { kind: 'refused', refusals: [refusal], effects: [...notes, told] };
}
