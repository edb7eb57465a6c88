import type { Entry } from '../../../src/calls/entry.js';
import type { EntryOf, EntryType } from '../../../src/contract/entry-types.js';
import { layOut, secondsSince } from '../../../src/story/layout.js';
import type { PlacedLine } from '../../../src/story/line.js';
import { lineOf } from '../../../src/story/story.js';

export const START = '2026-01-01T00:00:00.000000Z';
export const CALL_ID = 'v3:zRPvBl41Uem72vlvRWtxRBO-yfWRd9H1U0nAX9MQqyzDXlT7B9aj28';

/** An entry as the journal has it. */
export function entry<Type extends EntryType>(
  type: Type,
  fields: Omit<EntryOf<Type>, 'type' | 'at'> & { readonly at?: string },
): Entry {
  // The fields are those of the type, which the compiler cannot say of a union.
  return { seq: 7, at: START, ...fields, type } as unknown as Entry;
}

/** An entry's line without its time and place, with its level where that is not info: `warn stream error 100002`. */
export function told(given: Entry): string | undefined {
  const line = lineOf(given);
  return line && [line.level === 'info' ? '' : line.level, line.who, line.text].join(' ').trimStart();
}

/** A line on a terminal without colours. */
export const rows = (line: PlacedLine, bodies = false): string =>
  layOut(line, { stamp: secondsSince(START), colour: false, bodies });
