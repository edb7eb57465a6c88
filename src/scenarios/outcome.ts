import type { Entry } from '../calls/entry.js';
import { callAudio } from '../control/calls.js';
import { microsOf } from '../expectations/moment.js';
import { readingsOf } from '../readings/readings.js';
import type { Cast } from './cast.js';
import type { CallResult, ScenarioResult } from './result.js';
import type { Stage } from './stage.js';

/** So much of a run is kept for its report. */
export interface Keeping {
  /** The journal and the readings also of runs that have passed; of others they are kept in any case. */
  readonly all: boolean;
  /** The sound of all calls. */
  readonly sound: boolean;
}

/** The calls of a scenario, oldest first, as its report has them. */
export async function callResults(
  { exchange, startMicros }: Stage,
  cast: Cast,
  keeps: { readonly readings: boolean; readonly sound: boolean },
): Promise<CallResult[]> {
  const results: CallResult[] = [];
  for (const call of exchange.calls()) {
    const { id, direction, from, to, answeredAt } = call;
    const hasSound = answeredAt !== null && exchange.leg(call) !== undefined;
    results.push({
      call_control_id: id,
      party: cast.ofCall(id)?.name ?? null,
      direction,
      from,
      to,
      readings: keeps.readings && hasSound ? readingsOf(exchange, call) : null,
      stereo: keeps.sound && hasSound ? await callAudio(exchange, id, 'stereo') : null,
      answered_at_ms: answeredAt === null ? null : (answeredAt - startMicros) / 1000,
    });
  }
  return results;
}

/** Faults that happened, with the number of times. */
export const faultResults = ({ exchange }: Stage): ScenarioResult['faults'] =>
  exchange.faults
    .list()
    .filter(({ times }) => times > 0)
    .map(({ name, times }) => ({ name, times }));

/** The entries of the journal from the start of the scenario on. */
export const entriesOf = ({ exchange, startMicros }: Stage): Entry[] =>
  exchange.journal.list({}, Infinity).filter((entry) => microsOf(entry) >= startMicros);
