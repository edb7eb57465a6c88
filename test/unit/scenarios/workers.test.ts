import { describe, expect, it } from 'vitest';
import type { PlannedRun } from '../../../src/scenarios/plan.js';
import type { ScenarioResult } from '../../../src/scenarios/result.js';
import { AppStartError, runPlan, type RunningApp, type WorkersDeps } from '../../../src/scenarios/workers.js';
import { someCall, someResult } from '../../support/scenario-results.js';

type Outcome = ScenarioResult['outcome'];

/** A plan of which each run comes to the outcome that stands there, and what was done for it. */
async function ran(outcomes: readonly Outcome[], changes: Partial<WorkersDeps> = {}) {
  const story: string[] = [];
  const done: string[] = [];
  const plan = outcomes.map((outcome, index): PlannedRun => ({ seed: String(index), run: { name: outcome } as never }));
  const app = (worker: number): RunningApp =>
    ({ stop: () => Promise.resolve(void story.push(`stop ${worker}`)) }) as RunningApp;
  const running = runPlan(plan, {
    workers: 1,
    bail: Infinity,
    start: (worker) => {
      story.push(`start ${worker}`);
      return Promise.resolve(app(worker));
    },
    run: ({ run, seed }, slot) =>
      slot.play(async () => {
        // The first takes longest.
        for (let turns = 0; turns < 10 - Number(seed); turns++) await Promise.resolve();
        story.push(`run ${seed}`);
        const calls = [someCall({ stereo: new Uint8Array(44) })];
        return someResult({ outcome: run.name as Outcome, seed, calls });
      }),
    done: ({ seed, calls }) => done.push(`${seed}${calls[0]?.stereo ? '' : ' without sound'}`),
    ...changes,
  });
  const { results, notStarted } = await running;
  return { story, done, results, notStarted };
}

describe('workers', () => {
  it('tell of results with their sound, and keep them without', async () => {
    const { done, results } = await ran(['passed', 'failed']);
    expect(done).toEqual(['0', '1']);
    expect(results.map(({ calls }) => calls.map(({ stereo }) => stereo))).toEqual([[null], [null]]);
  });

  it('run one scenario after the other against the same copy of the app', async () => {
    const { story, done } = await ran(['passed', 'failed', 'passed']);
    expect(story).toEqual(['start 0', 'run 0', 'run 1', 'run 2', 'stop 0']);
    expect(done).toEqual(['0', '1', '2']);
  });

  it('start the app anew for each run, where that is asked for', async () => {
    const { story } = await ran(['passed', 'passed'], { fresh: true });
    expect(story).toEqual(['start 0', 'run 0', 'stop 0', 'start 0', 'run 1', 'stop 0']);
  });

  it('are no more than there are runs, and tell of results in the order of the plan', async () => {
    const { story, done } = await ran(['passed', 'passed', 'passed'], { workers: 8 });
    expect(story.filter((line) => line.startsWith('start'))).toEqual(['start 0', 'start 1', 'start 2']);
    expect(story.filter((line) => line.startsWith('run'))).toEqual(['run 2', 'run 1', 'run 0']);
    expect(done).toEqual(['0', '1', '2']);
  });

  it('start the app anew when it was lost, as long as there is something to run', async () => {
    const { story } = await ran(['lost', 'passed', 'lost']);
    expect(story).toEqual(['start 0', 'run 0', 'stop 0', 'start 0', 'run 1', 'run 2', 'stop 0']);
  });

  it('begin nothing more once so many have not passed', async () => {
    const { story, done, results } = await ran(['passed', 'failed', 'findings', 'passed'], { bail: 2 });
    expect(story.at(-2)).toBe('run 2');
    expect(done).toEqual(['0', '1', '2']);
    expect(results).toHaveLength(3);
  });

  it('start the app anew within a run of several orderings, one of which lost it', async () => {
    const { story } = await ran(['lost'], {
      run: async ({ seed }, slot) => {
        await slot.play(() => Promise.resolve(someResult({ seed, outcome: 'lost' })));
        return slot.play(() => Promise.resolve(someResult({ seed })));
      },
    });
    expect(story).toEqual(['start 0', 'stop 0', 'start 0', 'stop 0']);
  });

  const noApp = () => Promise.reject(new AppStartError('it ended with code 1', ['no such module']));

  it('all end when one of them cannot start the app, and stop what they have started; what has been run is told', async () => {
    const stopped: number[] = [];
    const { results, notStarted, story } = await ran(['passed', 'passed', 'passed', 'passed', 'passed'], {
      workers: 2,
      start: (worker) =>
        worker === 1
          ? noApp()
          : Promise.resolve({ stop: () => Promise.resolve(void stopped.push(worker)) } as RunningApp),
    });
    expect(notStarted).toMatchObject({ message: 'it ended with code 1', output: ['no such module'] });
    expect(results.map(({ seed }) => seed)).toEqual(['0']);
    expect(stopped).toEqual([0]);
    expect(story).toEqual(['run 0']);
  });

  it('tell what has been run where an app that is lost does not start again', async () => {
    let starts = 0;
    const { results, notStarted } = await ran(['passed', 'lost', 'passed', 'passed'], {
      start: () => (starts++ === 0 ? Promise.resolve({ stop: () => Promise.resolve() } as RunningApp) : noApp()),
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'lost']);
    expect(notStarted).toBeInstanceOf(AppStartError);
    expect(starts).toBe(2);
  });

  it('fail where the app does not start at all', async () => {
    await expect(ran(['passed', 'passed'], { start: noApp })).rejects.toThrow(AppStartError);
  });
});
