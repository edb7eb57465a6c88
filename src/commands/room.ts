import { LIMITS, limitReached } from '../limits.js';
import type { Addressed } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import { note } from '../calls/effect.js';
import { heldBytes } from '../calls/held-bytes.js';
import type { World } from '../calls/world.js';
import { roughBytes } from '../platform/rough-bytes.js';
import type { CommonBody, Outcome } from './command.js';

type Refused = Extract<Outcome, { kind: 'refused' }>;

/** The reasons for which a call cannot be made, or be given more, as the user reads them. */
export const LIMIT_TEXTS = {
  'calls.live': `${LIMITS['calls.live']} calls are live, which is the limit of telnyx-sim (calls.live).`,
  'calls.bytes': `The calls of telnyx-sim hold ${LIMITS['calls.bytes']} bytes of what they were given, which is the limit (calls.bytes).`,
  'conferences.live': `${LIMITS['conferences.live']} conferences are live, which is the limit of telnyx-sim (conferences.live).`,
  'conferences.bytes': `The conferences of telnyx-sim hold ${LIMITS['conferences.bytes']} bytes of what they were given, which is the limit (conferences.bytes).`,
} as const;

export type RoomLimit = keyof typeof LIMIT_TEXTS;

const NOTHING_BYTES = roughBytes({});

/**
 * The refusal of a command whose properties would be more than calls may keep; undefined where there is room. What brings nothing
 * along, and a hang-up in any case, needs none: calls can always be ended.
 */
export function noRoomFor(command: string, call: Call, body: CommonBody, world: World): Refused | undefined {
  // A new state takes the place of the old one.
  const replaced = body.client_state ? (call.clientState?.length ?? 0) : 0;
  const bytes = roughBytes(body) - NOTHING_BYTES - replaced;
  if (bytes <= 0 || command === 'hangup' || world.makeRoom(bytes)) return undefined;
  return noRoom('calls.bytes', command, call);
}

/** Commands after which a conference keeps no more than before. */
const GIVES_NOTHING: ReadonlySet<string> = new Set(['end', 'leave']);

/** As `noRoomFor`, of a command on a conference, which `at` names; a conference can always be left and ended. */
export function noRoomInConferences(
  command: string,
  at: Addressed,
  body: CommonBody,
  world: World,
): Refused | undefined {
  const bytes = roughBytes(body) - NOTHING_BYTES;
  if (GIVES_NOTHING.has(command) || world.makeRoomInConferences(bytes)) return undefined;
  return noRoom('conferences.bytes', command, at);
}

/** The refusal of a command that would make a conference, where that is one too many; undefined where there is room. */
export function noRoomForConference(command: string, call: Call, body: CommonBody, world: World): Refused | undefined {
  if (!world.hasRoomForConference()) return noRoom('conferences.live', command, call);
  return noRoomInConferences(command, call, body, world);
}

const noRoom = (what: RoomLimit, command: string, at: Addressed): Refused => ({
  kind: 'refused',
  refusal: { error: 'unprocessable', detail: LIMIT_TEXTS[what] },
  notes: [note(at, 'limit.reached', limitReached(what, { command }))],
});

/** The refusal of a command that would make so many calls, where that is too many; undefined where there is room. */
export function noRoomForCalls(command: string, count: number, world: World): Refused | undefined {
  return world.hasRoomFor(count) ? undefined : tooManyCalls(command, 'calls.live', world);
}

/** Adds new calls to the world. The refusal where they would keep too much, and then none of them is added. */
export function addCalls(command: string, calls: readonly Call[], world: World): Refused | undefined {
  const bytes = calls.reduce((sum, call) => sum + heldBytes(call, world.kinds), 0);
  if (!world.makeRoom(bytes)) return tooManyCalls(command, 'calls.bytes', world);
  for (const call of calls) world.addCall(call);
  return undefined;
}

function tooManyCalls(command: string, what: 'calls.live' | 'calls.bytes', world: World): Refused {
  const detail = what === 'calls.live' ? {} : { detail: LIMIT_TEXTS[what] };
  const notes = [note(world, 'limit.reached', limitReached(what, { command }))];
  return { kind: 'refused', refusal: { error: 'tooManyCalls', ...detail }, notes };
}
