import { InvalidArgumentError, type Command } from 'commander';
import type { CoverageOptions, CoverageView } from '../control/types.js';
import { coverageHtml } from '../coverage/html.js';
import { coverageText } from '../coverage/text.js';
import { missedThresholds, thresholdsOf, type Threshold } from '../coverage/threshold.js';
import { EXIT_UNCOVERED } from './exits.js';
import type { Terminal } from './terminal.js';
import { checkNamed, writeNamed } from './write-file.js';

/** The values of the flags of coverage. */
export interface CoverageFlags {
  readonly coverage?: readonly string[];
  readonly coverageThreshold?: readonly Threshold[];
  readonly coverageAll?: boolean;
}

/** Gives a command the flags of coverage. */
export function withCoverage(command: Command): Command {
  return command
    .option(
      '--coverage <file>',
      "write what the app has exercised of Telnyx's document, as .json or .html; may be repeated",
      coverageFile,
    )
    .option(
      '--coverage-threshold <groups>',
      'fail below so many, or such a share: operations=5,webhooks=60%',
      coverageThreshold,
    )
    .option('--coverage-all', 'count also what belongs to operations and webhooks that were not used');
}

/** One of the flags asks for coverage. */
export const wantsCoverage = ({ coverage, coverageThreshold: thresholds }: CoverageFlags): boolean =>
  coverage !== undefined || thresholds !== undefined;

/** Rejects with a CommandError where a file could not be written. */
export async function checkCoverage({ coverage: files = [] }: CoverageFlags): Promise<void> {
  for (const file of files) await checkNamed('--coverage', file);
}

/** Writes the files, and prints the totals and the thresholds that were missed. Resolves with the exit code. Rejects with a CommandError. */
export async function tellCoverage(
  coverage: (options: CoverageOptions) => Promise<CoverageView>,
  { coverage: files = [], coverageThreshold: thresholds = [], coverageAll: all = false }: CoverageFlags,
  terminal: Terminal,
): Promise<number> {
  const view = await coverage({ all });
  terminal.out(coverageText(view));
  const missed = missedThresholds(view, thresholds);
  for (const line of missed) terminal.out(`${line}\n`);
  for (const file of files) {
    const text = /\.html?$/i.test(file) ? coverageHtml(view) : `${JSON.stringify(view, null, 2)}\n`;
    await writeNamed('--coverage', file, text);
  }
  return missed.length > 0 ? EXIT_UNCOVERED : 0;
}

function coverageFile(path: string, others: readonly string[] = []): readonly string[] {
  if (/\.(json|html?)$/i.test(path)) return [...others, path];
  throw new InvalidArgumentError(`expected a file that ends in .json or .html, got ${JSON.stringify(path)}`);
}

function coverageThreshold(text: string, others: readonly Threshold[] = []): readonly Threshold[] {
  try {
    return [...others, ...thresholdsOf(text)];
  } catch (error) {
    throw error instanceof RangeError ? new InvalidArgumentError(error.message) : error;
  }
}
