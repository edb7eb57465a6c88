import { expect, it } from 'vitest';
import { explore } from '../../../../src/scenarios/explore/explore.js';
import { played, runsOf, type App } from '../../../support/scenario-world.js';

const TEXT = `
scenario: A caller is greeted, and the app hangs up
parties:
  caller: { number: '+15550100001' }
steps:
  - caller: { call: app }
  - expect: { command: speak, within: 5s }
  - expect: { command: hangup, within: 10s }
`;

const SPEAK = { payload: 'Good day', voice: 'female' };

/** An app that keeps what it knows of a call by its id. `mended`: an event that comes again changes nothing. */
function greeter({ mended }: { readonly mended: boolean }): App {
  const greeted = new Map<string, boolean>();
  return ({ type, payload }, give) => {
    const call = String(payload['call_control_id']);
    if (type === 'call.initiated') {
      if (mended && greeted.has(call)) return;
      // The mistake: what is known of the call is wiped where the event comes once more.
      greeted.set(call, false);
      give('answer', { command_id: `answer ${call}` });
    } else if (type === 'call.answered' && (!mended || greeted.get(call) !== true)) {
      greeted.set(call, true);
      give('speak', { ...SPEAK, command_id: `speak ${call}` });
    } else if (type === 'call.speak.ended' && greeted.get(call) === true) {
      give('hangup', { command_id: `hangup ${call}` });
    }
  };
}

const explored = async (app: App) => {
  const [run] = await runsOf(TEXT);
  if (!run) throw new Error('no scenario');
  return explore({ run, seed: 'seed' }, 50, (each) => played({ text: TEXT, app, run: each.run, seed: each.seed }));
};

it('An app whose state is wiped by an event that comes again breaks under an ordering, which is told at its smallest', async () => {
  const result = await explored(greeter({ mended: false }));
  expect(result.outcome).toBe('failed');
  expect(result.why).toMatch(
    /call\.initiated comes once more, \d+ ms after it was taken \(--ordering 'again:call\.initiated:1:\d+'\)/,
  );
});

it('Its mended twin bears all of them', async () => {
  const { outcome, why } = await explored(greeter({ mended: true }));
  expect([outcome, why]).toEqual(['passed', null]);
});
