import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/index.js';
import { runs } from '../support/property-runs.js';
import { firstDifference, outcomeOf, ScriptApp } from '../support/same-script.js';
import { scriptOf } from '../support/script-steps.js';

let simulator: Simulator;
let apps: readonly [ScriptApp, ScriptApp];
let nth = 0;

beforeAll(async () => {
  apps = await Promise.all([ScriptApp.start(), ScriptApp.start()]);
  simulator = await createSimulator({ isolate: 'api-key', time: { mode: 'manual', graceMs: 0 } });
});

afterAll(async () => {
  await simulator.stop();
  for (const app of apps) await app[Symbol.asyncDispose]();
});

it('a script of inputs, one at a time, gives the same journal, frames and audio in two worlds beside each other', async () => {
  await fc.assert(
    fc.asyncProperty(scriptOf(25), async (steps) => {
      nth++;
      const [a, b] = await Promise.all(apps.map((app, i) => outcomeOf(simulator, app, steps, `script ${nth}-${i}`)));
      expect(firstDifference(a ?? [], b ?? [])).toBeUndefined();
    }),
    runs(6),
  );
}, 600_000);
