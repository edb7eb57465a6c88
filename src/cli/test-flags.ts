import { InvalidArgumentError, Option, type Command } from 'commander';
import { SEVERITIES, type Severity } from '../check/verdict.js';
import { cut } from '../platform/cut.js';
import { filterOf, type Filter } from '../scenarios/plan.js';
import { orderingOf, type Ordering } from '../scenarios/explore/ordering.js';
import { withCoverage, type CoverageFlags } from './coverage-flags.js';
import { duration } from './steps.js';
import { withReports, type ReportFlags } from './test-reports.js';
import { addVariables, type VariableFlags } from './variable-flags.js';

/** The values of the flags that `test` has besides the settings. */
export interface TestFlags extends ReportFlags, CoverageFlags, VariableFlags {
  readonly filter?: Filter;
  /** True where the flag has no number. */
  readonly bail?: number | true;
  readonly repeat: number;
  /** So many orderings of each scenario. */
  readonly explore?: number;
  readonly ordering?: Ordering;
  readonly watch?: true;
  readonly freshApp?: true;
  readonly workers?: number;
  readonly appUrl?: string;
  readonly webhookPath: string;
  /** In ms. */
  readonly startTimeout: number;
  readonly failOn: Severity;
  readonly verbose?: true;
}

const MAX_REPEAT = 10_000;
const MAX_WORKERS = 64;
/** So much of a filter is shown in an error. */
const SHOWN_CHARS = 80;

/** Gives a command the flags of `test`. */
export function withTestFlags(command: Command): Command {
  return addVariables(withCoverage(withReports(command)))
    .option('--filter <text>', 'only scenarios with that text, or /expression/, in name, file or tags', filter)
    .option('--bail [number]', 'begin no more once so many have not passed (1)', whole(1, MAX_REPEAT))
    .option('--repeat <number>', 'run each so many times, with different ids and chance', whole(1, MAX_REPEAT), 1)
    .option('--explore <number>', 'play each under so many orders of webhooks and answers too', whole(1, MAX_REPEAT))
    .option('--ordering <text>', 'play each under the ordering that --explore has told', ordering)
    .option('--watch', "run again when a scenario, or a file in the app's folder, has changed")
    .option('--fresh-app', 'start the app anew for each run, where it keeps something from one call to the next')
    .option('--workers <number>', 'so many copies of the app side by side (one for each core)', whole(1, MAX_WORKERS))
    .option('--app-url <url>', 'an app that runs already, in place of a command', appUrl)
    .option('--webhook-path <path>', "the path of the app's webhook endpoint", webhookPath, '/webhooks')
    .option('--start-timeout <duration>', 'the app takes connections within that time (30s)', duration, 30_000)
    .addOption(
      new Option('--fail-on <severity>', 'findings of this weight and above fail').choices(SEVERITIES).default('error'),
    )
    .option('--verbose', 'show all that the app prints, and the log');
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}, got ${JSON.stringify(text)}`);
  };
}

function filter(text: string): Filter {
  try {
    return filterOf(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InvalidArgumentError(`${error.message}, got ${JSON.stringify(cut(text, SHOWN_CHARS))}`);
  }
}

function ordering(text: string): Ordering {
  const read = orderingOf(text);
  if (typeof read !== 'string') return read;
  throw new InvalidArgumentError(`expected ${read}`);
}

function appUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return text.replace(/\/+$/, '');
  throw new InvalidArgumentError(`expected an http or https URL without "?" and "#", got ${JSON.stringify(text)}`);
}

function webhookPath(text: string): string {
  if (text.startsWith('/')) return text;
  throw new InvalidArgumentError(`expected a path that begins with "/", got ${JSON.stringify(text)}`);
}
