import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/index.js';
import { fastOutcomeOf, fastScript } from '../support/fast-script.js';
import { runs } from '../support/property-runs.js';
import { firstDifference, outcomeOf, ScriptApp, withNames, type ScriptSide } from '../support/same-script.js';
import { scriptOf } from '../support/script-steps.js';

let apps: readonly [ScriptApp, ScriptApp];
let keys = 0;

beforeAll(async () => {
  apps = await Promise.all([ScriptApp.start(), ScriptApp.start()]);
});

afterAll(async () => {
  for (const app of apps) await app[Symbol.asyncDispose]();
});

/** A simulator with worlds beside each other, of which two have an app. */
function useSides(time: SimulatorOptions['time']): () => readonly [ScriptSide, ScriptSide] {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await createSimulator({ isolate: 'api-key', time, config: { logLevel: 'error' } });
  });
  afterAll(() => simulator.stop());
  return () => [
    { simulator, app: apps[0] },
    { simulator, app: apps[1] },
  ];
}

describe('inputs, one at a time and through real sockets, give the same journal, frames and audio', () => {
  const sides = useSides({ mode: 'manual', graceMs: 0 });

  it('in two worlds beside each other', async () => {
    await fc.assert(
      fc.asyncProperty(scriptOf(25), async (steps) => {
        const key = `script ${++keys}`;
        const [here, there] = sides();
        const [a, b] = await Promise.all([
          outcomeOf(here, `${key}, here`, steps),
          outcomeOf(there, `${key}, there`, steps),
        ]);
        expect(firstDifference(a, b)).toBeUndefined();
      }),
      runs(4),
    );
  }, 600_000);

  it('after a reset as in a fresh world, but for the ids', async () => {
    await fc.assert(
      fc.asyncProperty(scriptOf(12), scriptOf(12), async (before, steps) => {
        const key = `reset ${++keys}`;
        const [here, there] = sides();
        const [a, b] = await Promise.all([
          outcomeOf(here, `${key}, fresh`, steps),
          outcomeOf(there, `${key}, used`, steps, before),
        ]);
        expect(firstDifference(withNames(a), withNames(b))).toBeUndefined();
      }),
      runs(3),
    );
  }, 600_000);
});

describe('in fast time', () => {
  const sides = useSides('fast');

  it('an app, two people and the client of a stream give the same journal and frames in two worlds beside each other', async () => {
    await fc.assert(
      fc.asyncProperty(fastScript, async (script) => {
        const key = `fast ${++keys}`;
        const [here, there] = sides();
        const [a, b] = await Promise.all([
          fastOutcomeOf(here, `${key}, here`, script),
          fastOutcomeOf(there, `${key}, there`, script),
        ]);
        expect(firstDifference(a, b)).toBeUndefined();
      }),
      runs(3),
    );
  }, 600_000);
});
