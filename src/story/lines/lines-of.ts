import type { EntryOf, EntryType } from '../../contract/entry-types.js';
import type { Line } from '../line.js';

/** How entries of a type are told; undefined for one that is not, as another entry tells of the same. */
export type LineOf<Type extends EntryType> = (entry: EntryOf<Type>) => Line | undefined;

/** How all entries are told whose types begin with one of the words. */
export type LinesOf<Word extends string> = {
  readonly [Type in Extract<EntryType, `${Word}.${string}`>]: LineOf<Type>;
};
