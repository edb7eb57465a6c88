import type { CallView } from '../control/types.js';
import { shortId } from '../story/words.js';
import type { ControlClient } from './client.js';
import { CommandError, EXIT_REFUSED, EXIT_UNUSABLE } from './exits.js';

/** A call may be named by so many of its last characters, or more. */
const SHORT_ID_CHARS = 6;

/** The most that one list has. */
const MOST_LISTED = 1_000;

/** Calls that an error names. */
const NAMED = 5;

/** `k3x9Qa (incoming, active, +15550100001 to +15550100002)` */
export const callWords = ({ call_control_id: id, direction, state, from, to }: CallView): string =>
  `${shortId(id)} (${direction}, ${state}, ${from} to ${to})`;

/**
 * The call that is named by the last characters of its id, or, where nothing names it, the only one that `fits`, of which `what` says
 * what is wanted. Rejects with a CommandError where there is none, or more than one.
 */
export async function whichCall(
  client: ControlClient,
  ending: string | undefined,
  what: string,
  fits: (call: CallView) => boolean,
): Promise<string> {
  if (ending?.startsWith('v3:')) return ending;
  if (ending !== undefined && ending.length < SHORT_ID_CHARS)
    throw new CommandError(
      EXIT_UNUSABLE,
      `ID: expected ${SHORT_ID_CHARS} or more of the last characters of a call's id, got ${JSON.stringify(ending)}`,
    );
  const { data: known } = await client.get<{ data: CallView[] }>('/calls', { limit: MOST_LISTED });
  const meant = known.filter((call) => (ending === undefined ? fits(call) : call.call_control_id.endsWith(ending)));
  const [only, ...others] = meant;
  if (only !== undefined && others.length === 0) return only.call_control_id;
  if (only !== undefined)
    throw new CommandError(
      EXIT_UNUSABLE,
      `ID: expected one of ${listed(meant)}, got ${ending === undefined ? 'none' : JSON.stringify(ending)}`,
    );
  throw new CommandError(
    EXIT_REFUSED,
    ending === undefined
      ? `expected ${what}, got ${known.length === 0 ? 'no call at all' : listed(known)}`
      : `ID: expected the end of a call's id, got ${JSON.stringify(ending)}; there ${known.length === 0 ? 'is no call' : `are ${listed(known)}`}`,
  );
}

function listed(calls: readonly CallView[]): string {
  const more = calls.length > NAMED ? ` and ${calls.length - NAMED} more` : '';
  return `${calls.slice(0, NAMED).map(callWords).join(', ')}${more}`;
}
