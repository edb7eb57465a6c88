import { describe, expect, it } from 'vitest';
import { played, type App } from '../../support/scenario-world.js';

/** It takes whatever comes with 200, and answers calls. */
const trusting: App = ({ type }, give) => {
  if (type === 'call.initiated') give('answer');
};

const attacked = (attack: string) =>
  played({
    app: trusting,
    text: `
scenario: An attack
parties: { caller: {} }
steps:
  - caller: { call: app }
  - expect: { command: answer }
  - attack: ${attack}
  - caller: hangup
expect: { command: answer, on: caller, times: 1 }`,
  });

const ALL = 'unsigned, forged, tampered, stale, future, wrong_separator, reserialised';

describe('an attack in a scenario', () => {
  it('fails with the copies that the app accepts, whose sending is the evidence', async () => {
    const { outcome, steps, entries } = await attacked('{}');
    const step = steps.find(({ fails }) => fails);
    expect(outcome).toBe('failed');
    expect(step).toMatchObject({
      place: { line: 7 },
      expected: 'no forged call.initiated is taken for genuine',
      came: `accepted: ${ALL}`,
    });
    const copies = entries.filter(({ seq = 0 }) => step?.evidence.includes(seq)).map(({ copy }) => copy);
    expect(copies).toEqual(ALL.split(', '));
  });

  it('lets pass what it allows', async () => {
    const { steps } = await attacked('{ allow: [stale, future] }');
    expect(steps.find(({ fails }) => fails)).toMatchObject({
      expected: 'no forged call.initiated is taken for genuine, but for stale, future',
      came: 'accepted: unsigned, forged, tampered, wrong_separator, reserialised',
    });
  });

  it('leaves the calls of the scenario alone', async () => {
    const { outcome, why, steps } = await attacked(`{ allow: [${ALL}] }`);
    expect({ outcome, why }).toEqual({ outcome: 'passed', why: null });
    expect(steps.filter(({ fails }) => fails)).toEqual([]);
  });

  it('copies the newest event of a type, and says where there has been none', async () => {
    const { steps } = await attacked('{ event: call.answered }');
    expect(steps.find(({ fails }) => fails)?.came).toBe(`accepted: ${ALL}`);
    const none = await attacked('{ event: call.hangup }');
    expect(none.steps.find(({ fails }) => fails)?.came).toContain('expected the type of a webhook that a call has had');
  });
});
