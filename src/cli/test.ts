import type { Command } from 'commander';
import { RealClock } from '../platform/clock.js';
import { readText } from '../platform/read-text.js';
import { packageVersion } from '../platform/version.js';
import { closingText, failureText, runLine } from '../scenarios/report/text.js';
import { tallyOf } from '../scenarios/report/tally.js';
import type { ScenarioResult, TestReport } from '../scenarios/result.js';
import type { Place } from '../scenarios/types.js';
import { AppStartError } from '../scenarios/workers.js';
import { checkCoverage, tellCoverage, wantsCoverage } from './coverage-flags.js';
import { CommandError, EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_UNUSABLE } from './exits.js';
import { firstSignal } from './first-signal.js';
import { serveStages } from './serve.js';
import { configOf, withSettings } from './settings-flags.js';
import { againOf, filesOf, operandOf } from './test-operands.js';
import { withTestFlags, type TestFlags } from './test-flags.js';
import { TestReports } from './test-reports.js';
import { ScenarioFilesError, TestSession, type TestGoods } from './test-session.js';
import { appFolder, Changes } from './test-watch.js';
import type { Terminal } from './terminal.js';

/** An expectation failed. */
const EXIT_FAILED = 1;
/** The app could not be started. */
const EXIT_NO_APP = 2;
/** The app went away before its time. */
const EXIT_LOST = 5;

/** The key of the default world, in which no scenario runs. */
const NOBODYS_KEY = 'telnyx-sim-test';

/** Settings that are otherwise here than for `serve`. */
const SETTINGS_OF_TEST = {
  port: 'port to listen on (any free one; 12111 with --app-url)',
  time: 'how time passes for calls: real or fast (fast)',
  'log-level': 'silent, error, warn, info or debug (error; info with --verbose)',
  isolate: 'api-key: each copy of the app has a world of its own, whatever is said here',
  'api-key': 'with --app-url: the API key of the app (from the seed)',
};

/** Adds `test`. */
export function addTest(main: Command, terminal: Terminal): void {
  withTestFlags(withSettings(main.command('test'), SETTINGS_OF_TEST))
    .description('start your app, play scenarios against it, and judge what it does')
    .usage('[options] FILES… -- COMMAND…')
    .argument('<files...>', 'scenario files, or FILE:LINE; behind -- the command that starts the app')
    .action(async (operands: readonly string[], flags: TestFlags, command: Command) => {
      const goods = await goodsOf(operands, flags, command);
      const session = new TestSession(await serveStages(goods.config, NOBODYS_KEY), goods);
      const signal = firstSignal();
      const tested = flags.watch === true ? testAgain(session, goods, terminal) : testing(session, goods, terminal);
      const interrupted = await Promise.race([tested, signal.then(() => true as const)]);
      await session.stop();
      if (interrupted !== true) return;
      terminal.exitCode(EXIT_INTERRUPTED);
      // Runs that were under way are nobody's any more, and must not keep the process.
      process.exit(EXIT_INTERRUPTED);
    });
}

/** The files and the command of the app, told apart by `--`. */
async function goodsOf(operands: readonly string[], flags: TestFlags, command: Command): Promise<TestGoods> {
  const { flags: again, command: words } = againOf(rawArgsOf(command), command);
  const files = operands.slice(0, operands.length - words.length);
  if (files.length === 0) throw new CommandError(EXIT_UNUSABLE, 'FILES: expected scenario files, got none');
  if ((words.length === 0) === (flags.appUrl === undefined))
    throw new CommandError(
      EXIT_UNUSABLE,
      `COMMAND: expected either a command behind -- or --app-url, got ${words.length === 0 ? 'neither' : 'both'}`,
    );
  const usual = { time: { mode: 'fast' }, log_level: flags.verbose === true ? 'info' : 'error' } as const;
  const config = await configOf(command, usual);
  if (config.time.mode === 'manual')
    throw new CommandError(
      EXIT_UNUSABLE,
      '--time: expected "real" or "fast", as nobody moves the time of scenarios, got "manual"',
    );
  if (flags.appUrl !== undefined) refuseManyApps(flags);
  // An app that runs already has to know the port; others are told of it.
  const isGiven = command.getOptionValueSource('port') === 'cli' || flags.appUrl !== undefined;
  const coverage = config.coverage || wantsCoverage(flags);
  const apiKeys = flags.appUrl === undefined ? [] : config.apiKeys;
  return {
    operands: files.map(operandOf),
    words,
    again,
    flags,
    config: { ...config, coverage, isolate: 'api-key', apiKeys, port: isGiven ? config.port : 0 },
  };
}

/** One app runs already, which this process does not start. */
function refuseManyApps({ workers = 1, freshApp }: TestFlags): void {
  if (workers > 1)
    throw new CommandError(EXIT_UNUSABLE, `--workers: expected 1 with --app-url, which is one app, got ${workers}`);
  if (freshApp === true)
    throw new CommandError(EXIT_UNUSABLE, '--fresh-app: expected a command that starts the app, got --app-url');
}

/** The words of the command line as they were given: what commander hands over has no `--` any more. */
function rawArgsOf({ parent }: Command): readonly string[] {
  // commander keeps them there, and its types do not say so.
  const raw: unknown = parent && Reflect.get(parent, 'rawArgs');
  return Array.isArray(raw) ? raw.map(String) : [];
}

/** Runs all, and again with each change, until somebody interrupts it. */
async function testAgain(session: TestSession, goods: TestGoods, terminal: Terminal): Promise<void> {
  const { operands, words, flags } = goods;
  const { junit, json, html, coverage = [] } = flags;
  const reports = [junit, json, html, ...coverage].filter((file) => file !== undefined);
  const changes = new Changes(filesOf(operands), words.length === 0 ? undefined : appFolder(words), reports);
  for (;;) {
    try {
      await testing(session, goods, terminal);
    } catch (error) {
      // A filter that finds nothing any more, or a report that cannot be written, is mended while it waits.
      if (!(error instanceof CommandError)) throw error;
      terminal.note(error.message);
    }
    terminal.note('waiting for a change (Ctrl-C ends it)');
    terminal.note(`${await changes.next()} has changed`);
  }
}

/** Runs all, and sets the exit code. */
async function testing(
  session: TestSession,
  { config, flags, words, again: given }: TestGoods,
  terminal: Terminal,
): Promise<void> {
  const clock = new RealClock();
  const rowAt = rows();
  const again = { seed: config.seed, flags: given, command: words };
  const options = { colour: terminal.colour, rowAt, again };
  const reports = new TestReports(flags, options);
  try {
    await reports.check();
    await checkCoverage(flags);
    const plan = await session.plan();
    const { results, notStarted } = await session.run(plan, {
      done: (result) => {
        terminal.out(runLine(result, terminal.colour) + failureText(result, options));
        reports.take(result);
      },
      printed: (line) => terminal.out(`${line}\n`),
    });
    const report: TestReport = {
      version: packageVersion(),
      seed: config.seed,
      time: config.time.mode,
      again,
      results,
      host_ms: clock.now(),
    };
    terminal.out(closingText(report));
    const left = plan.length - results.length;
    if (notStarted) terminal.note(notStartedText(notStarted));
    if (left > 0) terminal.out(`${left} of ${plan.length} runs were left out (${notStarted ? 'no app' : '--bail'})\n`);
    await reports.write(report);
    const covered = wantsCoverage(flags) ? await tellCoverage(session.coverage, flags, terminal) : 0;
    const code = exitOf(results, notStarted !== undefined);
    terminal.exitCode(code === 0 ? covered : code);
  } catch (error) {
    if (error instanceof ScenarioFilesError) for (const line of error.lines) terminal.note(line);
    else if (error instanceof AppStartError) terminal.note(notStartedText(error));
    else throw error;
    terminal.exitCode(error instanceof AppStartError ? EXIT_NO_APP : EXIT_UNUSABLE);
  }
}

const notStartedText = ({ message, output }: AppStartError): string =>
  [`the app did not start: ${message}`, ...output].join('\n  ');

/** The worst of the results counts. */
function exitOf(results: readonly ScenarioResult[], hasNoApp: boolean): number {
  const { lost, failed, broken, findings } = tallyOf(results);
  if (lost > 0) return EXIT_LOST;
  if (hasNoApp) return EXIT_NO_APP;
  if (failed > 0) return EXIT_FAILED;
  if (broken > 0) return EXIT_UNUSABLE;
  return findings > 0 ? EXIT_FINDINGS : 0;
}

/** The rows of scenario files, each read once. */
function rows(): (place: Place) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return ({ file, line }) => {
    let known = files.get(file);
    if (!known) files.set(file, (known = readText(file)?.split('\n') ?? []));
    return known[line - 1];
  };
}
