import { worldFacts, type Entry } from '../../../calls/entry.js';
import { isTold, type Level, type PlacedLine } from '../../../story/line.js';
import { lineOf } from '../../../story/story.js';
import { cut } from '../../../platform/cut.js';
import { redact } from '../../../platform/redact.js';
import type { ScenarioResult, StepResult } from '../../result.js';
import { failuresOf, reasonOf } from '../failures.js';
import { inOrder } from '../in-order.js';

/** The lanes of the page below the sound, from above. */
export const LANES = [
  'scenario',
  'party',
  'app',
  'webhooks',
  'calls',
  'activities',
  'media',
  'faults',
  'findings',
] as const;
type Lane = (typeof LANES)[number];

/** Something on the time line of the page. */
export interface PageRow {
  /** World milliseconds from the start of the scenario. */
  readonly ms: number;
  /** The end of what lasts. */
  readonly until?: number;
  readonly lane: Lane;
  readonly text: string;
  readonly level: Level;
  readonly mark?: 'failed' | 'nearest' | 'passed';
  readonly seq?: number;
  readonly line?: number;
  readonly call?: string;
}

const LANE_OF: Readonly<Record<string, Lane>> = {
  api: 'app',
  command: 'app',
  property: 'app',
  party: 'party',
  transcription: 'party',
  webhook: 'webhooks',
  stream: 'media',
  relay: 'media',
  fork: 'media',
  assistant: 'media',
  activity: 'activities',
  fault: 'faults',
  sim: 'faults',
  limit: 'faults',
  finding: 'findings',
};

const TEXT_CHARS = 300;

/** Entries and steps of a run, the first first; of entries those that a log tells, messages of streams, and what lasts. */
export function pageRows(result: ScenarioResult): readonly PageRow[] {
  const startMs = Date.parse(result.started_at);
  const nearest = new Set(failuresOf(result).flatMap((step) => reasonOf(step).nearest?.seq ?? []));
  const ends = activityEnds(result.entries, startMs);
  const ofEntry = (entry: Entry): PageRow[] => {
    const row = entryRow(entry, startMs, ends);
    if (row === undefined) return [];
    return [row.seq !== undefined && nearest.has(row.seq) ? { ...row, mark: 'nearest' } : row];
  };
  return inOrder(result, { ofEntry, ofStep: stepRow });
}

const stepRow = ({ at_ms: ms, expected, place, fails }: StepResult): PageRow => ({
  ms,
  lane: 'scenario',
  text: cut(expected, TEXT_CHARS),
  level: fails ? 'error' : 'info',
  mark: fails ? 'failed' : 'passed',
  line: place.line,
});

function entryRow(entry: Entry, startMs: number, ends: ReadonlyMap<string, number>): PageRow | undefined {
  const line = lineOf(worldFacts(entry));
  const until = entry.type === 'activity.started' ? ends.get(entry.id) : undefined;
  const isShown = until !== undefined || entry.type === 'stream.frame_in';
  if (line === undefined || !(isShown || isTold(line.level, 'info'))) return undefined;
  return {
    ms: Date.parse(entry.at) - startMs,
    ...(until !== undefined && { until }),
    lane: laneOf(entry, line),
    text: cut(redact(textOf(line, until !== undefined)), TEXT_CHARS),
    level: line.level,
    ...(entry.seq !== undefined && { seq: entry.seq }),
    ...(entry.call_control_id !== undefined && { call: entry.call_control_id }),
  };
}

const laneOf = ({ type }: Entry, { who }: PlacedLine): Lane =>
  who === 'party' ? 'party' : (LANE_OF[type.split('.', 1)[0] ?? ''] ?? 'calls');

/** The words of a line; of what lasts its kind alone, as its place says that it begins. */
function textOf({ who, text, more = [], entry }: PlacedLine, lasts: boolean): string {
  if (lasts) return who;
  return [entry?.type.startsWith('activity.') ? `${who} ${text}` : text, ...more].join(' ');
}

/** The ends of activities, by their ids. */
function activityEnds(entries: readonly Entry[], startMs: number): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const entry of entries) {
    if (entry.type === 'activity.ended' || entry.type === 'activity.dropped')
      ends.set(entry.id, Date.parse(entry.at) - startMs);
  }
  return ends;
}
