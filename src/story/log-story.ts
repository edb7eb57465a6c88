import type { Exchange } from '../shell/exchange.js';
import type { Log } from './log.js';
import { lineOf } from './story.js';

/** Writes what happens in a world to the log, from now on. A fault in that ends the story and nothing else. */
export function logStory(exchange: Exchange, log: Log): void {
  if (log.level === 'silent') return;
  const { journal, name: world } = exchange;
  const tell = (entry: Parameters<typeof lineOf>[0]): void => {
    const line = lineOf(entry);
    if (line) log.tell({ ...line, world });
  };
  journal.subscribe(tell, (error) => exchange.noteFault(error));
}
