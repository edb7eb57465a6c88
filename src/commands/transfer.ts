import { bridgeLater } from '../calls/bridge.js';
import { live, type Call } from '../calls/call.js';
import { note } from '../calls/effect.js';
import { hearing } from './bridge.js';
import type { DialBody } from './check-dial.js';
import { checkTransfer, type TransferBody } from './check-transfer.js';
import { done, refused, type Command } from './command.js';
import { wantedRecording } from './record-options.js';
import { makeLeg, prepareLeg } from './new-leg.js';
import { addCalls, noRoomForCalls } from './room.js';

/** Dials somebody and bridges the leg with them when they answer. Where that fails the leg stays as it is. */
export const transfer: Command<'TransferCall'> = {
  operationId: 'TransferCall',
  name: 'transfer',
  target: 'call',
  legal: ['ringing', 'active'],
  withoutEffect: [
    'media_encryption',
    'privacy',
    'sip_auth_password',
    'sip_auth_username',
    'sip_region',
    'sip_transport_protocol',
    'sound_modifications',
  ],
  check: checkTransfer,
  run(call, body, world, asker) {
    // Observed: an inbound leg may be transferred before it is answered. Of a ringing outbound one nothing is said.
    if (call.state === 'ringing' && call.direction === 'outgoing') return refused('notAnswered');
    const tooMany = noRoomForCalls('transfer', 1, world);
    if (tooMany) return tooMany;
    const dialled = dialOf(call, body);
    const destination = makeLeg(dialled, dialled.to, call.sessionId, world, call);
    const effects = prepareLeg(destination, 'transfer', dialled, world);
    const full = addCalls('transfer', [destination], world);
    if (full) return full;
    const first = {
      call,
      afterwards: body.park_after_unbridge === 'self' ? ('parked' as const) : undefined,
      ...hearing(body.mute_dtmf, 'self'),
      // The new leg's network is heard ringing; nothing says which country's tone that is.
      ringtone: body.early_media === false ? undefined : ('us' as const),
      recording: wantedRecording(call, body, world, asker),
    };
    const after = live(destination, 'playback')[0]?.id;
    const second = { call: destination, ...hearing(body.mute_dtmf, 'opposite'), after };
    return done([
      note(destination, 'call.state', { from: null, to: destination.state }),
      ...effects,
      ...bridgeLater(first, second, 'transfer', world),
    ]);
  },
};

/** The dial that a transfer makes: of the same application and, unless it says otherwise, with the number that was called (documented). */
function dialOf(call: Call, body: TransferBody): DialBody & { readonly to: string } {
  return {
    ...body,
    client_state: body.target_leg_client_state ?? null,
    connection_id: call.connectionId,
    from: body.from || call.to,
    // It is about the leg that is transferred.
    park_after_unbridge: null,
  };
}
