import { limitReached } from '../limits.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { heldBytes } from '../calls/held-bytes.js';
import type { RecordEntry } from '../calls/journal.js';
import { ringIn } from '../calls/ring-in.js';
import type { World } from '../calls/world.js';
import { LIMIT_TEXTS, type RoomLimit } from '../commands/room.js';
import { CallLimitError, ConnectionError, type RingInRequest } from './exchange-deps.js';

/** A far end calls in on a connection, which `given` names as the user does. Adds the call; its effects are still to be carried out. Throws a ConnectionError or a CallLimitError. */
export function ring(
  request: RingInRequest & { readonly connectionId: string; readonly given: string },
  world: World,
  record: RecordEntry,
): { readonly call: Call; readonly effects: readonly Effect[] } {
  const refuse = (what: RoomLimit): never => {
    record('limit.reached', limitReached(what));
    throw new CallLimitError(LIMIT_TEXTS[what]);
  };
  const { connectionId, from, to, callerIdName, patienceSecs } = request;
  if (!world.hasRoomFor(1)) refuse('calls.live');
  if (!world.provideApplication(connectionId)) {
    throw new ConnectionError(`${request.given}: expected a known connection, got ${connectionId}`);
  }
  const ids = world.ids.next('call');
  const identity = world.identity(ids, from, to, callerIdName);
  const rung = ringIn({ ...request, ids, patienceMs: patienceSecs * 1000, identity }, world);
  if (!world.makeRoom(heldBytes(rung.call, world.kinds))) refuse('calls.bytes');
  world.addCall(rung.call);
  return rung;
}
