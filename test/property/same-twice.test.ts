import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/index.js';
import { runs } from '../support/property-runs.js';
import { firstDifference, outcomeOf, ScriptApp, type ScriptSide } from '../support/same-script.js';
import { scriptOf } from '../support/script-steps.js';

describe('a script of inputs, one at a time and through real sockets, gives the same journal, frames and audio', () => {
  let simulator: Simulator;
  let apps: readonly [ScriptApp, ScriptApp];
  /** Two worlds beside each other, with an app each. */
  let sides: readonly [ScriptSide, ScriptSide];
  let keys = 0;

  beforeAll(async () => {
    apps = await Promise.all([ScriptApp.start(), ScriptApp.start()]);
    simulator = await createSimulator({ isolate: 'api-key', time: { mode: 'manual', graceMs: 0 } });
    sides = [
      { simulator, app: apps[0] },
      { simulator, app: apps[1] },
    ];
  });

  afterAll(async () => {
    await simulator.stop();
    for (const app of apps) await app[Symbol.asyncDispose]();
  });

  it('in two worlds beside each other', async () => {
    await fc.assert(
      fc.asyncProperty(scriptOf(25), async (steps) => {
        const key = `script ${++keys}`;
        const [a, b] = await Promise.all([
          outcomeOf(sides[0], `${key}, here`, steps),
          outcomeOf(sides[1], `${key}, there`, steps),
        ]);
        expect(firstDifference(a, b)).toBeUndefined();
      }),
      runs(5),
    );
  }, 600_000);

  it('after a reset, whatever was before', async () => {
    await fc.assert(
      fc.asyncProperty(scriptOf(12), scriptOf(12), async (before, steps) => {
        const key = `reset ${++keys}`;
        const [a, b] = await Promise.all([
          outcomeOf(sides[0], `${key}, empty`, steps, []),
          outcomeOf(sides[1], `${key}, used`, steps, before),
        ]);
        expect(firstDifference(a, b)).toBeUndefined();
      }),
      runs(3),
    );
  }, 600_000);
});
