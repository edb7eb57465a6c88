import { Option, type Command } from 'commander';
import type { Gathered } from '../check/gather.js';
import { junitOf } from '../check/junit.js';
import { reportOf } from '../check/report.js';
import { SEVERITIES, verdictOf, type Severity, type Verdict } from '../check/verdict.js';
import { EXIT_FINDINGS } from './exits.js';
import type { Terminal } from './terminal.js';
import { writeNamed } from './write-file.js';

/** The values of the flags that `check` and `run` have in common. */
export interface CheckFlags {
  readonly failOn: Severity;
  readonly junit?: string;
  readonly json?: string;
}

/** Gives a command the flags that say what fails a check, and where its outcome goes. */
export function withCheck(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <severity>', 'findings of this weight and above fail').choices(SEVERITIES).default('error'),
    )
    .option('--junit <file>', 'write the findings as JUnit XML')
    .option('--json <file>', 'write the findings, refused requests and lost webhooks as JSON');
}

/** Prints the report, and writes the files that the flags name. Resolves with the exit code of the check. Rejects with a CommandError. */
export async function tellCheck(
  gathered: Gathered,
  { failOn, junit, json }: CheckFlags,
  ignore: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const verdict = verdictOf(gathered, { failOn, ignore });
  terminal.out(reportOf(verdict));
  if (junit !== undefined) await writeNamed('--junit', junit, junitOf(verdict));
  if (json !== undefined) await writeNamed('--json', json, `${JSON.stringify(jsonOf(verdict, failOn), null, 2)}\n`);
  return verdict.failed ? EXIT_FINDINGS : 0;
}

function jsonOf(
  { findings, refused, webhooks, calls, pending, missingBefore, failed }: Verdict,
  failOn: Severity,
): object {
  return {
    failed,
    fail_on: failOn,
    calls,
    findings: findings.map(({ finding, outcome }) => ({ ...finding, outcome })),
    refused: refused.entries,
    refused_count: refused.count,
    webhooks: webhooks.entries,
    webhooks_count: webhooks.count,
    webhooks_pending: pending,
    journal_missing_before: missingBefore ?? null,
  };
}
