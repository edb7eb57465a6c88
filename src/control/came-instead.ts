import { isOwnedBy, hasField, matches, matchesType, type Entry, type EntryFilter } from '../calls/entry.js';
import type { Journal } from '../calls/journal.js';
import { LIMITS } from '../limits.js';
import { nearest } from '../platform/nearest.js';
import type { WaitMeta } from './types.js';

/** So many types are told of what came. */
const TYPES_SEEN = 5;

/**
 * The help for whoever waited in vain: the types of the last entries that might have counted but for their type and fields, oldest first, and the
 * entry that is nearest to what was wanted. It looks at the newest entries only (`events.looked_back`).
 */
export function cameInstead(
  journal: Journal,
  filter: EntryFilter,
  lookedBack = LIMITS['events.looked_back'],
): WaitMeta {
  const { after, owners, worldOnly } = filter;
  const newest = journal.list({}, lookedBack, 'desc');
  const candidates = new Set(journal.list({ after }, lookedBack, 'desc'));
  const seen = newest.filter((entry) => candidates.has(entry) && matches(entry, { owners, worldOnly }));
  const types = seen.slice(0, TYPES_SEEN).map(({ type }) => type);
  return { seen: types.reverse(), nearest: shortened(nearestOf(newest, candidates, filter)) };
}

/** The newest of the entries that lack least: another value in a field, another call, a type of a similar name, or that are too old. */
function nearestOf(newest: readonly Entry[], inTime: ReadonlySet<Entry>, filter: EntryFilter): Entry | undefined {
  const similar = similarTypes(newest, filter.types);
  let best: Entry | undefined;
  let least = Infinity;
  for (const entry of newest) {
    const lacks = typeLacks(entry, filter.types, similar) + (inTime.has(entry) ? 0 : 1) + fieldLacks(entry, filter);
    if (lacks < least) [best, least] = [entry, lacks];
  }
  return best;
}

/** An entry of quite another type is not near, whatever else it has. */
function typeLacks({ type }: Entry, types: EntryFilter['types'], similar: ReadonlySet<string>): number {
  if (types === undefined || types.some((wanted) => matchesType(type, wanted))) return 0;
  return similar.has(type) ? 1 : Infinity;
}

function fieldLacks(entry: Entry, { owners = [], fields = [], worldOnly }: EntryFilter): number {
  const others = owners.filter((owner) => !isOwnedBy(entry, owner)).length;
  const unlike = fields.filter((field) => !hasField(entry, field)).length;
  return others + unlike + (worldOnly === true && entry.seq === undefined ? 1 : 0);
}

/** The types that the wanted ones may have been meant to be. */
function similarTypes(entries: readonly Entry[], types: EntryFilter['types'] = []): ReadonlySet<string> {
  const present = [...new Set(entries.map(({ type }) => type as string))];
  return new Set(types.flatMap((type) => nearest(type, present) ?? []));
}

/** An entry as long as a webhook's payload helps nobody: of it there is the head. */
function shortened(entry: Entry | undefined): WaitMeta['nearest'] {
  if (!entry) return null;
  if (JSON.stringify(entry).length <= LIMITS['events.nearest_chars']) return entry;
  const { seq, at, type, call_control_id: id } = entry;
  return { ...(seq === undefined ? {} : { seq }), at, type, ...(id === undefined ? {} : { call_control_id: id }) };
}
