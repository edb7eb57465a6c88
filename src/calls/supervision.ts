import type { SupervisionActivity, SupervisorRole } from '../activities/supervision/kind.js';
import { live, type Call } from './call.js';
import { note, type Effect } from './effect.js';
import { noteNoGroundTruth } from './ground-truth.js';
import { HANGUPS } from './hangup.js';
import { beginning } from './lasting.js';
import { addWaiting, endCall, startActivity, stop } from './lifecycle.js';
import { heardAnew, supervisionOf } from './supervision-state.js';
import type { World } from './world.js';

/** The dialled leg is to supervise the other one from its answer on. */
export function superviseLater(supervisor: Call, supervised: Call, role: SupervisorRole, world: World): Effect[] {
  const id = supervisor.ids.uuid('supervision');
  const side = (call: Call, peer: Call): Effect[] =>
    addWaiting(call, {
      kind: 'supervision',
      ...beginning(id, world),
      side: call === supervisor ? 'supervisor' : 'supervised',
      peer: peer.id,
      role,
    });
  return [...side(supervisor, supervised), ...side(supervised, supervisor)];
}

/** The leg has been answered, and its own side has begun: where it was dialled to supervise another one, it does. */
export function superviseAtAnswer(call: Call, world: World): Effect[] {
  const own = supervisionOf(call);
  const supervised = own && world.call(own.peer);
  const theirs = supervised && live(supervised, 'supervision').find(({ id }) => id === own.id);
  if (!theirs) return [];
  own.state = 'running';
  theirs.state = 'running';
  return [...startActivity(supervised, theirs, world), ...noteNoGroundTruth(call, world)];
}

/** The supervisor has another role from now on. */
export function switchRole(supervisor: Call, own: SupervisionActivity, role: SupervisorRole, world: World): Effect[] {
  own.role = role;
  const supervised = world.call(own.peer);
  const theirs = supervised ? live(supervised, 'supervision').filter(({ id }) => id === own.id) : [];
  for (const side of theirs) side.role = role;
  const changed = note(supervisor, 'supervision.role', { id: own.id, peer: own.peer, role });
  return [changed, ...(supervised ? heardAnew(supervised) : [])];
}

/** The other leg has ended. A supervisor without anybody to listen to is hung up (inferred: as a leg whose peer in a bridge goes). */
export function supervisionPeerLeft(call: Call, own: SupervisionActivity, world: World): Effect[] {
  if (own.state === 'ended') return [];
  const effects = stop(call, own, 'peer_left', world);
  if (own.side === 'supervised') return effects;
  return [
    ...effects,
    ...endCall(call, call.state === 'active' ? HANGUPS.supervisedWent : HANGUPS.supervisedLeft, world),
  ];
}
