import type { Address, Addressed } from '../../src/calls/address.js';
import type { Effect } from '../../src/calls/effect.js';
import type { RecordEntry } from '../../src/calls/journal.js';
import { unchecked } from './entry-check.js';

type RecordAny = (type: string, fields: Readonly<Record<string, unknown>>, at?: Address) => void;

/** Journals an entry of a type that there is not, or that lacks fields: for tests of the journal itself, which knows no types. */
export const recordAny = ({ record }: { readonly record: RecordEntry }, ...entry: Parameters<RecordAny>): void =>
  unchecked(() => (record as RecordAny)(...entry));

/** The effect that journals an entry of a type that there is not. */
export const noteAny = ({ address: at }: Addressed, type: string): Effect =>
  ({ kind: 'journal', at, type, fields: {} }) as unknown as Effect;
