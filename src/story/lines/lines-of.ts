import type { EntryOf, EntryType } from '../../contract/entry-types.js';
import type { Line } from '../line.js';

/** Tells entries of a type; undefined for one that is not told, as another entry tells of the same. */
export type LineOf<Type extends EntryType> = (entry: EntryOf<Type>) => Line | undefined;

/** Tells all entries whose types begin with one of the words. */
export type LinesOf<Word extends string> = {
  readonly [Type in Extract<EntryType, `${Word}.${string}`>]: LineOf<Type>;
};
