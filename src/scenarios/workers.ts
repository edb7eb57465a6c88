import type { PlannedRun } from './plan.js';
import type { ScenarioResult } from './result.js';
import type { AppUnderTest } from './run.js';

/** A copy of the app. */
export interface RunningApp extends AppUnderTest {
  /** Ends it, with all that it has started. */
  stop(): Promise<void>;
}

/** The app could not be started, for the reason in the message. */
export class AppStartError extends Error {
  override readonly name = 'AppStartError';
  /** The last lines that it printed. */
  readonly output: readonly string[];

  constructor(why: string, output: readonly string[]) {
    super(why);
    this.output = output;
  }
}

/** The copy of the app that a worker has. */
export class AppSlot {
  readonly #start: () => Promise<RunningApp>;
  readonly #isFresh: boolean;
  #app: RunningApp | undefined;

  /** `isFresh`: each run has a copy of its own. */
  constructor(start: () => Promise<RunningApp>, isFresh = false) {
    this.#start = start;
    this.#isFresh = isFresh;
  }

  /** Plays a run against the copy, which is started where there is none, and ends one that the run has lost. Rejects with an AppStartError. */
  async play(run: (app: RunningApp) => Promise<ScenarioResult>): Promise<ScenarioResult> {
    const result = await run((this.#app ??= await this.#start()));
    if (this.#isFresh || result.outcome === 'lost') await this.end();
    return result;
  }

  /** Ends it: the next run gets another one. */
  async end(): Promise<void> {
    await this.#app?.stop();
    this.#app = undefined;
  }
}

export interface WorkersDeps {
  /** So many copies of the app run side by side. */
  readonly workers: number;
  /** Each run, and each ordering of one, has a copy of its own. */
  readonly fresh?: boolean;
  /** Starts the copy of a worker, 0 and up. Rejects with an AppStartError. */
  readonly start: (worker: number) => Promise<RunningApp>;
  readonly run: (planned: PlannedRun, slot: AppSlot) => Promise<ScenarioResult>;
  /** No run begins any more once so many have not passed. */
  readonly bail: number;
  /** Told of each result, in the order of the plan. */
  readonly done: (result: ScenarioResult) => void;
}

/** The runs of a plan that came to an end, in its order. */
export interface PlanRun {
  readonly results: ScenarioResult[];
  /** The app did not start for one of them: the rest was left out because of it. */
  readonly notStarted?: AppStartError;
}

/** Runs a plan: each worker has a copy of the app and takes the next run. Rejects with an AppStartError where nothing has been run. */
export async function runPlan(plan: readonly PlannedRun[], deps: WorkersDeps): Promise<PlanRun> {
  const results = new Map<number, ScenarioResult>();
  let next = 0;
  let told = 0;
  let failed = 0;
  let isOver = false;
  const finished = (index: number, result: ScenarioResult): void => {
    results.set(index, result);
    if (result.outcome !== 'passed') failed++;
    for (let ready = results.get(told); ready; ready = results.get(++told)) {
      deps.done(ready);
      results.set(told, withoutSound(ready));
    }
  };
  const worker = async (number: number): Promise<void> => {
    const slot = new AppSlot(() => deps.start(number), deps.fresh);
    try {
      for (;;) {
        const index = next;
        const planned = plan[index];
        if (!planned || isOver || failed >= deps.bail) return;
        next++;
        const result = await deps.run(planned, slot);
        finished(index, result);
      }
    } catch (error) {
      // The others cannot do what one worker cannot.
      isOver = true;
      throw error;
    } finally {
      await slot.end();
    }
  };
  const workers = Array.from({ length: Math.min(deps.workers, plan.length) }, (_, number) => worker(number));
  const ends = await Promise.allSettled(workers);
  const faults = ends.filter((end) => end.status === 'rejected');
  const fault = faults.find(({ reason }) => results.size === 0 || !(reason instanceof AppStartError));
  if (fault) throw fault.reason;
  // A run that was left out leaves a gap; what is behind it is told all the same.
  const rest = [...results].sort(([a], [b]) => a - b);
  for (const [index, result] of rest) if (index > told) deps.done(result);
  const [notStarted] = faults.map(({ reason }) => reason as AppStartError);
  return { results: rest.map(([, result]) => result), ...(notStarted && { notStarted }) };
}

/** Sound is for who is told of a result, and not kept: that of many runs is too much. */
const withoutSound = (result: ScenarioResult): ScenarioResult => ({
  ...result,
  calls: result.calls.map((call) => ({ ...call, stereo: null })),
});
