import type { Command } from 'commander';
import type { ScenarioResult, TestReport } from '../scenarios/result.js';
import type { Keeping } from '../scenarios/outcome.js';
import { HtmlReport } from '../scenarios/report/html/html-report.js';
import { jsonOfTest } from '../scenarios/report/json.js';
import { junitOfTest } from '../scenarios/report/junit.js';
import type { TextOptions } from '../scenarios/report/text.js';
import { checkNamed, writeNamed } from './write-file.js';

/** The files that `test` writes its results to. */
export interface ReportFlags {
  readonly junit?: string;
  readonly json?: string;
  readonly html?: string;
}

/** Gives a command the flags of reports. */
export function withReports(command: Command): Command {
  return command
    .option('--junit <file>', 'write the results as JUnit XML')
    .option('--json <file>', 'write the results as JSON')
    .option('--html <file>', 'write the results as one HTML page, with time lines and sound');
}

/** So much of each run is for the reports, and for orderings, which are drawn from the journal of a run that has passed. */
export const keepingFor = ({ json, html, explore }: ReportFlags & { readonly explore?: number }): Keeping => ({
  all: json !== undefined || html !== undefined || explore !== undefined,
  sound: html !== undefined,
});

/** Reports of one round, made as its runs end. */
export class TestReports {
  readonly #flags: ReportFlags;
  readonly #options: Pick<TextOptions, 'rowAt' | 'again'>;
  readonly #html: HtmlReport | undefined;

  constructor(flags: ReportFlags, options: Pick<TextOptions, 'rowAt' | 'again'>) {
    this.#flags = flags;
    this.#options = options;
    this.#html = flags.html === undefined ? undefined : new HtmlReport(options);
  }

  take(result: ScenarioResult): void {
    this.#html?.add(result);
  }

  /** Rejects with a CommandError where a file could not be written. */
  async check(): Promise<void> {
    const { junit, json, html } = this.#flags;
    for (const [flag, path] of Object.entries({ '--junit': junit, '--json': json, '--html': html }))
      if (path !== undefined) await checkNamed(flag, path);
  }

  /** Rejects with a CommandError where a file cannot be written. */
  async write(report: TestReport): Promise<void> {
    const { junit, json, html } = this.#flags;
    if (junit !== undefined) await writeNamed('--junit', junit, junitOfTest(report, this.#options.rowAt));
    if (json !== undefined) await writeNamed('--json', json, `${JSON.stringify(jsonOfTest(report), null, 2)}\n`);
    if (html !== undefined && this.#html) await writeNamed('--html', html, this.#html.page(report));
  }
}
