import { readingsOf } from '../readings/readings.js';
import type { Exchange } from '../shell/exchange.js';
import { knownCall } from './calls.js';
import type { CallReadingsView, ReadingsFilter } from './types.js';

/** The readings of a call so far. Throws a SimulatorError (404) for an unknown id. */
export function callReadings(
  exchange: Exchange,
  callControlId: string,
  { after_ms: afterMs }: ReadingsFilter,
): CallReadingsView {
  const { readings, ...rest } = readingsOf(exchange, knownCall(exchange, callControlId), afterMs);
  // The document's lists may be changed by whoever gets them.
  return {
    ...rest,
    readings: readings.map((one) => ({
      ...one,
      samples: one.samples.map((sample) => ({ ...sample, evidence: [...sample.evidence] })),
    })),
  };
}
