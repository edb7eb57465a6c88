import { callAddress } from './address.js';
import type { BridgeActivity } from '../activities/bridge/kind.js';
import { live, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { World } from './world.js';

/** The bridge that a leg is in, or that it waits for. */
export const bridgeOf = (call: Call): BridgeActivity | undefined => live(call, 'bridge')[0];

/** The leg that this one is bridged with, by its id; null where there is none. */
export function bridgedTo(call: Call): string | null {
  const bridge = bridgeOf(call);
  return bridge?.state === 'running' ? bridge.peer : null;
}

/** Telnyx tells of a transfer's bridge when the new leg rings (documented order, and observed); a switch has it at the answer. */
export function bridgedAtRinging(call: Call, world: World): Effect[] {
  const waiting = bridgeOf(call);
  const peer = waiting && world.call(waiting.peer);
  if (waiting?.role !== 'destination' || !peer || world.switches.transfer_bridged_at !== 'ringing') return [];
  return [peer, call].flatMap((leg) => announceBridged(leg));
}

/** `call.bridged` of one leg, once for each bridge. */
export function announceBridged(call: Call): Effect[] {
  const bridge = bridgeOf(call);
  if (!bridge || bridge.isAnnounced) return [];
  bridge.isAnnounced = true;
  return [webhook(call, { type: 'call.bridged' })];
}

/** The leg goes: what the journal says of its bridge, and what its peer is told. Ask before the bridge is marked as ended. */
export function partings(
  call: Call,
  reason: 'hangup' | 'rebridged' | 'transferred' | 'enqueued' | 'conference',
): Effect[] {
  const bridge = bridgeOf(call);
  if (!bridge) return [];
  const { id, peer } = bridge;
  return [
    ...(bridge.state === 'running' ? [note(call, 'bridge.ended', { id, peer, reason })] : []),
    { kind: 'tell', at: callAddress(peer), input: { kind: 'peerLeft', id } },
  ];
}
