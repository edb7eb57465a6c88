import type { Call } from '../calls/call.js';
import { scriptBytes } from '../calls/held-bytes.js';
import type { PartyAct } from '../calls/input.js';
import type { RecordEntry } from '../calls/journal.js';
import { objection } from '../calls/party.js';
import type { CallStore } from '../calls/store.js';
import { LIMIT_TEXTS } from '../commands/room.js';
import { LIMITS, limitReached } from '../limits.js';
import type { MediaPlane } from './media-plane.js';

/** The reason why a far end cannot do something now, in words; undefined where it can. */
export function objectionToAct(
  call: Call,
  act: PartyAct['act'],
  media: MediaPlane,
  record: RecordEntry,
): string | undefined {
  if (act === 'sound' && media.leg(call.id)?.isFull('mouth')) {
    record('limit.reached', limitReached('queue.items', { queue: 'mouth' }), call.address);
    return `The far end has ${LIMITS['queue.items']} utterances waiting, which is the limit.`;
  }
  return objection(call, act);
}

/** The limit that is against an act of a far end which brings something along, in words; the journal is told. Undefined: none. */
export function noRoomForAct(
  { address }: Call,
  act: PartyAct,
  media: MediaPlane,
  store: CallStore,
  record: RecordEntry,
): string | undefined {
  if (act.act === 'sound' && !media.hasRoomFor(act.sound)) {
    record('limit.reached', limitReached('party.sounds_bytes', { act_id: act.sound.actId }), address);
    return `The far ends of all calls are to say and play ${LIMITS['party.sounds_bytes']} bytes, which is the limit (party.sounds_bytes).`;
  }
  if (act.act === 'script' && !store.makeRoom(scriptBytes(act.steps))) {
    record('limit.reached', limitReached('calls.bytes', { act_id: act.actId }), address);
    return LIMIT_TEXTS['calls.bytes'];
  }
  return undefined;
}
