import { faultObjections } from '../faults/check.js';
import type { Fault, FaultView } from '../faults/fault.js';
import { limitReached, LIMITS } from '../limits.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';

/** The faults of a world, ended ones included. */
export const listFaults = (exchange: Exchange): FaultView[] => exchange.faults.list();

/**
 * Has things go wrong from now on: all of these, or none. Throws a SimulatorError: 422 for what does not go together, 409 where a limit is against it,
 * 503 while the simulator stops.
 */
export function addFaults(exchange: Exchange, given: Fault | readonly Fault[]): FaultView[] {
  refuseWhileStopping(exchange);
  const isList = Array.isArray(given);
  const faults = [given].flat();
  const objections = faults.flatMap((fault, index) =>
    faultObjections(fault).map(({ at, expected, came }) => ({
      detail: `expected ${expected}, came ${came}`,
      pointer: `/${[...(isList ? [String(index)] : []), ...at].join('/')}`,
    })),
  );
  if (objections.length > 0) throw new SimulatorError(422, objections.slice(0, LIMITS['request.faults']));
  if (faults.length > exchange.faults.room) {
    exchange.journal.record('limit.reached', limitReached('faults'));
    throw new SimulatorError(409, `At most ${LIMITS.faults} faults are at work (faults); end some first.`);
  }
  return faults.map((fault) => exchange.faults.add(fault));
}

/** Ends one fault. Throws a SimulatorError: 404 where none of that id is at work, 503 while the simulator stops. */
export function endFault(exchange: Exchange, id: string): FaultView {
  refuseWhileStopping(exchange);
  const ended = exchange.faults.remove(id);
  if (ended) return ended;
  throw new SimulatorError(404, [
    { detail: `expected the id of a fault that is at work, came ${id}`, parameter: 'id' },
  ]);
}

/** Ends all faults, and tells which. Throws a SimulatorError: 503 while the simulator stops. */
export function clearFaults(exchange: Exchange): FaultView[] {
  refuseWhileStopping(exchange);
  return exchange.faults.clear();
}
