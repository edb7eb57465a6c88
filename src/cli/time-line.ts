import type { Entry } from '../calls/entry.js';
import { layOut, type Layout } from '../story/layout.js';
import { isTold, type Level } from '../story/line.js';
import { lineOf } from '../story/story.js';

/** An entry as rows for a terminal, as the log has them. Empty where a line would say less than `level` asks for. */
export function rows(entry: Entry, layout: Layout, level: Level = 'info'): string {
  const line = lineOf(entry);
  return line && isTold(line.level, level) ? layOut(line, layout) : '';
}
