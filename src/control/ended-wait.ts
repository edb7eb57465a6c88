import type { WaitResult } from '../calls/journal.js';
import { SimulatorError } from './simulator-error.js';
import { refusedByStopping } from './stopping.js';

/** The error of whoever waits for an entry that is not to come: 409 after a reset or the end of the world, 503 when too many wait or the simulator stops. */
export function endedWait(kind: Exclude<WaitResult['kind'], 'entry' | 'elapsed'>): SimulatorError {
  switch (kind) {
    case 'reset':
      return new SimulatorError(409, 'The simulator was reset while the wait was open.');
    case 'ended':
      return new SimulatorError(409, 'The world was ended while the wait was open.');
    case 'stopping':
      return refusedByStopping();
    case 'full':
      return new SimulatorError(503, 'Too many waits are open.');
  }
}
