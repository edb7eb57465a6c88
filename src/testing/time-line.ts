import { worldFacts } from '../calls/entry.js';
import type { Exchange } from '../shell/exchange.js';
import { layOut, secondsSince } from '../story/layout.js';
import { isTold } from '../story/line.js';
import { lineOf } from '../story/story.js';

/** Lines that are shown; those that a judgement names are shown wherever they stand. */
const LAST = 14;

/** Entries that are looked at, the newest ones. */
const LOOKED_BACK = 2_000;

/**
 * The last lines of what happened, of one call or of all, as rows of text; `→` marks the entries with one of `marked` as their `seq`. Times are in seconds of the
 * world, from the first entry of the call that is still kept.
 */
export function timeLineOf(
  exchange: Pick<Exchange, 'journal'>,
  callControlId?: string,
  marked: readonly number[] = [],
): string {
  const owners = callControlId === undefined ? undefined : ([['call_control_id', callControlId]] as const);
  const entries = exchange.journal.list({ owners }, LOOKED_BACK, 'desc').reverse();
  const layout = { stamp: secondsSince(entries[0]?.at ?? ''), colour: false, bodies: false };
  const rows = entries.flatMap((entry) => {
    const line = lineOf(worldFacts(entry));
    const isMarked = entry.seq !== undefined && marked.includes(entry.seq);
    if (line === undefined || !(isMarked || isTold(line.level, 'info'))) return [];
    return [{ isMarked, text: layOut(line, layout) }];
  });
  const shown = rows.filter(({ isMarked }, index) => isMarked || index >= rows.length - LAST);
  return shown.map(({ isMarked, text }) => rowsOf(text, isMarked)).join('');
}

const rowsOf = (text: string, isMarked: boolean): string =>
  text.replaceAll(/^(?=.)/gm, '    ').replace(/^ {4}/, isMarked ? '  → ' : '    ');
