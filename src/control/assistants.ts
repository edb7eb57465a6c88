import type { AssistantScript } from '../calls/assistants.js';
import { limitReached, LIMITS } from '../limits.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { AssistantView } from './types.js';

/** The assistants that have a script. */
export const listAssistants = (exchange: Exchange): AssistantView[] => exchange.account.assistants.list().map(viewOf);

/** The script of an assistant. Throws a SimulatorError: 404 where it has none. */
export function getAssistant(exchange: Exchange, id: string): AssistantView {
  const script = exchange.account.assistants.get(id);
  if (!script) throw unknown(id);
  return viewOf([id, script]);
}

/**
 * Keeps the script of an assistant, in place of the one that it has; the world owns it from now on. Throws a SimulatorError: 409 where a
 * limit is against it, 503 while the simulator stops.
 */
export function putAssistant(exchange: Exchange, id: string, script: AssistantScript): AssistantView {
  refuseWhileStopping(exchange);
  const limit = exchange.account.assistants.put(id, script);
  if (limit === undefined) return viewOf([id, script]);
  exchange.journal.record('limit.reached', limitReached(limit, { assistant_id: id }));
  const most = `${LIMITS[limit]} ${limit === 'assistants' ? 'scripts' : 'bytes of scripts'}`;
  throw new SimulatorError(409, `At most ${most} are kept for assistants (${limit}); delete some first.`);
}

/** Forgets the script of an assistant. Throws a SimulatorError: 404 where it has none, 503 while the simulator stops. */
export function deleteAssistant(exchange: Exchange, id: string): AssistantView {
  refuseWhileStopping(exchange);
  const assistant = getAssistant(exchange, id);
  exchange.account.assistants.remove(id);
  return assistant;
}

const viewOf = ([id, { says, result, insights }]: readonly [string, AssistantScript]): AssistantView => ({
  id,
  ...(says && { says: [...says] }),
  ...(result && { result }),
  ...(insights && { insights: [...insights] }),
});

const unknown = (id: string): SimulatorError =>
  new SimulatorError(404, [
    { detail: `expected the id of an assistant that has a script, came ${id}`, parameter: 'id' },
  ]);
