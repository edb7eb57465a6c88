import type { Journal } from '../calls/journal.js';
import type { Log } from './log.js';
import { lineOf } from './story.js';

/**
 * Writes what happens in a world to the log, from now on. `world` names it, where there are others. `failed` is told of a fault in that,
 * which ends the story and nothing else.
 */
export function logStory(
  journal: Pick<Journal, 'subscribe'>,
  log: Log,
  world: string | undefined,
  failed: (error: unknown) => void,
): void {
  if (log.level === 'silent') return;
  journal.subscribe((entry) => {
    const line = lineOf(entry);
    if (line) log.tell({ ...line, world });
  }, failed);
}
