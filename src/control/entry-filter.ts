import { ownersIn, type IdField } from '../calls/address.js';
import type { EntryFilter, FieldMatch } from '../calls/entry.js';
import { LIMITS, type LimitName } from '../limits.js';
import { SimulatorError } from './simulator-error.js';
import type { EventFilter } from './types.js';

export type Matching = Pick<EventFilter, 'after' | 'type' | 'match' | 'host' | IdField>;

/**
 * The journal's own form of a filter. `type` is a list separated by commas, `match` one or several of `field:value`. Throws a
 * SimulatorError (422) where a list is too long, and for a `match` without a colon.
 */
export function entryFilter(filter: Matching): EntryFilter {
  const { after, type, match = [], host } = filter;
  const types = type?.split(',').map((name) => name.trim());
  refuseMore('type', 'events.types', types?.length ?? 0);
  const wanted = typeof match === 'string' ? [match] : match;
  refuseMore('match', 'events.matches', wanted.length);
  const fields = wanted.length === 0 ? undefined : wanted.map(fieldMatch);
  return { after, types, owners: ownersIn(filter), fields, worldOnly: host === false };
}

function refuseMore(parameter: 'type' | 'match', limit: LimitName, count: number): void {
  if (count <= LIMITS[limit]) return;
  throw new SimulatorError(422, [
    { detail: `expected at most ${LIMITS[limit]} (${limit}), came ${count}.`, parameter },
  ]);
}

/** `to:ended`, `payload.state:parked`: all behind the first colon is the value. */
function fieldMatch(text: string): FieldMatch {
  const colon = text.indexOf(':');
  if (colon > 0) return { path: text.slice(0, colon).split('.'), value: text.slice(colon + 1) };
  const detail = `expected field:value, such as to:ended, came ${JSON.stringify(text.slice(0, 60))}.`;
  throw new SimulatorError(422, [{ detail, parameter: 'match' }]);
}

/** The filter in words: `of type call.state with to:ended`. */
export function wanted(filter: Matching): string {
  const { type, match = [], after } = filter;
  const fields = typeof match === 'string' ? [match] : match;
  const parts = [
    type === undefined ? 'at all' : `of type ${type}`,
    fields.length === 0 ? '' : `with ${fields.join(' and ')}`,
    ...ownersIn(filter).map(([, id]) => `for ${id}`),
    after === undefined ? '' : `after ${after}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
