import type { Exchange } from '../shell/exchange.js';
import { StoppingError } from '../shell/exchange-deps.js';
import { SimulatorError } from './simulator-error.js';

/** Whatever changes something is refused (503) while the simulator stops; looking at things goes on. */
export function refuseWhileStopping(exchange: Exchange): void {
  if (exchange.isStopping) throw refusedByStopping();
}

/** The refusal (503) of what comes, or still waits, when the simulator stops. */
export const refusedByStopping = (): SimulatorError => new SimulatorError(503, new StoppingError().message);
