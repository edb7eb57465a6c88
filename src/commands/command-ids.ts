import type { Addressed } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import { COMMAND_ID_WINDOW_MICROS } from '../calls/dial-memory.js';
import { note, type Effect } from '../calls/effect.js';
import { isWithin } from '../calls/moment.js';
import type { World } from '../calls/world.js';
import { LIMITS, limitReached } from '../limits.js';

/** A call or a conference, which knows the answers that its commands were given. */
type Commanded = Addressed & Pick<Call, 'commandIds'>;

/** The answer that the first command of that id was given. */
export function remembered(
  of: Commanded,
  commandId: string | undefined,
  world: World,
): Readonly<Record<string, unknown>> | undefined {
  const first = commandId === undefined ? undefined : of.commandIds.get(commandId);
  return first && isWithin(COMMAND_ID_WINDOW_MICROS, first.at, world.moment()) ? first.data : undefined;
}

/** The oldest is forgotten where there are too many, which the effects tell. */
export function remember(
  of: Commanded,
  commandId: string | undefined,
  data: Readonly<Record<string, unknown>>,
  world: World,
): Effect[] {
  if (commandId === undefined) return [];
  of.commandIds.delete(commandId);
  of.commandIds.set(commandId, { at: world.moment(), data });
  if (of.commandIds.size <= LIMITS['call.command_ids']) return [];
  const [oldest] = of.commandIds.keys();
  if (oldest !== undefined) of.commandIds.delete(oldest);
  return [note(of, 'limit.reached', limitReached('call.command_ids'))];
}
