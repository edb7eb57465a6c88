import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../src/calls/entry.js';
import { explore, playOrdering, type PlayOnce } from '../../../../src/scenarios/explore/explore.js';
import { faultsOf, orderingOf, seedOf, wordsOf } from '../../../../src/scenarios/explore/ordering.js';
import { shrink } from '../../../../src/scenarios/explore/shrink.js';
import type { PlannedRun } from '../../../../src/scenarios/plan.js';
import type { ScenarioResult } from '../../../../src/scenarios/result.js';
import { AppStartError } from '../../../../src/scenarios/workers.js';
import type { Fault } from '../../../../src/faults/fault.js';

const PLACE = { file: 'a.yaml', line: 1, column: 1 };
const PLANNED: PlannedRun = {
  run: {
    name: 'A call',
    scenario: { scenario: 'A call', steps: [] },
    example: undefined,
    seed: 'A call',
    placeOf: () => PLACE,
  },
  seed: 'seed/A call',
};

const webhook = (event_type: string): Entry => ({
  type: 'webhook.created',
  at: '',
  event_id: 'e',
  event_type,
  payload: {},
});
const command = (name: string): Entry => ({ type: 'command.accepted', at: '', command: name });
const ENTRIES = [
  webhook('call.initiated'),
  command('answer'),
  webhook('call.answered'),
  command('speak'),
  webhook('call.hangup'),
];

/** An app that breaks where `breaks` says so, and the seeds of the worlds in which it was played. */
function app(breaks: (faults: readonly Fault[]) => ScenarioResult['outcome'] | undefined) {
  const seeds: string[] = [];
  const play: PlayOnce = ({ run, seed }) => {
    seeds.push(seed);
    const outcome = breaks(run.scenario.faults ?? []) ?? 'passed';
    return Promise.resolve({ outcome, why: null, seed, entries: ENTRIES, faults: [] } as unknown as ScenarioResult);
  };
  return { play, seeds };
}

describe('Orderings of a scenario', () => {
  it('that break the app are found, made small, and told in words and as what plays them again', async () => {
    const { play, seeds } = app((faults) =>
      faults.some(({ fault, when }) => fault === 'webhook_reordered' && when?.event === 'call.answered')
        ? 'failed'
        : undefined,
    );
    const result = await explore(PLANNED, 50, play);
    expect(result.outcome).toBe('failed');
    expect(result.why).toMatch(
      /^\d+ of 50 orderings break the app: call\.answered comes behind the next one of its call/,
    );
    expect(result.why).toContain("(--ordering 'swap:call.answered:1')");
    expect(result.why?.match(/--ordering/g)).toHaveLength(1);
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('that broke the app once, and never again, leave the verdict as it is: the machine may have been to blame', async () => {
    let plays = 0;
    const { play, seeds } = app((faults) => (faults.length > 0 && plays++ === 0 ? 'failed' : undefined));
    const { outcome, why } = await explore(PLANNED, 20, play);
    expect(outcome).toBe('passed');
    expect(why).toMatch(/^broken once by --ordering '.*', and not when that was played again$/);
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('that break the app now and then are told with that', async () => {
    let whole = '';
    const { play, seeds } = app((faults) => {
      if (faults.length > 0) whole ||= JSON.stringify(faults);
      const isWhole = faults.length > 0 && JSON.stringify(faults) === whole;
      return isWhole && !seeds.at(-1)?.includes(':') ? 'failed' : undefined;
    });
    const { outcome, why } = await explore(PLANNED, 20, play);
    expect(outcome).toBe('failed');
    expect(why).toMatch(/^1 of 20 orderings break the app: .*, which broke it once and not when played again \(/);
    expect(seeds.length).toBeGreaterThan(21);
  });

  it('have been played with the seed of their text, which the result names', async () => {
    const { play } = app((faults) => (faults.some(({ fault }) => fault === 'api_slow') ? 'failed' : undefined));
    const { ordering = '', seed, explored } = await explore(PLANNED, 50, play);
    expect(ordering).toMatch(/^slow:\w+:1:\d+$/);
    expect(seed).toBe(`${PLANNED.seed}/${ordering}`);
    expect(explored).toBe(50);
  });

  it('wait for the next webhook no longer than they are late otherwise', () => {
    const ordering = orderingOf('swap:call.answered:1');
    if (typeof ordering === 'string') throw new Error(ordering);
    expect(faultsOf(ordering)).toMatchObject([{ fault: 'webhook_reordered', delay_ms: 300 }]);
  });

  it('that an app bears leave the verdict as it is, and are the same each time', async () => {
    const [one, other] = [app(() => undefined), app(() => undefined)];
    expect((await explore(PLANNED, 50, one.play)).outcome).toBe('passed');
    await explore(PLANNED, 50, other.play);
    expect(one.seeds).toHaveLength(51);
    expect(other.seeds).toEqual(one.seeds);
  });

  it('are not tried where the scenario fails as it is', async () => {
    const { play, seeds } = app(() => 'failed');
    expect((await explore(PLANNED, 50, play)).why).toBeNull();
    expect(seeds).toHaveLength(1);
  });

  it('end where the app is lost, by an ordering that is made small too', async () => {
    const { play, seeds } = app((faults) =>
      faults.some(({ fault }) => fault === 'webhook_doubled') ? 'lost' : undefined,
    );
    const { outcome, why, ordering, explored = 0 } = await explore(PLANNED, 50, play);
    expect(outcome).toBe('lost');
    expect(ordering).toMatch(/^double:[\w.]+:1$/);
    expect(why).toContain(`1 of ${explored} orderings break the app: `);
    expect(explored).toBeLessThan(50);
    expect(seeds.filter((seed) => /ordering \d+$/.test(seed))).toHaveLength(explored);
  });

  it('that lose the app once are told, also where that was no more when they were played again', async () => {
    let plays = 0;
    const { play } = app((faults) => (faults.length > 0 && plays++ === 0 ? 'lost' : undefined));
    expect(await explore(PLANNED, 20, play)).toMatchObject({
      outcome: 'lost',
      why: expect.stringContaining('which broke it once and not when played again') as string,
    });
  });

  it('that lose an app which does not start again are told as they were', async () => {
    let isGone = false;
    const { play } = app((faults) => {
      if (isGone) throw new AppStartError('no database', []);
      isGone = faults.length > 0;
      return isGone ? 'lost' : undefined;
    });
    const { outcome, why } = await explore(PLANNED, 20, play);
    expect(outcome).toBe('lost');
    expect(why).toContain('1 of 1 orderings break the app');
    // Nobody knows what it would have done when played again.
    expect(why).not.toContain('played again');
  });

  it('that need two changes at once are told with both', async () => {
    const has = (faults: readonly Fault[], fault: string): boolean => faults.some((each) => each.fault === fault);
    const { play } = app((faults) => (has(faults, 'webhook_late') && has(faults, 'api_slow') ? 'findings' : undefined));
    const result = await explore(PLANNED, 200, play);
    expect(result.outcome).toBe('findings');
    expect(result.why).toMatch(/ms late, and |first, and /);
  });

  it('are played again by their text', async () => {
    const ordering = orderingOf('late:call.answered:2:150,double:call.initiated:1,slow:speak:1:300');
    if (typeof ordering === 'string') throw new Error(ordering);
    expect(seedOf(ordering)).toBe('late:call.answered:2:150,double:call.initiated:1,slow:speak:1:300');
    expect(ordering.map(wordsOf)).toEqual([
      'call.answered (no. 2) comes 150 ms late',
      'call.initiated comes twice at once',
      'speak is answered 300 ms late, its webhooks may come first',
    ]);
    expect(faultsOf(ordering)).toMatchObject([
      { fault: 'webhook_late', when: { event: 'call.answered' }, skip: 1, count: 1, delay_ms: 150 },
      { fault: 'webhook_doubled', when: { event: 'call.initiated' }, count: 1 },
      { fault: 'api_slow', when: { operation: 'speak' }, count: 1, delay_ms: 300 },
    ]);
    const { play, seeds } = app((faults) => (faults.length === 3 ? 'failed' : undefined));
    expect((await playOrdering(PLANNED, ordering, play)).outcome).toBe('failed');
    expect(seeds[0]).toContain('late:call.answered:2:150');
  });

  it('tell the changes whose turn never came', async () => {
    const ordering = orderingOf('late:call.answered:1:150,slow:speak:3:20');
    if (typeof ordering === 'string') throw new Error(ordering);
    const [first] = faultsOf(ordering);
    const play: PlayOnce = () =>
      Promise.resolve({ outcome: 'passed', faults: [{ name: first?.name, times: 1 }] } as unknown as ScenarioResult);
    expect((await playOrdering(PLANNED, ordering, play)).never_came).toEqual(['slow:speak:3:20']);
  });

  it.each([
    ['sooner:call.answered:1', /changes such as late/],
    ['late:call.answered:1', /late with milliseconds/],
    ['double:call.answered:1:5', /double without milliseconds/],
    ['late:call.anwsered:1:5', /the type of a webhook, came call.anwsered; did you mean call.answered\?/],
    ['slow:speek:1:20', /a command, came speek; did you mean speak\?/],
    ['slow:zap:1:20', /an operation or a command, came zap/],
    ['', /changes such as late/],
  ])('%j is refused with what was expected', (text, words) => {
    expect(orderingOf(text)).toMatch(words);
  });
});

it('What is made small needs each of its parts', async () => {
  const asked: string[] = [];
  const small = await shrink(['a', 'b', 'c', 'd', 'e', 'f', 'g'], (part) => {
    asked.push(part.join(''));
    return Promise.resolve(part.includes('b') && part.includes('f'));
  });
  expect(small).toEqual(['b', 'f']);
  expect(asked.length).toBeLessThan(20);
});
