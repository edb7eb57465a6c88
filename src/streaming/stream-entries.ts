import type { EntryType, FieldsOf } from '../contract/entry-types.js';

/** The types of entries that tell of a stream. */
export type StreamEntryType = Extract<EntryType, `stream.${string}` | 'clock.client_asynchronous' | 'limit.reached'>;

/** Journals what happens to the stream that it belongs to, whose id is put with it. */
export type RecordOfStream = <Type extends StreamEntryType>(
  type: Type,
  fields: Omit<FieldsOf<Type>, 'stream_id'>,
) => void;
