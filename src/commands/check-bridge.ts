import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkRecording } from './record-options.js';
import { checkPark } from './check-leg.js';

export type BridgeBody = Body<'BridgeCall'>;

/** All that can be said against a bridge beyond the schema and without knowing the legs. */
export function checkBridge(body: BridgeBody): readonly Refusal[] {
  return [...checkPartner(body), ...checkRecording(body), ...checkPark(body.park_after_unbridge)];
}

/** Documented: the three ways to say whom to bridge with exclude each other. The document requires the first in any case, its texts do not. */
function checkPartner(body: BridgeBody): Refusal[] {
  if (body.video_room_id) {
    const detail = 'telnyx-sim does not simulate video_room_id: there are no video rooms.';
    return [{ error: 'notSimulated', detail, pointer: '/video_room_id' }];
  }
  if (body.call_control_id && body.queue) {
    const detail = "The 'queue' parameter can't be used together with the 'call_control_id' parameter.";
    return [{ error: 'unprocessable', detail, pointer: '/queue' }];
  }
  if (body.call_control_id || body.queue) return [];
  const detail = "The 'call_control_id' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/call_control_id' }];
}
