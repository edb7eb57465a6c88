import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Config } from '../config.js';
import { PatternError } from '../expectations/pattern.js';
import { environmentOf, suggestedApiKey } from '../exports.js';
import { askOnce } from '../platform/ask.js';
import { RealClock } from '../platform/clock.js';
import { readScenarios } from '../scenarios/file/read.js';
import { explore, playOrdering, type PlayOnce } from '../scenarios/explore/explore.js';
import { planOf, type PlannedRun } from '../scenarios/plan.js';
import type { ScenarioResult } from '../scenarios/result.js';
import { runScenario, type AppUnderTest } from '../scenarios/run.js';
import { BrokenScenarioError } from '../scenarios/step-error.js';
import { runPlan, type AppSlot, type PlanRun, type RunningApp } from '../scenarios/workers.js';
import type { StageWish } from '../scenarios/stage.js';
import type { OpenWorld } from '../shell/worlds.js';
import type { Simulator, StartedSimulator } from '../simulator.js';
import { AppProcess } from './app-process.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';
import { goneFor, untilItConnects } from './reach.js';
import { soundObjection, wavOf } from './recording.js';
import { filesOf, namedRuns, type Operand } from './test-operands.js';
import type { TestFlags } from './test-flags.js';
import { keepingFor } from './test-reports.js';

/** `call: app` calls this number, unless the configuration has numbers: then the first of those. */
const APP_NUMBER = '+15550100000';

/** The scenario files and the app of one command. */
export interface TestGoods {
  readonly operands: readonly Operand[];
  /** The command that starts the app; empty with `--app-url`. */
  readonly words: readonly string[];
  /** Flags that a repetition of one run needs too, as words. */
  readonly again: readonly string[];
  readonly flags: TestFlags;
  readonly config: Config;
}

/** Listeners to a round as it goes on. */
export interface RoundReports {
  readonly done: (result: ScenarioResult) => void;
  /** A line that an app has printed. */
  readonly printed: (line: string) => void;
}

/** The simulator of a test run, and the rounds that are run on it. */
export class TestSession {
  readonly #started: StartedSimulator;
  readonly #goods: TestGoods;
  readonly #host = new RealClock();
  /** Each round begins with fresh keys, so that what is late from the one before finds no call. */
  #round = 0;

  constructor(started: StartedSimulator, goods: TestGoods) {
    this.#started = started;
    this.#goods = goods;
  }

  /** The runs that the files describe and the filter lets through. Rejects with a CommandError that names every fault. */
  async plan(): Promise<PlannedRun[]> {
    const { operands, flags, config } = this.#goods;
    const read = await readScenarios(filesOf(operands), { variables: flags.var ?? {}, soundObjection });
    if ('faults' in read) {
      const lines = read.faults.map(({ place, where, problem }) => {
        const at = `${place.file}:${place.line}:${place.column}`;
        return where === '' ? `${at}: ${problem}` : `${at}: ${where}: ${problem}`;
      });
      throw new ScenarioFilesError(lines);
    }
    const plan = filtered(namedRuns(planOf(read.runs, config.seed, flags.repeat), operands), flags);
    if (plan.length > 0) return plan;
    throw new CommandError(
      EXIT_UNUSABLE,
      `--filter: expected a text that a scenario has, got one that none of ${read.runs.length} has`,
    );
  }

  /** Runs a plan. Rejects with an AppStartError where nothing has been run. */
  async run(plan: readonly PlannedRun[], { done, printed }: RoundReports): Promise<PlanRun> {
    const { flags } = this.#goods;
    const round = ++this.#round;
    const workers = flags.workers ?? (flags.appUrl === undefined ? availableParallelism() : 1);
    try {
      return await runPlan(plan, {
        workers,
        fresh: flags.freshApp === true,
        bail: flags.bail === true ? 1 : (flags.bail ?? Infinity),
        done,
        start: (worker) => this.#startApp(`${round}/${worker}`, printed),
        run: (planned, slot) => this.#play(planned, slot),
      });
    } finally {
      await this.#endWorlds();
    }
  }

  /** All that the app has exercised so far, where that is counted. */
  readonly coverage: Simulator['coverage'] = (options) => this.#started.simulator.coverage(options);

  /** Ends all apps that run, and the worlds of their calls. */
  async stop(): Promise<void> {
    await AppProcess.stopAll();
    await this.#endWorlds();
    await this.#started.simulator.stop();
  }

  async #startApp(worker: string, printed: (line: string) => void): Promise<RunningApp> {
    const { words, flags, config } = this.#goods;
    const { simulator } = this.#started;
    if (flags.appUrl !== undefined) {
      const app = await appAt(flags.appUrl, flags, config);
      printed(`the app has to have TELNYX_BASE_URL=${simulator.baseUrl} and TELNYX_API_KEY=${app.apiKey}`);
      return app;
    }
    const apiKey = suggestedApiKey(`${config.seed}/worker/${worker}`);
    return AppProcess.start({
      words,
      apiKey,
      environment: {
        ...environmentOf({ ...simulator, apiKey }),
        TELNYX_SIM_URL: simulator.url,
        ...(config.controlToken === null ? {} : { TELNYX_SIM_CONTROL_TOKEN: config.controlToken }),
      },
      webhookPath: flags.webhookPath,
      startTimeoutMs: flags.startTimeout,
      print: flags.verbose === true ? printed : undefined,
    });
  }

  /** Plays a run as it is, under the ordering that is asked for, or under as many as that. */
  #play(planned: PlannedRun, slot: AppSlot): Promise<ScenarioResult> {
    const { explore: count, ordering } = this.#goods.flags;
    const once: PlayOnce = (each) => slot.play((app) => this.#runOne(each, app));
    if (ordering) return playOrdering(planned, ordering, once);
    return count === undefined ? once(planned) : explore(planned, count, once);
  }

  async #runOne({ run, seed, ...rest }: PlannedRun, app: AppUnderTest): Promise<ScenarioResult> {
    const { config, flags } = this.#goods;
    const result = await runScenario(run, seed, app, {
      openStage: (wish) => this.#open(wish, run.name),
      host: this.#host,
      send: askOnce,
      failOn: flags.failOn,
      appNumber: Object.keys(config.numbers)[0] ?? APP_NUMBER,
      readAudio,
      keep: keepingFor(flags),
    });
    return { ...result, ...rest };
  }

  /** Coverage of the world of a scenario is told with its name. */
  async #open(wish: StageWish, name: string): Promise<OpenWorld> {
    const { stage, coverage } = this.#started;
    const world = await stage(wish);
    coverage?.name(world.exchange, name);
    return world;
  }

  async #endWorlds(): Promise<void> {
    const { worlds } = this.#started.simulator;
    for (const { key, default: isDefault } of await worlds.list())
      if (!isDefault && key !== null) await worlds.end(key);
  }
}

/** The scenario files cannot be run: a line for each fault. */
export class ScenarioFilesError extends CommandError {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(EXIT_UNUSABLE, lines[0] ?? '');
    this.lines = lines;
  }
}

/** An app that runs already, with a key and an address of the simulator that it has been given. Rejects with an AppStartError where it takes no connections in time. */
async function appAt(url: string, { webhookPath, startTimeout }: TestFlags, config: Config): Promise<RunningApp> {
  const { origin, hostname, port, protocol } = new URL(url);
  // An IPv6 address stands in brackets in a URL.
  const host = hostname.replace(/^\[|\]$/g, '');
  const at = { host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
  const app: RunningApp = {
    apiKey: config.apiKeys[0] ?? suggestedApiKey(config.seed),
    origin,
    webhookUrl: `${url}${webhookPath}`,
    // Nobody tells of the end of an app that this process has not started.
    lost: new Promise(() => undefined),
    gone: () => goneFor(at, app.lost),
    printed: 0,
    output: () => [],
    stop: () => Promise.resolve(),
  };
  await untilItConnects({ hosts: [host], port: at.port, where: origin, timeoutMs: startTimeout }, app);
  return app;
}

/** Throws a CommandError for an expression that takes too long. */
function filtered(plan: readonly PlannedRun[], { filter }: TestFlags): PlannedRun[] {
  try {
    return filter ? filter(plan) : [...plan];
  } catch (error) {
    throw error instanceof PatternError ? new CommandError(EXIT_UNUSABLE, `--filter: ${error.message}`) : error;
  }
}

/** A WAV file beside a scenario, in base64. */
function readAudio(path: string, scenarioFile: string): string {
  try {
    return wavOf(resolve(dirname(scenarioFile), path), 'play');
  } catch (error) {
    throw error instanceof CommandError ? new BrokenScenarioError(error.message) : error;
  }
}
