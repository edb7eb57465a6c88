import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/control.js';
import { SimulatorError } from '../../../src/control/simulator-error.js';
import type { RingOptions } from '../../../src/control/types.js';
import { writeWav } from '../../../src/media/wav.js';
import { ExpectationError } from '../../../src/testing/expectation-error.js';
import { testControls, type TestCall } from '../../../src/testing/test-call.js';
import { sine } from '../../support/signals.js';
import { app, controlWorld } from '../../support/control-world.js';

const RING: RingOptions = { from: '+15550100001', to: '+15550100002' };

function world() {
  const own = controlWorld();
  const sim = testControls(
    () => own.exchange,
    controls(() => own.exchange),
  );
  /** The world time, in ms from now, at which a promise is there. */
  const timeOf = async <T>(promise: Promise<T>, withinMs = 30_000): Promise<[T, number]> => {
    const startMs = own.clock.now();
    let endMs = NaN;
    const done = promise.finally(() => (endMs = own.clock.now()));
    void done.catch(() => undefined);
    await own.clock.advanceAsync(withinMs);
    return [await done, endMs - startMs];
  };
  return { ...own, sim, timeOf };
}

/** A call that the app has answered. */
async function talking() {
  const own = world();
  const call = await own.sim.call(RING);
  app.answer(own, call.id);
  return { ...own, call };
}

const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  return error instanceof SimulatorError ? error.code : error;
};

describe('the far end of a call in a test', () => {
  it('is known by id, direction and numbers', async () => {
    const { sim } = world();
    expect(await sim.call(RING)).toMatchObject({ direction: 'incoming', from: RING.from, to: RING.to });
  });

  it('has said it when say resolves, and pressed the keys when press does', async () => {
    const { call, timeOf } = await talking();
    // A fake voice takes 60 ms for a character.
    expect(await timeOf(call.say('Hello'))).toEqual([{ act_id: expect.any(String) as string, completed: true }, 300]);
    const [, pressedMs] = await timeOf(call.press('12'));
    expect(pressedMs).toBe(400);
  });

  it('has played a recording when play resolves', async () => {
    const { call, timeOf } = await talking();
    const audio = writeWav([sine(440, 8_000, 8_000)], 8_000);
    const [end, ms] = await timeOf(call.play({ audio }));
    expect([end.completed, ms]).toEqual([true, 1_000]);
    await expect(call.play('fixture:nothing')).rejects.toThrow('nothing');
  });

  it('is told when it was cut short', async () => {
    const { call, clock } = await talking();
    const said = call.say('A long sentence that nobody wants to hear to its end');
    await clock.advanceAsync(500);
    await call.hangup();
    await clock.advanceAsync(100);
    expect(await said).toMatchObject({ completed: false });
  });

  it.each<[number, Parameters<TestCall['wait']>[0]]>([
    [1_500, 1_500],
    [1_500, '1.5s'],
    [250, '250ms'],
  ])('waits %d ms of world time for %j', async (ms, time) => {
    const { call, timeOf } = await talking();
    expect((await timeOf(call.wait(time)))[1]).toBe(ms);
    expect((await timeOf(call.silence(time)))[1]).toBe(ms);
  });

  it.each<[unknown]>([['soon'], [-1], ['12'], ['25h'], [null]])('refuses %j as a time', async (time) => {
    const { call, journal } = await talking();
    const { last } = journal.range;
    await expect(call.wait(time as never)).rejects.toThrow(
      `time: expected milliseconds, or a duration such as 5s, 500ms or 2m, at most a day, came ${JSON.stringify(time)}.`,
    );
    expect(journal.range.last).toBe(last);
  });

  it('waits for the answer where it has to, and is refused where none comes within 30 s', async () => {
    const own = world();
    const call = await own.sim.call(RING);
    own.clock.schedule(800, () => app.answer(own, call.id));
    const [, ms] = await own.timeOf(call.say('Hello'));
    expect(ms).toBe(1_100);
    const silent = await own.sim.call(RING);
    const refused = codeOf(silent.press('1'));
    await own.clock.advanceAsync(30_000);
    expect(await refused).toBe(409);
  });

  it('interrupts the app once that has been audible for a while', async () => {
    const own = await talking();
    const { call, clock, timeOf } = own;
    clock.schedule(1_000, () => app.speak(own, call.id, 'A long greeting that takes some seconds'));
    const [end, ms] = await timeOf(call.interrupt('Stop', { after: 600 }));
    // It is audible from 1,000 ms on, to a frame; the words themselves take 240 ms.
    expect(end.completed).toBe(true);
    expect(ms).toBeGreaterThanOrEqual(1_840);
    expect(ms).toBeLessThanOrEqual(1_860);
    app.speak(own, call.id, 'And more');
    const [agreed, agreedMs] = await timeOf(call.mmHmm({ after: 400 }));
    expect(agreed.completed).toBe(true);
    expect(agreedMs).toBeGreaterThanOrEqual(820);
    expect(agreedMs).toBeLessThanOrEqual(840);
    const said = own.exchange.journal.list({ types: ['party.act.started'] }, Infinity);
    expect(said).toMatchObject([{ text: 'Stop', agrees: false }, { agrees: true }]);
    const silent = codeOf(call.interrupt('Hello?', { after: '1s' }));
    await clock.advanceAsync(31_100);
    expect(await silent).toBe(409);
  });

  it('holds, takes back, hangs up', async () => {
    const { call, exchange } = await talking();
    await call.hold();
    expect(exchange.findCall(call.id)?.party.onHold).toBe(true);
    await call.unhold();
    await call.hangup();
    expect(exchange.findCall(call.id)).toMatchObject({ state: 'ended', party: { onHold: false } });
    expect(await codeOf(call.say('Hello?'))).toBe(409);
  });

  it('does not wait on when the world is begun anew', async () => {
    const { call, exchange } = await talking();
    const waits = [codeOf(call.wait('1m')), codeOf(call.say('Good morning'))];
    await Promise.resolve();
    setImmediate(() => exchange.reset());
    expect(await Promise.all(waits)).toEqual([409, 409]);
    expect(exchange.journal.openWaits).toBe(0);
  });
});

describe('the next call of the app', () => {
  it('is one that there is already, or one to come; each is given once', async () => {
    const own = world();
    const id = await app.dial(own);
    await own.clock.advanceAsync(100);
    const call = await own.sim.nextCall();
    expect(call).toMatchObject({ id, direction: 'outgoing', to: '+15550100408' });
    const next = own.sim.nextCall({ to: '+15550100300', within: '10s' });
    const other = await app.dial(own);
    await own.clock.advanceAsync(4_000);
    const wanted = await app.dial(own, '+15550100300');
    expect((await own.timeOf(next, 100))[0].id).toBe(wanted);
    expect((await own.sim.nextCall()).id).toBe(other);
  });

  it('is answered, or refused, by the test', async () => {
    const own = world();
    await app.dial(own);
    const [call] = await own.timeOf(own.sim.nextCall(), 500);
    await call.answer();
    expect(own.exchange.findCall(call.id)?.state).toBe('active');
    await app.dial(own);
    const [other] = await own.timeOf(own.sim.nextCall(), 500);
    await other.reject('user_busy');
    expect(own.exchange.liveCalls).toBe(1);
  });

  it('is missed in words, with the calls that came instead', async () => {
    const own = world();
    await app.dial(own);
    const missed = own.sim.nextCall({ to: '+15550100300', within: 2_000 }).catch((error: unknown) => error);
    await own.clock.advanceAsync(2_000);
    const error = await missed;
    expect(error).toBeInstanceOf(ExpectationError);
    expect((error as Error).message).toMatch(
      /^expected a call of the app to \+15550100300 within 2000 ms\ncame {5}\+15550100001 to \+15550100408\n\n {4}/,
    );
  });
});
