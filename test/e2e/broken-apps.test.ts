import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigOptions } from '../../src/config.js';
import { createSimulator, type Simulator } from '../../src/index.js';
import { MISTAKES, type Mistake } from '../apps/table.js';
import { foundWith, PATIENT_APPLICATION } from '../support/app-trial.js';

const config = {
  applications: [PATIENT_APPLICATION],
  parties: {
    // A machine that records for half a minute.
    // A moderator, who stays as long as the caller.
    '+15550100311': { script: [{ wait_ms: 60_000 }, { hangup: true }] },
    '+15550100310': { kind: 'machine', script: [{ wait_ms: 30_000 }, { hangup: true }] },
  },
} satisfies ConfigOptions;

/** Apps with a mistake each, and their twins without it: what is wrong is found by its name, and nothing else is. */
describe.concurrent('an app with a mistake', () => {
  let simulators: { readonly fast: Simulator; readonly real: Simulator };

  beforeAll(async () => {
    const [fast, real] = await Promise.all([
      createSimulator({ isolate: 'api-key', time: { mode: 'fast', graceMs: 100 }, config }),
      createSimulator({ isolate: 'api-key', config }),
    ]);
    simulators = { fast, real };
  });
  afterAll(async () => {
    await Promise.all([simulators.fast.stop(), simulators.real.stop()]);
  });

  const simulatorFor = ({ isReal }: Mistake): Simulator => simulators[isReal ? 'real' : 'fast'];

  for (const mistake of MISTAKES) {
    it(`${mistake.app}: ${mistake.finds.join(', ')}`, async () => {
      expect(await foundWith(simulatorFor(mistake), mistake, 'broken')).toEqual(mistake.finds);
    });

    it(`${mistake.app}, mended: nothing`, async () => {
      expect(await foundWith(simulatorFor(mistake), mistake, 'mended')).toEqual([]);
    });
  }
});
