import type { EntryType, FieldsOf } from '../contract/entry-types.js';

/** The types of entries that tell of a stream, or of a conversation relay. */
export type StreamEntryType = Extract<
  EntryType,
  `stream.${string}` | `relay.${string}` | 'clock.client_asynchronous' | 'limit.reached'
>;

/** Journals what happens to the stream or relay that it belongs to, whose id is put with it. */
export type RecordOfStream = <Type extends StreamEntryType>(
  type: Type,
  fields: Omit<FieldsOf<Type>, 'stream_id' | 'relay_id'>,
) => void;
