import { ACTIVITY_KINDS } from '../../src/activities/index.js';
import type { Call } from '../../src/calls/call.js';
import { Known } from '../../src/shell/known.js';
import { ALONE } from '../../src/shell/world-shares.js';

/** These calls are all that there is. */
export function knownWith(calls: readonly Call[]): Known {
  const known = new Known({
    record: () => undefined,
    kinds: ACTIVITY_KINDS,
    limits: {},
    shares: ALONE,
    forgotten: { call: () => undefined, conference: () => undefined },
  });
  for (const call of calls) known.calls.add(call);
  return known;
}
