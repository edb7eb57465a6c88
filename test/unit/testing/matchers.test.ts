import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/control.js';
import { matchers, type TelnyxMatchers } from '../../../src/testing/matchers.js';
import { testControls } from '../../../src/testing/test-call.js';
import '../../../src/vitest.js';
import { app, controlWorld, type ControlWish } from '../../support/control-world.js';

/** A call that the app has answered and on which it has spoken, on a clock that the test moves. */
async function greeted(wish: ControlWish = {}) {
  const own = controlWorld(wish);
  const library = controls(() => own.exchange);
  const sim = { ...library, ...testControls(() => own.exchange, library) };
  const call = await sim.call({ from: '+15550100001', to: '+15550100002' });
  app.answer(own, call.id);
  app.speak(own, call.id, 'Welcome to the bakery.');
  await own.clock.advanceAsync(2_000);
  return { ...own, sim, call };
}

/** The message with which an awaited assertion fails. */
const failure = (assertion: Promise<void>): Promise<string> =>
  assertion.then(
    () => 'it passed',
    (error: unknown) => (error as Error).message,
  );

describe('matchers', () => {
  it('say what the app did on a call, each from where the one before came true', async () => {
    const { call } = await greeted();
    await expect(call).toHaveReceivedCommand('answer');
    await expect(call).toHaveReceivedCommand('speak', { with: { payload: /^welcome/i } });
    await expect(call).toHaveHeard('welcome to the bakery');
    await expect(call).toHaveSentWebhook('call.speak.ended');
  });

  it('say what the app did at all', async () => {
    const { sim, clock } = await greeted();
    const once = expect(sim).toHaveReceivedCommand('speak', { times: 1, within: '2s' });
    await clock.advanceAsync(2_001);
    await once;
    await expect(sim).toHaveReceivedCommand('answer');
    await expect(sim).toHaveState('active');
    await expect(sim).toHaveHeard(/bakery/);
    await expect(sim).toMeet([{ command: 'answer' }, { command: 'speak' }]);
  });

  it('fail with the nearest miss and the last lines', async () => {
    const { sim, clock } = await greeted();
    const failed = failure(expect(sim).toHaveReceivedCommand('speak', { with: { payload: /good bye/ }, within: 100 }));
    await clock.advanceAsync(200);
    expect(await failed).toMatch(
      /^expected command speak with payload \/good bye\/ within 100 ms\ncame {5}speak .*came "Welcome to the bakery."\n\n.* rings /s,
    );
  });

  it('with not hold as things stand, or for a time', async () => {
    const world = await greeted();
    const { sim, call, clock } = world;
    await expect(call).not.toHaveReceivedCommand('hangup');
    expect(await failure(expect(sim).not.toHaveReceivedCommand('speak'))).toMatch(
      /^expected never command speak\ncame {5}it came: speak/,
    );
    const kept = failure(expect(call).not.toHaveReceivedCommand('hangup', { for: '2s' }));
    const broken = failure(expect(call).not.toHaveReceivedCommand('speak', { with: { payload: 'More' }, for: '2s' }));
    clock.schedule(1_000, () => app.speak(world, call.id, 'More'));
    await clock.advanceAsync(2_001);
    expect(await kept).toBe('it passed');
    expect(await broken).toMatch(/^expected never command speak with payload "More".*\ncame {5}it came/);
  });

  it('read what was measured', async () => {
    const { sim, call } = await greeted();
    await expect(call).toHaveReading('greeting', { at_most: '1s' });
    await expect(call).not.toHaveReading('greeting', { at_most: 0, at_least: 5 });
    expect(await failure(expect(sim).toHaveReading('greeting', { at_least: 5_000 }))).toMatch(
      /^expected reading greeting/,
    );
  });

  it('tell what was found wrong with the app, but for what is left out', async () => {
    const { sim, call } = await greeted();
    await expect(sim).toHaveNoFindings();
    await expect(call).toHaveNoFindings();
    expect(await failure(expect(call).not.toHaveNoFindings())).toBe('expected a finding, and there was none');
    const wrong = await greeted({ config: { webhookUrl: null } });
    expect(await failure(expect(wrong.call).toHaveNoFindings())).toMatch(
      /^expected no findings, and there were 1:\nerror webhook_nowhere: /,
    );
    await expect(wrong.sim).toHaveNoFindings({ ignore: ['webhook_nowhere'] });
    await expect(wrong.sim).not.toHaveNoFindings();
  });

  it('refuse what is neither a call nor a simulator, and for without not', async () => {
    const { call } = await greeted();
    const wanted = 'toHaveHeard: expected a call of simulator.call() or nextCall(), or a simulator, came 5';
    expect(await failure(expect(5).toHaveHeard('hello'))).toBe(wanted);
    expect(await failure(expect(call).toHaveHeard('hello', { for: '1s' }))).toBe(
      'toHaveHeard: expected "for" only with .not',
    );
  });

  it('are typed', () => {
    const assertion = expect(5);
    const check = (): unknown => [
      assertion.toHaveReceivedCommand('speak', { with: { payload: /x/ }, within: '2s', times: { at_least: 2 } }),
      // @ts-expect-error: a time has a unit
      assertion.toHaveReceivedCommand('speak', { within: '2' }),
      // @ts-expect-error: there is no such state
      assertion.toHaveState('singing'),
      // @ts-expect-error: there is no such reading
      assertion.not.toHaveReading('mood', {}),
      // @ts-expect-error: there is no such code
      assertion.toHaveNoFindings({ ignore: ['nothing_such'] }),
    ];
    expect(check).toBeTypeOf('function');
    expect(Object.keys(matchers)).toHaveLength(7 satisfies number);
    const names = Object.keys(matchers) as (keyof TelnyxMatchers)[];
    expect(names).toContain('toHaveNoFindings');
  });
});
