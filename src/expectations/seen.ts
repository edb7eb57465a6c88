import type { Entry } from '../calls/entry.js';
import type { JudgeContext } from './context.js';
import { missWords, propertyMisses, type Miss } from './matcher.js';
import type { Expectation } from './judgement.js';

/** The instant at which something came, its call, and the entry that tells of it, if there is one. */
export type SeenAt = Pick<Entry, 'at' | 'seq' | 'call_control_id'>;

/** Something that came, as an expectation sees it. */
export interface Seen {
  /** The entry that tells of it, or something like one. */
  readonly entry: SeenAt;
  /** In words: `speak`. */
  readonly told: string;
  /** It came so often at once (1). */
  readonly count?: number | undefined;
  /** The conditions that it does not meet, in words; none for what was expected. */
  readonly misses: readonly string[];
  /** It is of another name, of which nothing similar was expected. */
  readonly isFar?: boolean;
}

/** Looks for one kind of thing in the journal. */
export interface Lookout {
  /** The things of the kind that have come with this entry: mostly one, or none. */
  take(entry: Entry): readonly Seen[];
  /** Things that no entry tells of, up to an instant. They are asked for every so many milliseconds. */
  readonly hears?: { readonly everyMs: number; upTo(micros: number): readonly Seen[] };
  /** Things that could still change, as they are when there is no more time, at that instant. */
  settle?(micros: number): readonly Seen[];
  /** The reason for which it cannot be said up to an instant what has come, in words. */
  unknown?(micros: number): string | undefined;
}

/** The ids of calls in a value: in the fields where commands and webhooks have them. */
function hasId(value: unknown, ids: readonly string[]): boolean {
  if (typeof value === 'string') return ids.includes(value);
  return typeof value === 'object' && value !== null && Object.values(value).some((field) => hasId(field, ids));
}

/** The objection where an entry is not about the party's call; `more` may name calls too. */
export function onMisses({ on }: Expectation, entry: Entry, context: JudgeContext, more?: unknown): string[] {
  if (on === undefined) return [];
  const ids = context.callsOf(on);
  if (hasId(entry.call_control_id, ids) || hasId(more, ids)) return [];
  const { call_control_id: id } = entry;
  return [`expected on ${context.nameOf(on)}, came ${id === undefined ? 'on no call' : `on ${context.nameOf(id)}`}`];
}

export const withMisses = ({ with: properties }: Expectation, value: unknown): string[] =>
  properties === undefined ? [] : propertyMisses(properties, value).map((miss: Miss) => missWords(miss));

/** The name is the expected one, or begins as `expected` does where that ends in an asterisk. */
export const isNamed = (name: string, expected: string): boolean =>
  expected.endsWith('*') ? name.startsWith(expected.slice(0, -1)) : name === expected;
