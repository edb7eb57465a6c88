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
  #app: RunningApp | undefined;

  constructor(start: () => Promise<RunningApp>) {
    this.#start = start;
  }

  /** Starts one where there is none. Rejects with an AppStartError. */
  async app(): Promise<RunningApp> {
    return (this.#app ??= await this.#start());
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
  /** Starts the copy of a worker, 0 and up. Rejects with an AppStartError. */
  readonly start: (worker: number) => Promise<RunningApp>;
  readonly run: (planned: PlannedRun, slot: AppSlot) => Promise<ScenarioResult>;
  /** No run begins any more once so many have not passed. */
  readonly bail: number;
  /** Told of each result, in the order of the plan. */
  readonly done: (result: ScenarioResult) => void;
}

/** Runs a plan: each worker has a copy of the app and takes the next run. Rejects with an AppStartError. */
export async function runPlan(plan: readonly PlannedRun[], deps: WorkersDeps): Promise<ScenarioResult[]> {
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
    const slot = new AppSlot(() => deps.start(number));
    try {
      for (;;) {
        const index = next;
        const planned = plan[index];
        if (!planned || isOver || failed >= deps.bail) return;
        next++;
        const result = await deps.run(planned, slot);
        finished(index, result);
        if (result.outcome === 'lost') await slot.end();
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
  const fault = ends.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  // A run that was left out leaves a gap; what is behind it is told all the same.
  const rest = [...results].sort(([a], [b]) => a - b);
  for (const [index, result] of rest) if (index > told) deps.done(result);
  return rest.map(([, result]) => result);
}

/** Sound is for who is told of a result, and not kept: that of many runs is too much. */
const withoutSound = (result: ScenarioResult): ScenarioResult => ({
  ...result,
  calls: result.calls.map((call) => ({ ...call, stereo: null })),
});
