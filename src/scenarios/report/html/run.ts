import { shortId } from '../../../story/words.js';
import type { CallResult, ScenarioResult } from '../../result.js';
import { failuresOf, reasonOf, replayCommand } from '../failures.js';
import type { TextOptions } from '../text.js';
import { pageRows, type PageRow } from './rows.js';
import { pageSound, type PageSound } from './sound.js';

/** A run as the page has it. */
export interface PageRun {
  readonly name: string;
  readonly place: string;
  readonly outcome: ScenarioResult['outcome'];
  readonly why: string | null;
  readonly world_ms: number;
  readonly host_ms: number;
  readonly replay: string;
  readonly failures: readonly object[];
  readonly findings: readonly object[];
  readonly faults: ScenarioResult['faults'];
  readonly output: readonly string[];
  readonly rows: readonly PageRow[];
  /** Rows that there was no room for. */
  readonly rows_left_out: number;
  readonly calls: readonly PageCall[];
}

interface PageCall extends Pick<CallResult, 'party' | 'direction' | 'from' | 'to' | 'answered_at_ms' | 'readings'> {
  readonly id: string;
  readonly name: string;
  readonly sound: PageSound | null;
}

export function pageRun(result: ScenarioResult, { rowAt, again }: Pick<TextOptions, 'rowAt' | 'again'>): PageRun {
  const { name, place, outcome, why, world_ms, host_ms, faults, app_output: output } = result;
  return {
    name,
    place: `${place.file}:${place.line}`,
    outcome,
    why,
    world_ms,
    host_ms,
    replay: replayCommand(result, again),
    failures: failuresOf(result).map((step) => {
      const { expected, came, nearest } = reasonOf(step);
      const { file, line } = step.place;
      return { place: `${file}:${line}`, row: rowAt(step.place) ?? '', expected, came, nearest, ms: step.at_ms };
    }),
    findings: result.findings
      .filter(({ ignored, expected, fault }) => ignored !== true && expected !== true && fault === undefined)
      .map(({ code, severity, summary, fix, times }) => ({ code, severity, summary, fix, times })),
    faults,
    output,
    rows: pageRows(result),
    rows_left_out: 0,
    calls: result.calls.map(pageCall),
  };
}

function pageCall({ call_control_id: id, stereo, ...call }: CallResult): PageCall {
  const { party, direction, from, to, answered_at_ms, readings } = call;
  const sound = stereo === null || answered_at_ms === null ? null : pageSound(stereo);
  return { id, name: shortId(id), party, direction, from, to, answered_at_ms, readings, sound };
}
