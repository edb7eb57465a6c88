import { worldFacts } from '../../calls/entry.js';
import { findingText } from '../../check/report.js';
import { clean, secondsSince, styled } from '../../story/layout.js';
import type { Again, ScenarioResult, StepResult, TestReport } from '../result.js';
import type { Place } from '../types.js';
import { failuresOf, reasonOf, replayCommand } from './failures.js';
import { seconds, summaryText } from './tally.js';
import { timeLineOf } from './time-line.js';

/** The look of a report on a terminal or in a log. */
export interface TextOptions {
  readonly colour: boolean;
  /** The row of a scenario file at a place; undefined where it cannot be read. */
  readonly rowAt: (place: Place) => string | undefined;
  /** For the command that does a run again. */
  readonly again: Again;
}

const SIGNS: Readonly<Record<ScenarioResult['outcome'], string>> = {
  passed: '✓',
  failed: '✗',
  findings: '✗',
  lost: '✗',
  broken: '✗',
};

/** `✓ A caller who presses nothing is asked twice (41.2 s of call, 0.31 s)`, as a row. */
export function runLine(result: ScenarioResult, colour: boolean): string {
  const { name, outcome, why, world_ms: worldMs, host_ms: hostMs, explored, never_came: neverCame = [] } = result;
  const passed = outcome === 'passed';
  const sign = colour ? styled(passed ? 'green' : 'red', SIGNS[outcome]) : SIGNS[outcome];
  const orderings = explored === undefined ? '' : `, ${exploredText(explored)}`;
  const times = `(${seconds(worldMs)} of call, ${seconds(hostMs)}${orderings})`;
  const remarks = [...neverCame.map((change) => `${change} never came`), ...(passed && why !== null ? [why] : [])];
  return `${sign} ${clean(name)} ${colour ? styled('dim', times) : times}\n${remarks.map((text) => `  ${clean(text)}\n`).join('')}`;
}

const exploredText = (count: number): string =>
  count === 0 ? 'no orderings, as it has nothing to reorder' : `${count} orderings`;

/** The reasons why a run did not pass: each failure with its row of the file, the time line around it, findings, the app's last lines. Empty for one that did. */
export function failureText(result: ScenarioResult, options: TextOptions): string {
  if (result.outcome === 'passed') return '';
  const parts = [
    result.why === null ? '' : `  ${clean(result.why)}\n`,
    ...failuresOf(result).map((step) => stepText(step, options)),
    result.entries.length === 0 ? '' : timeLineOf(result, options.colour),
    findingsText(result),
    faultsText(result),
    outputText(result),
    `  again: ${replayCommand(result, options.again)}\n`,
  ];
  return `\n${parts.filter((part) => part !== '').join('\n')}\n`;
}

function stepText(step: StepResult, { rowAt, colour }: TextOptions): string {
  const { place } = step;
  const { expected, came, nearest } = reasonOf(step);
  const row = rowAt(place);
  const head = `  ${clean(place.file)}:${place.line}:${place.column}\n`;
  const rows = [
    row === undefined ? '' : `    ${place.line} | ${clean(row.trimEnd())}\n`,
    field('expected', expected),
    field('came', came),
    nearest === undefined ? '' : field('nearest', `seq ${nearest.seq}: ${nearest.why}`),
  ];
  return `${colour ? styled('bold', head) : head}${rows.join('')}`;
}

const FIELD_CHARS = 8;
const field = (name: string, text: string): string => `    ${name.padEnd(FIELD_CHARS)}  ${clean(text)}\n`;

function findingsText({ findings, entries, started_at: start }: ScenarioResult): string {
  const counting = findings.filter(
    ({ ignored, expected, fault }) => ignored !== true && expected !== true && fault === undefined,
  );
  if (counting.length === 0) return '';
  const bySeq = new Map(
    entries.flatMap((entry) => (entry.seq === undefined ? [] : [[entry.seq, worldFacts(entry)] as const])),
  );
  const texts = counting.map((finding) => findingText({ finding, outcome: 'fails' }, bySeq, secondsSince(start)));
  return `  findings\n${texts.join('').replaceAll(/^(?=.)/gm, '    ')}`;
}

function faultsText({ faults }: ScenarioResult): string {
  if (faults.length === 0) return '';
  const names = faults.map(({ name, times }) => `${clean(name)}${times === 1 ? '' : ` (${times} times)`}`);
  return `  faults that happened: ${names.join(', ')}\n`;
}

/** Rows of the app's output that are shown. */
const OUTPUT_ROWS = 20;

function outputText({ app_output: output }: ScenarioResult): string {
  if (output.length === 0) return '';
  const rows = output.slice(-OUTPUT_ROWS).map((row) => `    ${clean(row)}\n`);
  return `  the app's last lines\n${rows.join('')}`;
}

/** The last row of all, with the counts. */
export const closingText = (report: TestReport): string => `\n${summaryText(report)}\n`;
