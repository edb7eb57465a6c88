import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOnce } from '../../src/platform/ask.js';
import { RealClock } from '../../src/platform/clock.js';
import { readScenarios } from '../../src/scenarios/file/read.js';
import type { ScenarioResult } from '../../src/scenarios/result.js';
import { runScenario } from '../../src/scenarios/run.js';
import type { ScenarioRun } from '../../src/scenarios/types.js';
import { startSimulator, type StartedSimulator } from '../../src/simulator.js';
import { serve, type Make } from '../apps/app.mjs';
import { REAL_BUGS } from '../apps/real-bugs.js';
import { PATIENT_APPLICATION } from '../support/app-trial.js';

/** `call: app` calls this number. */
const APP_NUMBER = '+15550100000';

const fileOf = (scenario: string): string =>
  fileURLToPath(new URL(`../../scenarios/real-bugs/${scenario}.yaml`, import.meta.url));

/** Plays the scenarios of a file against an app of `test/apps`, each in a fresh world of the app's key. */
async function played(
  { simulator, stage }: StartedSimulator,
  scenario: string,
  app: string,
  twin: 'broken' | 'mended',
): Promise<ScenarioResult[]> {
  const read = await readScenarios([fileOf(scenario)]);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const apiKey = `${app}-${twin}`;
  const { default: make } = (await import(`../apps/${app}/${twin}.mjs`)) as { readonly default: Make };
  const served = await serve(make, { baseUrl: simulator.baseUrl, apiKey, publicKey: simulator.publicKey });
  const webhookUrl = served.url;
  const under = {
    apiKey,
    origin: webhookUrl,
    webhookUrl,
    lost: new Promise<string>(() => undefined),
    gone: () => Promise.resolve(undefined),
    printed: 0,
    output: () => [],
  };
  const results: ScenarioResult[] = [];
  try {
    for (const run of read.runs)
      results.push(
        await runScenario(twin === 'mended' ? patient(run, webhookUrl) : run, `${apiKey}/${run.seed}`, under, {
          openStage: stage,
          host: new RealClock(),
          send: askOnce,
          failOn: 'error',
          appNumber: APP_NUMBER,
          readAudio: () => '',
          keep: { all: false, sound: false },
        }),
      );
  } finally {
    await served.close();
    await simulator.worlds.end(apiKey);
  }
  return results;
}

/** A scenario with an app whose webhooks may be answered late: a machine that stalls has them sent again after two seconds, as an app with the bug does. */
const patient = ({ scenario, ...run }: ScenarioRun, url: string): ScenarioRun => ({
  ...run,
  scenario: {
    ...scenario,
    config: {
      ...scenario.config,
      applications: [{ ...PATIENT_APPLICATION, webhook_event_url: url }],
      numbers: { [APP_NUMBER]: PATIENT_APPLICATION.id },
    },
  },
});

/** What failed first, with the row of the file that says it. */
function firstFailing(results: readonly ScenarioResult[]) {
  const step = results.flatMap(({ steps }) => steps).find(({ fails }) => fails);
  if (!step) return undefined;
  const { file, line } = step.place;
  return { row: readFileSync(file, 'utf8').split('\n')[line - 1] ?? '', came: step.came };
}

describe('bugs that integrations with Telnyx shipped', () => {
  let started: StartedSimulator;
  const caught = new Set<string>();
  const passed = new Set<string>();

  beforeAll(async () => {
    // A busy machine gets time for what the app is about to do.
    started = await startSimulator({
      isolate: 'api-key',
      time: { mode: 'fast', graceMs: 100 },
      config: { logLevel: 'silent' },
    });
  });
  afterAll(() => started.simulator.stop());

  describe.concurrent('each', () => {
    for (const { scenario, caughtIn } of REAL_BUGS)
      for (const { app, row, came, finding } of caughtIn) {
        it(`${app} is caught for its own reason`, async () => {
          const results = await played(started, scenario, app, 'broken');
          expect(results.map(({ outcome }) => outcome)).toContain('failed');
          const failing = firstFailing(results);
          expect(failing?.row).toMatch(row);
          expect(failing?.came).toMatch(came);
          const found = results.flatMap(({ findings }) => findings).map(({ code }) => code);
          if (finding !== undefined) expect(found).toContain(finding);
          caught.add(app);
        });

        it(`${app}, mended, passes`, async () => {
          const results = await played(started, scenario, app, 'mended');
          expect(results.map((result) => [result.outcome, result.why, firstFailing([result])])).toEqual(
            results.map(() => ['passed', null, undefined]),
          );
          passed.add(app);
        });
      }
  });

  it('13 of 13 are caught, and 13 of 13 pass when they are mended', () => {
    const all = (apps: ReadonlySet<string>) =>
      REAL_BUGS.filter(({ caughtIn }) => caughtIn.every(({ app }) => apps.has(app))).length;
    const rows = REAL_BUGS.flatMap(({ scenario, threads, caughtIn }) =>
      caughtIn.map(({ app }) => [scenario, app, caught.has(app), passed.has(app), threads.join(', ')].join('  ')),
    );
    process.stdout.write(`${rows.join('\n')}\n${all(caught)} of 13 caught, ${all(passed)} of 13 passed\n`);
    expect({ bugs: REAL_BUGS.length, caught: all(caught), passed: all(passed) }).toEqual({
      bugs: 13,
      caught: 13,
      passed: 13,
    });
  });
});
