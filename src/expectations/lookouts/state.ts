import type { Entry } from '../../calls/entry.js';
import { isoMicros } from '../../platform/clock.js';
import type { Begin, JudgeContext, StateName } from '../context.js';
import type { Expectation } from '../judgement.js';
import { onMisses, type Lookout, type Seen } from '../seen.js';

/**
 * A call comes to a state. Where one of a party's is waited for, it is enough that it is in that state already: what was expected before may have
 * come later than the state did.
 */
export function stateLookout(expectation: Expectation, context: JudgeContext, begin: Begin): Lookout {
  const { state: wanted, cause, on, times } = expectation;
  let asks = begin.isWaitedFor && on !== undefined && times === undefined && cause === undefined;
  return {
    hears: {
      everyMs: Infinity,
      upTo: (micros) => {
        const isAsked = asks;
        asks = false;
        const ids = isAsked && wanted !== undefined ? context.callsOf(on ?? '') : [];
        return ids
          .filter((id) => wanted !== undefined && context.isIn(id, wanted))
          .map((id) => ({
            entry: { at: isoMicros(Math.floor(micros)), call_control_id: id },
            told: `state ${wanted} already`,
            misses: [],
          }));
      },
    },
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
