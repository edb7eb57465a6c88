import type { EntryOf, EntryType } from '../contract/entry-types.js';
import type { IdField } from './address.js';
import { isOfHost } from './told-limits.js';

/** One thing that happened. Its `type` tells which fields it has; those of other types are unknown. */
export type Entry = EntryOf<EntryType> & { readonly [field: string]: unknown };

/** A field, by the names on the way to it, with its value as text. */
export interface FieldMatch {
  readonly path: readonly string[];
  readonly value: string;
}

export interface EntryFilter {
  /** Only entries with a greater `seq`, and those without one that stand behind such an entry. */
  readonly after?: number | undefined;
  /** Types to match; one that ends in `*` matches a prefix. Absent: all. */
  readonly types?: readonly string[] | undefined;
  /** The fields with which an entry names its entity, and the ids wanted in them. Absent: any. */
  readonly owners?: readonly (readonly [IdField, string])[] | undefined;
  /** Fields that an entry must have. Absent: any. */
  readonly fields?: readonly FieldMatch[] | undefined;
  /** Only entries with a `seq`; see `worldFacts`. */
  readonly worldOnly?: boolean | undefined;
}

/**
 * Other worlds come and go as the processes do that share the simulator; how fast a stream's client answers is the machine's, and what is
 * found may depend on it.
 */
const HOST_TYPES: ReadonlySet<string> = new Set<EntryType>([
  'finding',
  'world.opened',
  'world.ended',
  'clock.client_asynchronous',
  'stream.lockstep_lost',
  'fork.refused',
  'webhook.answer',
]);

/** The entry is one that only the machine causes: the same script may have it in one run and not in the next. */
export const isHostEntry = (type: string, fields: Readonly<Record<string, unknown>>): boolean =>
  HOST_TYPES.has(type) || (type === 'limit.reached' && isOfHost(fields['what']));

/** The entry without what depends on the machine: the same script on the same seed has the same facts. */
export function worldFacts(entry: Entry): Entry {
  const { host, ...facts } = entry;
  return host === undefined ? entry : facts;
}

/** The entry is of the wanted types, entity and kind. Its place in the journal is another question. */
export function matches(entry: Entry, filter: EntryFilter): boolean {
  if (filter.worldOnly === true && entry.seq === undefined) return false;
  if (filter.owners?.some((owner) => !isOwnedBy(entry, owner))) return false;
  if (filter.fields?.some((field) => !hasField(entry, field))) return false;
  return filter.types === undefined || filter.types.some((type) => matchesType(entry.type, type));
}

/** The entry names its entity with that id. */
export const isOwnedBy = (entry: Entry, [field, id]: readonly [IdField, string]): boolean => entry[field] === id;

/** The entry has that field, with that value: a number, a boolean or null is compared as it is written. */
export function hasField(entry: Entry, { path, value }: FieldMatch): boolean {
  let found: unknown = entry;
  for (const name of path) {
    if (typeof found !== 'object' || found === null) return false;
    // Only what JSON shows: a list has a length of its own, too.
    if (!Object.prototype.propertyIsEnumerable.call(found, name)) return false;
    found = Reflect.get(found, name);
  }
  return found === null || ['string', 'number', 'boolean'].includes(typeof found) ? String(found) === value : false;
}

/** A wanted type that ends in `*` matches all that begin so. */
export const matchesType = (type: string, wanted: string): boolean =>
  wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
