import type { Entry } from '../calls/entry.js';
import type { EntryType } from '../contract/entry-types.js';
import type { Line, PlacedLine } from './line.js';
import { APP_LINES } from './lines/app.js';
import { ATTACK_LINES } from './lines/attack.js';
import { CALL_LINES } from './lines/call.js';
import { CONFERENCE_LINES } from './lines/conferences.js';
import type { LineOf } from './lines/lines-of.js';
import { FAULT_LINES } from './lines/faults.js';
import { MEDIA_LINES } from './lines/media.js';
import { QUEUE_LINES } from './lines/queues.js';
import { RECORDING_LINES } from './lines/recordings.js';
import { SIMULATOR_LINES } from './lines/simulator.js';
import { WEBHOOK_LINES } from './lines/webhooks.js';

/** The compiler asks here for a type of entry that nobody tells of. */
const LINES: { readonly [Type in EntryType]: LineOf<Type> } = {
  ...CALL_LINES,
  ...CONFERENCE_LINES,
  ...APP_LINES,
  ...WEBHOOK_LINES,
  ...FAULT_LINES,
  ...ATTACK_LINES,
  ...MEDIA_LINES,
  ...QUEUE_LINES,
  ...RECORDING_LINES,
  ...SIMULATOR_LINES,
};

/** All types of journal entries. */
export const ENTRY_TYPES = Object.keys(LINES) as readonly EntryType[];

/**
 * A journal entry as a line for people; undefined where another entry tells of the same thing, and for a type that is not known here, as
 * the journal may be that of another version.
 */
export function lineOf(entry: Entry): PlacedLine | undefined {
  const { at, type, seq, call_control_id: callControlId } = entry;
  if (!isKnown(type)) return undefined;
  // The table has for each type what takes its entries, which the compiler cannot follow through a lookup.
  const line = (LINES[type] as (entry: Entry) => Line | undefined)(entry);
  if (line === undefined) return undefined;
  return { ...line, at, callControlId, entry: { type, seq } };
}

const isKnown = (type: string): type is EntryType => Object.hasOwn(LINES, type);
