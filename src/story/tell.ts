import type { Entry } from '../calls/entry.js';
import { layOut, type Layout } from './layout.js';
import { isTold, type Level } from './line.js';
import { lineOf } from './story.js';

/** A journal entry as rows of text, each ended; empty for one that is not told at `level`. */
export function tell(entry: Entry, level: Level, layout: Layout): string {
  const line = lineOf(entry);
  return line && isTold(line.level, level) ? layOut(line, layout) : '';
}
