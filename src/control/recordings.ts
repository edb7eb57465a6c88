import type { Activity } from '../calls/activity.js';
import type { Addressed } from '../calls/address.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { FailedRecording, FailRecordingOptions } from './types.js';

/** A call or a conference that may be recorded, and the ids of it. */
interface Recorded extends Addressed {
  readonly activities: ReadonlyMap<string, Activity>;
  readonly ids: Pick<FailedRecording, 'call_control_id' | 'conference_id'>;
}

function* recorded(exchange: Exchange): Generator<Recorded> {
  for (const { address, activities, id } of exchange.calls())
    yield { address, activities, ids: { call_control_id: id } };
  for (const { address, activities, id, creator } of exchange.conferences())
    yield { address, activities, ids: { call_control_id: creator.id, conference_id: id } };
}

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
  for (const of of recorded(exchange)) {
    const recording = of.activities.get(id);
    if (recording?.kind !== 'recording') continue;
    const { outcome, held } = recording;
    if (held) throw new SimulatorError(409, `The recording ${id} has not begun.`);
    if (outcome === 'failed') throw new SimulatorError(409, `The recording ${id} has failed already.`);
    if (outcome === 'saved') throw new SimulatorError(409, `The recording ${id} has been saved.`);
    exchange.report(of, { kind: 'recordingFailed', id, reason });
    return { id, ...of.ids, reason };
  }
  throw new SimulatorError(404, [{ detail: `There is no recording ${id}.`, parameter: 'id' }]);
}
