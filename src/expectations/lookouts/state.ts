import type { Entry } from '../../calls/entry.js';
import type { JudgeContext, StateName } from '../context.js';
import type { Expectation } from '../judgement.js';
import { onMisses, type Lookout, type Seen } from '../seen.js';

/** A call comes to a state. */
export function stateLookout(expectation: Expectation, context: JudgeContext): Lookout {
  const { state: wanted, cause } = expectation;
  return {
    take: (entry) => {
      const state = stateIn(entry);
      if (state === undefined) return [];
      const told = `state ${state}`;
      if (state !== wanted) return [{ entry, told, misses: ['another state'], isFar: true }];
      const came = entry.type === 'call.state' ? entry.cause : undefined;
      const misses = [
        ...(cause === undefined || came === cause ? [] : [`expected cause ${cause}, came ${came ?? 'none'}`]),
        ...onMisses(expectation, entry, context),
      ];
      return [{ entry, told: `${told}${came === undefined ? '' : ` (${came})`}`, misses } satisfies Seen];
    },
  };
}

/** The state that a call comes to with an entry. */
function stateIn(entry: Entry): StateName | undefined {
  if (entry.type === 'call.state') return entry.to === 'dialing' ? undefined : entry.to;
  if (entry.type === 'bridge.started') return 'bridged';
  if (entry.type === 'queue.entered') return 'queued';
  if (entry.type === 'party.act.ended') return entry.act === 'hold' && entry.completed ? 'held' : undefined;
  return entry.type === 'activity.started' && entry.kind === 'conference' ? 'in_conference' : undefined;
}
