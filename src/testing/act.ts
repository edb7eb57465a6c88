import type { Entry } from '../calls/entry.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { Act } from '../control/types.js';
import { entryInWorld } from '../control/world-wait.js';
import { LIMITS } from '../limits.js';
import type { Exchange } from '../shell/exchange.js';

/** The end of an act of the far end. */
export interface ActEnd {
  /** Its id, as in the journal. */
  readonly act_id: string;
  /** False where it was cut short, as by a hang-up, or came too late to begin. */
  readonly completed: boolean;
}

/**
 * Waits in world time for the end of an act that takes time. Rejects as `act` does, as the wait does, and with a SimulatorError (409) where it could not be
 * done.
 */
export async function actToItsEnd(exchange: Exchange, callControlId: string, act: () => Promise<Act>): Promise<ActEnd> {
  const place = exchange.journal.places.next;
  const { act_id: actId, act: name } = await act();
  const wait = { ms: LIMITS['clock.advance_ms'], what: `test ${name}`, callControlId, place };
  const end = await entryInWorld(exchange, wait, (entry) => endOf(entry, actId));
  return end ?? { act_id: actId, completed: false };
}

/** Undefined for an entry that does not end the act. Throws a SimulatorError (409) for the one that says that it could not be done. */
function endOf(entry: Entry, actId: string): ActEnd | undefined {
  if (entry['act_id'] !== actId) return undefined;
  if (entry.type === 'party.act.ended') return { act_id: actId, completed: entry.completed };
  if (entry.type === 'party.act.dropped') return { act_id: actId, completed: false };
  if (entry.type !== 'party.act.failed') return undefined;
  throw new SimulatorError(409, `The far end could not do that (${entry.act}): ${entry.error}`);
}
