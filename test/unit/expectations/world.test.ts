import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/control.js';
import type { Expectation, Judgement } from '../../../src/expectations/judgement.js';
import { judgeEntries } from '../../../src/expectations/watch.js';
import { worldContext } from '../../../src/expectations/world-context.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { StreamApp } from '../../support/stream-app.js';
import { BEGIN } from '../../support/told-entries.js';

/** What has happened in a world so far, judged. */
function judgedIn({ exchange, journal, clock }: ExchangeWorld, expectation: Expectation): Judgement {
  const begin = { ...BEGIN, sinceMicros: 0, isWaitedFor: false, endMicros: clock.wallMicros() };
  return judgeEntries(expectation, journal.list({}, Infinity), begin, worldContext(exchange));
}

describe('what a world tells expectations', () => {
  it('is the whole body of a command, of which the journal shows the beginning, without its secrets', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const payload = `Welcome. ${'And again. '.repeat(40)}The end`;
    const custom_headers = [{ name: 'X-Token', value: 'secret' }];
    world.ok(call, 'speak', { payload, voice: 'female', client_state: 'YWJj' });
    world.ok(call, 'send_sip_info', { content_type: 'text/plain', body: 'x'.repeat(300) });
    expect(judgedIn(world, { command: 'speak', with: { payload: '/The end$/', client_state: 'YWJj' } }).outcome).toBe(
      'pass',
    );
    expect(JSON.stringify(world.journal.list({ types: ['command.accepted'] }, 10))).not.toContain('The end');
    world.ok(call, 'transfer', { to: '+15550100300', custom_headers });
    const hidden = judgedIn(world, {
      command: 'transfer',
      with: { custom_headers: { contains: { value: 'secret' } } },
    });
    expect(hidden.fails).toBe(true);
    expect(JSON.stringify(hidden)).not.toContain('secret"}]');
  });

  it('is the words that a far end has heard, when they were over', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { payload: 'Welcome to the bakery', voice: 'female' });
    await world.clock.advanceAsync(10_000);
    const spoken: Expectation = { 'in order': [{ heard: 'the bakery', on: call.id }, { webhook: 'call.speak.ended' }] };
    expect(judgedIn(world, spoken)).toMatchObject({ outcome: 'pass' });
    expect(judgedIn(world, { heard: 'goodbye' }).came).toMatch(/^heard "Welcome to the bakery" on /);
  });

  it('is the state that a call is in', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const context = worldContext(world.exchange);
    const isIn = (...args: Parameters<typeof context.isIn>): boolean => context.isIn(...args);
    expect([isIn(call.id, 'active'), isIn(call.id, 'held'), isIn(call.id, 'bridged'), isIn(call.id, 'ended')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    world.ok(call, 'enqueue', { queue_name: 'q' });
    expect([isIn(call.id, 'queued'), isIn(call.id, 'in_conference'), isIn('nobody', 'active')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(judgedIn(world, { state: 'queued', on: call.id }).outcome).toBe('pass');
  });

  it('is each media frame of an app: how many, when, and behind what', async () => {
    const app = await StreamApp.answer();
    const sound = new Int16Array(8_000).fill(1_000);
    await app.run(
      [
        [500, () => app.send(sound, { leadMs: 0 })],
        [3_000, () => app.send(sound, { leadMs: 1_000 })],
        [3_000, () => app.clear()],
      ],
      5_000,
    );
    const ofApp = { frame: 'media', from: 'app' } as const;
    const outcome = (expectation: Expectation) => judgedIn(app.world, expectation).outcome;
    expect(judgedIn(app.world, { ...ofApp, times: 100 })).toMatchObject({ came: 'media of the app 100 times' });
    const since: Expectation[] = [{ state: 'active' }, { ...ofApp, after: '480ms', within: '1.49s', times: 50 }];
    expect(outcome({ 'in order': since })).toBe('pass');
    expect(outcome({ 'in order': [{ frame: 'clear' }, { never: ofApp }] })).toBe('pass');
    expect(outcome({ 'in order': [{ frame: 'clear' }, ofApp] })).toBe('fail');
  });

  it('is each media frame of an app that sends at the very instant at which its world begins', async () => {
    const app = await StreamApp.answer();
    app.send(new Int16Array(800).fill(1_000), { leadMs: 100 });
    await app.run([], 1_000);
    const library = controls(() => app.world.exchange);
    expect(await library.verify({ frame: 'media', from: 'app', times: 5 })).toMatchObject({ outcome: 'pass' });
    const [{ seq = 0 } = {}] = app.world.journal.list({ types: ['stream.connected'] }, 1);
    const since = await library.verify({ frame: 'media', from: 'app', times: 5 }, { after: seq });
    expect(since).toMatchObject({ outcome: 'pass' });
  });

  it('is that an app streamed sound, and not silence', async () => {
    const [loud, silent] = await Promise.all([StreamApp.answer(), StreamApp.answer()]);
    await loud.run(
      [[500, () => loud.send(new Int16Array(4_000).fill(8_000).map((x, i) => (i % 8 < 4 ? x : -x)))]],
      2_000,
    );
    await silent.run([[500, () => silent.send(new Int16Array(4_000))]], 2_000);
    expect(judgedIn(loud.world, { heard: 'welcome' }).outcome).toBe('not measurable');
    expect(judgedIn(silent.world, { heard: 'welcome' }).outcome).toBe('fail');
  });
});
