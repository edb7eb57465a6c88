import type { Ringtone } from '../media/ringback.js';
import type { RecordingActivity } from '../activities/recording/kind.js';
import type { BridgeActivity } from '../activities/bridge/kind.js';
import { announceBridged, bridgedTo, bridgeOf } from './bridge-state.js';
import { live, type Call } from './call.js';
import { note, type Effect } from './effect.js';
import { noteNoGroundTruth } from './ground-truth.js';
import { HANGUPS, type Hangup } from './hangup.js';
import { beginning } from './lasting.js';
import { leaveBridge, leaveConference, leaveQueue } from './leaving.js';
import { addWaiting, answered, endCall, startActivity, stop } from './lifecycle.js';
import { heardAnew } from './supervision-state.js';
import type { World } from './world.js';

/** One side of a bridge: the leg, and what was agreed for it. */
export interface BridgeSide {
  readonly call: Call;
  /** The fate of the leg when its peer goes. Absent: as its dial said, else it is hung up. */
  readonly afterwards?: BridgeActivity['afterwards'] | undefined;
  /** Its party hears the digits that the peer's party presses. */
  readonly hearsDigits: boolean;
  /** Its party hears this until the legs are bridged. */
  readonly ringtone?: Ringtone | undefined;
  /** A playback on the leg that goes before. */
  readonly after?: string | undefined;
  /** Begins with the bridge, and ends with it. */
  readonly recording?: RecordingActivity | undefined;
}

type Making = 'bridge' | 'transfer';

/** Bridges two answered legs, each of which leaves the bridge or the queue that it was in. The first is the one that is told first. */
export function bridge(first: BridgeSide, second: BridgeSide, world: World): Effect[] {
  const dequeued = [first, second].flatMap(({ call }) => leaveQueue(call, 'bridged', world));
  return [...dequeued, ...arrange(first, second, 'bridge', world), ...join(first.call, second.call, world)];
}

/**
 * Two legs are to be bridged when the second is answered. From now on the first hears its ringing tone, where it has one. In a transfer the
 * second is dialled for the first: it ends with it, and an unanswered first leg is answered with it. Both leave their queues.
 */
export function bridgeLater(first: BridgeSide, second: BridgeSide, making: Making, world: World): Effect[] {
  const dequeued = [first, second].flatMap(({ call }) => leaveQueue(call, 'bridging-in-process', world));
  return [...dequeued, ...arrange(first, second, making, world)];
}

/** A leg's answer brings this about: the bridge that waited for it, or that its dial asked for. */
export function bridgeAtAnswer(call: Call, world: World): Effect[] {
  const waiting = bridgeOf(call);
  if (!waiting) return linkAtAnswer(call, world);
  const effects = waiting.held && waiting.ringtone ? startActivity(call, waiting, world) : [];
  return [...effects, ...bridgeWhenReady(call, world)];
}

/** A playback on the leg is over: the bridge that waited for its end is next. */
export function bridgeAfterAudio(call: Call, playbackId: string, world: World): Effect[] {
  const waiting = bridgeOf(call);
  if (waiting?.after !== playbackId) return [];
  waiting.after = undefined;
  return bridgeWhenReady(call, world);
}

/** The peer has gone: the bridge is over, and what was agreed for this leg happens to it. */
export function peerLeft(call: Call, bridge: BridgeActivity, world: World): Effect[] {
  if (bridge.state === 'ended') return [];
  const wasRunning = bridge.state === 'running';
  const effects = stop(call, bridge, 'peer_left', world);
  if (!wasRunning) {
    if (bridge.role !== 'destination') return effects;
    return [...effects, ...endCall(call, call.state === 'active' ? peerHangup(call) : HANGUPS.transfererLeft, world)];
  }
  const { id, peer, afterwards } = bridge;
  effects.push(note(call, 'bridge.ended', { id, peer, reason: 'peer_left', then: afterwards }));
  if (afterwards === 'hangup') return [...effects, ...endCall(call, peerHangup(call), world)];
  call.unbridged = afterwards;
  // A stream that played to the peer by default plays to the party from now on.
  return [...effects, ...heardAnew(call), ...noteNoGroundTruth(call, world)];
}

/** The end of a leg whose peer has gone: the caller's going ends the callee's leg, and the reverse. */
const peerHangup = (call: Call): Hangup => (call.direction === 'incoming' ? HANGUPS.calleeWent : HANGUPS.callerWent);

function arrange(first: BridgeSide, second: BridgeSide, making: Making, world: World): Effect[] {
  const id = first.call.ids.uuid('bridge');
  const left = [first, second].flatMap(({ call }) => [
    ...leaveBridge(call, making === 'transfer' ? 'transferred' : 'rebridged', world),
    ...leaveConference(call, 'moved', world),
  ]);
  const roles = making === 'transfer' ? (['transferred', 'destination'] as const) : (['plain', 'plain'] as const);
  return [
    ...left,
    ...enter(first, { id, role: roles[0], peer: second.call.id }, world),
    ...enter(second, { id, role: roles[1], peer: first.call.id }, world),
  ];
}

/** The journal tells of a side when something begins to sound for it: a ringing tone, or the peer. */
function enter(side: BridgeSide, agreed: Pick<BridgeActivity, 'id' | 'role' | 'peer'>, world: World): Effect[] {
  const { call, hearsDigits, ringtone, after } = side;
  const activity: BridgeActivity = {
    kind: 'bridge',
    ...beginning(agreed.id, world),
    role: agreed.role,
    peer: agreed.peer,
    afterwards: side.afterwards ?? (call.dial?.parkAfterUnbridge ? 'parked' : 'hangup'),
    hearsDigits,
    ringtone,
    after,
    isAnnounced: false,
  };
  const recording = side.recording ? addWaiting(call, { ...side.recording, parent: agreed.id }) : [];
  if (ringtone !== undefined && call.state === 'active') return [...startActivity(call, activity, world), ...recording];
  return [...addWaiting(call, activity), ...recording];
}

/** Audio crosses from now on. */
function join(first: Call, second: Call, world: World): Effect[] {
  const legs = [first, second];
  const effects = legs.filter(({ state }) => state === 'ringing').flatMap((call) => answered(call, world));
  for (const call of legs) {
    const bridge = bridgeOf(call);
    if (!bridge) continue;
    bridge.state = 'running';
    call.unbridged = null;
    effects.push(
      ...(bridge.held
        ? startActivity(call, bridge, world)
        : [{ kind: 'beginActivity', at: call.address, activity: bridge } as const]),
      note(call, 'bridge.started', { id: bridge.id, peer: bridge.peer }),
      ...live(call, 'recording')
        .filter(({ parent }) => parent === bridge.id)
        .flatMap((recording) => startActivity(call, recording, world)),
    );
  }
  return [
    ...effects,
    ...legs.flatMap(heardAnew),
    ...noteNoGroundTruth(first, world),
    ...legs.flatMap((leg) => announceBridged(leg)),
  ];
}

/** Bridges the leg with the one that waits for it, if both may be by now. */
function bridgeWhenReady(call: Call, world: World): Effect[] {
  const waiting = bridgeOf(call);
  const peer = waiting && world.call(waiting.peer);
  if (!peer || bridgeOf(peer)?.id !== waiting.id) return [];
  const legs = waiting.role === 'transferred' ? ([call, peer] as const) : ([peer, call] as const);
  const [first, second] = legs;
  const isReady = second.state === 'active' && (first.state === 'active' || waiting.role !== 'plain');
  return isReady && bridgeOf(second)?.after === undefined ? join(first, second, world) : [];
}

/** `bridge_on_answer` of a dial. Where the linked leg cannot be bridged, the new one stays up and the journal says why. */
function linkAtAnswer(call: Call, world: World): Effect[] {
  const wish = call.dial?.bridgeOnAnswer;
  if (!wish) return [];
  const linked = world.call(wish.linkTo);
  if (linked?.state !== 'active') {
    return [note(call, 'bridge.failed', { peer: wish.linkTo, reason: linked?.state ?? 'unknown' })];
  }
  if (wish.preventDouble && bridgedTo(linked) !== null) {
    const reason = 'prevent_double_bridge';
    return [note(call, 'bridge.failed', { peer: linked.id, reason }), ...endCall(call, HANGUPS.doubleBridge, world)];
  }
  return bridge({ call: linked, hearsDigits: true }, { call, hearsDigits: true }, world);
}
