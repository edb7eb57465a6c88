import { worldFacts, type Entry } from '../../calls/entry.js';
import { layOut, secondsSince, type Layout } from '../../story/layout.js';
import { isTold, type PlacedLine } from '../../story/line.js';
import { lineOf } from '../../story/story.js';
import type { ScenarioResult, StepResult } from '../result.js';
import { failuresOf, reasonOf } from './failures.js';
import { inOrder } from './in-order.js';

/** Lines before and behind a failing one that are shown; those that a failure names are shown wherever they stand. */
const BEFORE = 18;
const BEHIND = 4;

/** One line of what happened, or of the scenario. */
interface Row {
  readonly line: PlacedLine;
  readonly mark: ' ' | '✗' | '→';
}

/**
 * The time line around the places where the run failed, with the steps of the scenario among it, as rows of text. `✗` marks what failed,
 * `→` the entry that came nearest. Times are in seconds of the world from the start; those of the machine are left out.
 */
export function timeLineOf(result: ScenarioResult, colour: boolean): string {
  const rows = rowsOf(result);
  const shown = new Set<number>();
  const last = rows.length - 1;
  for (const [place, { mark }] of rows.entries()) {
    if (mark === '→') shown.add(place);
    if (mark !== '✗') continue;
    for (let near = Math.max(0, place - BEFORE); near <= Math.min(last, place + BEHIND); near++) shown.add(near);
  }
  // A run that was lost or has findings alone has no failing step: its end tells most.
  if (shown.size === 0) for (let near = Math.max(0, last - BEFORE); near <= last; near++) shown.add(near);
  const layout: Layout = { stamp: secondsSince(result.started_at), colour, bodies: false };
  return [...shown]
    .sort((a, b) => a - b)
    .map((place, index, places) => {
      const row = rows[place];
      const gap = index > 0 && places[index - 1] !== place - 1 ? '    …\n' : '';
      return row === undefined ? '' : `${gap}${textOf(row, layout)}`;
    })
    .join('');
}

function textOf({ line, mark }: Row, layout: Layout): string {
  const [first = '', ...more] = layOut(line, layout).trimEnd().split('\n');
  return [`  ${mark} ${first}`, ...more.map((row) => `    ${row}`)].map((row) => `${row.trimEnd()}\n`).join('');
}

function rowsOf(result: ScenarioResult): readonly Row[] {
  const nearest = new Set(failuresOf(result).flatMap((step) => reasonOf(step).nearest?.seq ?? []));
  const startMs = Date.parse(result.started_at);
  return inOrder(result, {
    ofEntry: (entry) => entryRow(entry, nearest),
    ofStep: (step) => stepRow(step, startMs),
  });
}

function entryRow(entry: Entry, nearest: ReadonlySet<number>): Row[] {
  const line = lineOf(worldFacts(entry));
  const isNearest = entry.seq !== undefined && nearest.has(entry.seq);
  if (line === undefined || !(isNearest || isTold(line.level, 'info'))) return [];
  return [{ line, mark: isNearest ? '→' : ' ' }];
}

function stepRow(step: StepResult, startMs: number): Row {
  const { place, expected, outcome, fails, at_ms: atMs } = step;
  const at = new Date(startMs + atMs).toISOString();
  const text = `${place.line}: ${expected}${outcome === 'pass' ? '' : ` (${outcome})`}`;
  return { line: { level: fails ? 'error' : 'info', who: 'scenario', text, at }, mark: fails ? '✗' : ' ' };
}
