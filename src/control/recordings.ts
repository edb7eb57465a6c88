import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { FailedRecording, FailRecordingOptions } from './types.js';

/**
 * Lets a recording fail that has not been saved yet. Throws a SimulatorError: 404 for an unknown id, 409 where its file is there, or where it
 * has failed or not begun, 503 while the simulator stops.
 */
export function failRecording(
  exchange: Exchange,
  id: string,
  { reason = 'Internal server error' }: FailRecordingOptions,
): FailedRecording {
  refuseWhileStopping(exchange);
  for (const call of exchange.calls()) {
    const recording = call.activities.get(id);
    if (recording?.kind !== 'recording') continue;
    const { outcome, held } = recording;
    if (held) throw new SimulatorError(409, `The recording ${id} has not begun.`);
    if (outcome === 'failed') throw new SimulatorError(409, `The recording ${id} has failed already.`);
    if (outcome === 'saved') throw new SimulatorError(409, `The recording ${id} has been saved.`);
    exchange.report(call, { kind: 'recordingFailed', id, reason });
    return { id, call_control_id: call.id, reason };
  }
  throw new SimulatorError(404, [{ detail: `There is no recording ${id}.`, parameter: 'id' }]);
}
