import { ConfigError, type Origin } from '../config-check.js';
import type { Severity } from '../check/verdict.js';
import { SEVERITIES } from '../check/verdict.js';
import type { FindingView } from '../control/types.js';
import { msOf } from '../expectations/moment.js';
import { LIMITS } from '../limits.js';
import { isoMicros, type HostClock } from '../platform/clock.js';
import { askApp, type SendToApp } from './app-request.js';
import type { ActDeps } from './acts.js';
import { Cast, partiesAsConfig } from './cast.js';
import { contextOf, recordingsOf } from './context.js';
import { Expecting } from './expecting.js';
import { callResults, entriesOf, faultResults, type Keeping } from './outcome.js';
import type { ScenarioResult } from './result.js';
import { settle } from './settle.js';
import { Stage, Strand, type OpenStage } from './stage.js';
import { BrokenScenarioError } from './step-error.js';
import { Steps } from './steps.js';
import type { AppRequest, ScenarioRun, WrittenScenario } from './types.js';

/** A scenario takes so long at most, in world ms, where it does not say. */
const USUAL_TIME_LIMIT_MS = 600_000;

/** The app under test, as a scenario meets it. */
export interface AppUnderTest {
  readonly apiKey: string;
  /** Its own users find it there, without a slash at the end. */
  readonly origin: string;
  readonly webhookUrl: string;
  /** Its end in words, where it has come to one. */
  readonly lost: Promise<string>;
  /** The reason why nobody can reach it any more, in words; undefined where it takes connections. */
  gone(): Promise<string | undefined>;
  /** So many lines it has printed. */
  readonly printed: number;
  /** The last lines that it has printed, of those behind the first `from`. */
  output(from?: number): readonly string[];
}

export interface ScenarioDeps extends Pick<ActDeps, 'appNumber'> {
  /** As `ActDeps` has it, for a path as it stands in that file. */
  readonly readAudio: (path: string, scenarioFile: string) => string;
  readonly openStage: OpenStage;
  readonly host: HostClock;
  readonly send: SendToApp;
  readonly keep: Keeping;
  /** Findings of this weight and above fail a scenario. */
  readonly failOn: Severity;
}

/** Runs a scenario against the app. Never rejects because of what the scenario or the app does. */
export async function runScenario(
  run: ScenarioRun,
  seed: string,
  app: AppUnderTest,
  deps: ScenarioDeps,
): Promise<ScenarioResult> {
  return new Running(run, seed, app, deps).result();
}

class Running {
  readonly #run: ScenarioRun;
  readonly #seed: string;
  readonly #app: AppUnderTest;
  readonly #deps: ScenarioDeps;
  readonly #cast: Cast;
  readonly #over = new AbortController();
  readonly #startedMs: number;
  readonly #printedBefore: number;
  /** It could not be run, or not to its end, for this reason. */
  #cut: Pick<ScenarioResult, 'outcome' | 'why'> | undefined;

  constructor(run: ScenarioRun, seed: string, app: AppUnderTest, deps: ScenarioDeps) {
    this.#run = run;
    this.#seed = seed;
    this.#app = app;
    this.#deps = deps;
    this.#cast = new Cast(run.scenario);
    this.#startedMs = deps.host.now();
    this.#printedBefore = app.printed;
  }

  async result(): Promise<ScenarioResult> {
    try {
      const stage = new Stage(await this.#deps.openStage(this.#wish()));
      return await this.#on(stage);
    } catch (error) {
      if (!(error instanceof ConfigError || error instanceof BrokenScenarioError)) throw error;
      return await this.#verdict(undefined, [], { outcome: 'broken', why: error.message });
    }
  }

  #wish() {
    const { scenario, placeOf } = this.#run;
    const { config = {}, steps } = scenario;
    const parties = partiesAsConfig(this.#cast, steps);
    const settings = { webhook_url: this.#app.webhookUrl, ...config, parties };
    const origin: Origin = {
      place: (path) => {
        const names = path.map((part) => (typeof part === 'number' ? part : String(part)));
        const { file, line, column } = placeOf(['config', ...names]);
        return `${file}:${line}:${column}: config.${names.join('.')}`;
      },
    };
    return { key: this.#app.apiKey, seed: this.#seed, settings, origin };
  }

  async #on(stage: Stage): Promise<ScenarioResult> {
    const { exchange } = stage;
    const { journal } = exchange;
    const leave = journal.subscribe(
      (entry) => this.#cast.take(entry, exchange),
      (error) => exchange.noteFault(error),
    );
    const readAudio = (path: string): string => this.#deps.readAudio(path, this.#run.placeOf([]).file);
    const recordings = await recordingsOf(exchange, this.#run.scenario, readAudio);
    const expecting = new Expecting(stage, contextOf(exchange, this.#cast, recordings, this.#run.scenario.allow));
    for (const fault of this.#run.scenario.faults ?? []) this.#addFault(stage, fault);
    const steps = this.#steps(stage, expecting);
    const limit = this.#limitTime(stage);
    // The app outlives this run, whose world must not live on for its sake.
    const watcher: { lost?: (why: string) => void } = { lost: (why) => this.#lose(why) };
    forward(this.#app.lost, watcher);
    try {
      await steps.play();
      // Time may go on again; the app has its last word, and what hangs on the calls comes to its end.
      const strand = new Strand(stage, new AbortController().signal);
      if (this.#cut?.outcome !== 'lost') await settle(strand);
      if (this.#cut?.outcome !== 'lost') await this.#lookForApp();
      this.#finish(steps, expecting, strand);
      return await this.#verdict(stage, steps.results, this.#cut);
    } finally {
      limit.cancel();
      leave();
      delete watcher.lost;
    }
  }

  #finish(steps: Steps, expecting: Expecting, strand: Strand): void {
    // Expectations that were watched to the end are told, also where a step has failed.
    expecting.end();
    const { expect = [] } = this.#run.scenario;
    const isList = Array.isArray(expect);
    if (!this.#over.signal.aborted)
      for (const [index, expectation] of (isList ? expect : [expect]).entries())
        steps.judged(expecting.judge(expectation), isList ? ['expect', index] : ['expect']);
    strand.end();
  }

  #steps(stage: Stage, expecting: Expecting): Steps {
    const { appNumber, readAudio } = this.#deps;
    return new Steps({
      run: this.#run,
      stage,
      cast: this.#cast,
      expecting,
      over: this.#over,
      appNumber,
      readAudio: (path) => readAudio(path, this.#run.placeOf([]).file),
      webhookUrl: this.#app.webhookUrl,
      askApp: (request) => this.#ask(request, stage),
      addFault: (fault) => this.#addFault(stage, fault),
    });
  }

  async #ask(request: AppRequest, { exchange: { time } }: Stage): Promise<void> {
    const stands = request.meanwhile !== true && time.settings.mode !== 'real';
    try {
      await askApp(request, this.#app.origin, this.#deps.send, stands);
    } finally {
      // The app may do something because of it that it has not begun yet.
      time.signOfLife();
    }
  }

  /** A fault that is aimed at a party is aimed at its number. */
  #addFault({ exchange }: Stage, { when, ...fault }: NonNullable<WrittenScenario['faults']>[number]): void {
    if (exchange.faults.room === 0)
      throw new BrokenScenarioError(`expected at most ${LIMITS.faults} faults at work (faults), came more`);
    const number = when?.number === undefined ? undefined : (this.#cast.numberOf(when.number) ?? when.number);
    const target = when && { when: { ...when, ...(number === undefined ? {} : { number }) } };
    exchange.faults.add({ ...fault, ...target }, 'scenario');
  }

  #limitTime(stage: Stage) {
    const { time_limit: given } = this.#run.scenario;
    const ms = given === undefined ? USUAL_TIME_LIMIT_MS : msOf(given);
    const over = (): void => {
      if (this.#over.signal.aborted) return;
      this.#cut = { outcome: 'failed', why: `it took longer than ${ms / 1000} s (time_limit)` };
      this.#over.abort();
    };
    return stage.exchange.clock.schedule(ms, over, { what: 'time limit of the scenario' });
  }

  /** The app is lost: that tells more than an expectation that fails because of it. */
  #lose(why: string): void {
    this.#cut = { outcome: 'lost', why };
    this.#over.abort();
  }

  /** An app that nobody can reach any more is lost by this run, not by the next, also where the system has not told of its end yet. */
  async #lookForApp(): Promise<void> {
    const why = await this.#app.gone();
    if (why !== undefined) this.#lose(why);
  }

  async #verdict(
    stage: Stage | undefined,
    steps: ScenarioResult['steps'],
    cut: Pick<ScenarioResult, 'outcome' | 'why'> | undefined,
  ): Promise<ScenarioResult> {
    const { name, example, placeOf } = this.#run;
    const findings = stage?.exchange.findings.list({}) ?? [];
    const grave = findings.filter((finding) => this.#isGrave(finding));
    const verdict = cut ?? outcomeOf(steps, grave);
    const { all, sound } = this.#deps.keep;
    const readings = all || verdict.outcome !== 'passed';
    return {
      name,
      place: placeOf([]),
      example: example ?? null,
      seed: this.#seed,
      ...verdict,
      started_at: isoMicros(stage?.startMicros ?? 0),
      world_ms: stage?.elapsedMs ?? 0,
      host_ms: this.#deps.host.now() - this.#startedMs,
      steps,
      findings,
      calls: stage ? await callResults(stage, this.#cast, { readings, sound }) : [],
      faults: stage ? faultResults(stage) : [],
      entries: stage && readings ? entriesOf(stage) : [],
      app_output: this.#output(verdict.outcome === 'lost'),
    };
  }

  /** The last lines that the app printed in this run; of one that is lost and said nothing more, those before: it may have ended between two runs. */
  #output(isLost: boolean): readonly string[] {
    const printed = this.#app.output(this.#printedBefore);
    return printed.length === 0 && isLost ? this.#app.output() : printed;
  }

  #isGrave({ code, severity, ignored, expected, fault }: FindingView): boolean {
    const { allow = {} } = this.#run.scenario;
    if (ignored === true || expected === true || fault !== undefined) return false;
    if (allow.findings?.includes(code) === true) return false;
    return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(this.#deps.failOn);
  }
}

/** A function of its own, so that the promise holds the watcher alone. */
function forward(lost: Promise<string>, watcher: { lost?: (why: string) => void }): void {
  void lost.then((why) => watcher.lost?.(why));
}

function outcomeOf(
  steps: ScenarioResult['steps'],
  grave: readonly FindingView[],
): Pick<ScenarioResult, 'outcome' | 'why'> {
  const failing = steps.find(({ fails }) => fails);
  if (failing) return { outcome: 'failed', why: null };
  if (grave.length === 0) return { outcome: 'passed', why: null };
  return { outcome: 'findings', why: grave.map(({ code }) => code).join(', ') };
}
