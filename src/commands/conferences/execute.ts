import { conferenceAddress, type Addressed } from '../../calls/address.js';
import { about, type Conference } from '../../calls/conferences/conference.js';
import { note } from '../../calls/effect.js';
import type { World } from '../../calls/world.js';
import { remember, remembered } from '../command-ids.js';
import { refused, type AnyConferenceCommand, type Asker, type CommonBody } from '../command.js';
import { fieldsOf, refuse, repeated, type Reply } from '../reply.js';
import { noRoomInConferences } from '../room.js';
import { withoutEffect } from '../without-effect.js';

/** Runs a command on a conference, which is named by its id, or by its name while it is live. Its `command_id` belongs to the conference. */
export function executeInConference(
  command: AnyConferenceCommand,
  id: string,
  body: CommonBody,
  world: World,
  asker: Asker,
): Reply {
  const fields = fieldsOf(command, body);
  const conference = world.conference(id) ?? world.conferenceNamed(id);
  if (!conference) return refuse({ address: conferenceAddress(id) }, refused('unknownConference'), fields);
  const at = placeOf(conference, body, world);
  const commandId = body.command_id ?? undefined;
  const first = remembered(conference, commandId, world);
  if (first) return repeated(at, first, fields);
  if (conference.end) return refuse(at, refused('conferenceEnded'), fields);
  const full = noRoomInConferences(command.name, at, body, world);
  if (full) return refuse(at, full, fields);
  // The body was validated by the schema of this command's operation.
  const outcome = command.run(conference, body as never, world, asker);
  if (outcome.kind === 'refused') return refuse(at, outcome, fields);
  const data = { result: 'ok', ...(outcome.kind === 'done' ? outcome.data : {}) };
  const crowding = remember(conference, commandId, data, world);
  if (outcome.kind === 'ignored')
    return {
      kind: 'accepted',
      data,
      effects: [note(at, 'command.ignored', { ...fields, why: outcome.why }), ...crowding],
    };
  const notes = [note(at, 'command.accepted', fields), ...crowding, ...withoutEffect(command, conference, body)];
  return { kind: 'accepted', data, effects: [...notes, ...outcome.effects] };
}

/** A command that names one leg is about that, too. */
function placeOf(conference: Conference, body: CommonBody, world: World): Addressed {
  const leg: unknown = Reflect.get(body, 'call_control_id');
  return typeof leg === 'string' && world.call(leg) ? about(conference, leg) : conference;
}
