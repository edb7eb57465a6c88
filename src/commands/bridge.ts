import { bridge as bridgeLegs, bridgeLater, type BridgeSide } from '../calls/bridge.js';
import { bridgedTo } from '../calls/bridge-state.js';
import type { Call } from '../calls/call.js';
import { supervisionOf } from '../calls/supervision-state.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { isRingtone, type Ringtone } from '../media/ringback.js';
import { checkBridge, type BridgeBody } from './check-bridge.js';
import { NO_COMMANDS } from './check-supervision.js';
import { nextIn, takeOut, toCallAgain } from './next-in-queue.js';
import { done, type Asker, type Command } from './command.js';
import { wantedRecording } from './record-options.js';

/** Lets the parties of two legs talk. Both legs are looked at before either changes. */
export const bridge: Command<'BridgeCall'> = {
  operationId: 'BridgeCall',
  name: 'bridge',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['video_room_context'],
  check: checkBridge,
  run(call, body, world, asker) {
    const next = body.queue ? nextIn(body.queue, call, world) : undefined;
    if (next && 'error' in next) return { kind: 'refused', refusal: next };
    const id = next?.place.id ?? body.call_control_id ?? '';
    const other = partner(call, id, body, world);
    if ('error' in other) return { kind: 'refused', refusal: other, notes: next ? takeOut(next, world) : [] };
    const { first, second } = sides(call, other, body, world, asker);
    if (other.state === 'active') return done(bridgeLegs(first, second, world));
    return done(bridgeLater(first, second, 'bridge', world));
  },
};

/** The leg to bridge with, or what can be said against it. */
function partner(call: Call, id: string, body: BridgeBody, world: World): Call | Refusal {
  const pointer = body.queue ? '/queue' : '/call_control_id';
  const kept = world.queues.find(id)?.place;
  if (kept && kept.endedAt !== null) return { ...toCallAgain(kept), pointer };
  const other = world.call(id);
  if (!other) return { error: 'unknownCall', pointer };
  if (other === call) return withItself(world);
  if (other.state === 'ended') return { error: 'callEnded', pointer };
  if (other.state !== 'active' && !mayRing(body, world)) return { error: 'notAnswered', pointer };
  if (supervisionOf(other)) return { error: 'unprocessable', detail: NO_COMMANDS, pointer };
  const taken = bridgedTo(other);
  if (body.prevent_double_bridge && taken !== null && taken !== call.id) {
    const detail = `The call is bridged with ${taken} already, and prevent_double_bridge is set.`;
    return { error: 'unprocessable', detail, pointer };
  }
  return other;
}

function withItself({ switches }: World): Refusal {
  const pointer = '/call_control_id';
  if (switches.bridge_with_itself === 'invalid_call') return { error: 'unknownCall', pointer };
  return { error: 'unprocessable', detail: 'A call cannot be bridged with itself.', pointer };
}

/** Observed: a leg that rings is refused. Documented: `play_ringtone` is for a leg that has not been answered yet. */
function mayRing(body: BridgeBody, { switches }: World): boolean {
  if (switches.bridge_with_ringing === 'with_ringtone') return body.play_ringtone === true;
  return switches.bridge_with_ringing === 'accept';
}

function sides(
  call: Call,
  other: Call,
  body: BridgeBody,
  world: World,
  asker: Asker,
): { readonly first: BridgeSide; readonly second: BridgeSide } {
  return {
    first: {
      call,
      afterwards: afterwards(body),
      ...hearing(body.mute_dtmf, 'self'),
      ringtone: body.play_ringtone ? ringtone(body.ringtone) : undefined,
      recording: wantedRecording(call, body, world, asker),
    },
    // Observed: the leg that the command is for is the only one that is parked.
    second: { call: other, ...hearing(body.mute_dtmf, 'opposite') },
  };
}

/** Parking goes before holding: `hold_after_unbridge` is documented as something else than a hang-up. */
function afterwards(body: BridgeBody): BridgeSide['afterwards'] {
  if (body.park_after_unbridge === 'self') return 'parked';
  return body.hold_after_unbridge ? 'held' : undefined;
}

/** `mute_dtmf` names the leg whose party does not hear the digits of the other one. */
export function hearing(muted: BridgeBody['mute_dtmf'], leg: 'self' | 'opposite'): Pick<BridgeSide, 'hearsDigits'> {
  return { hearsDigits: muted !== 'both' && muted !== leg };
}

const ringtone = (name: string | null | undefined): Ringtone => (isRingtone(name) ? name : 'us');
