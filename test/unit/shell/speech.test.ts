import { afterEach, describe, expect, it } from 'vitest';
import type { ScriptStep } from '../../../src/calls/script-step.js';
import { LIMITS } from '../../../src/limits.js';
import type { RawSpeech, SpeechEngine } from '../../../src/media/speech/engine.js';
import { FliteSpeech } from '../../../src/media/speech/synthesizer.js';
import { FliteWorker } from '../../../src/media/speech/worker.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { ExchangeWorld } from '../../support/exchange.js';

/** Says what it is asked for only when it is told to, one text at a time; what is not wanted any more is dropped. */
function slowEngine(): SpeechEngine & { waiting: () => string[]; sayNext: () => void } {
  const waiting = new Map<string, (speech: RawSpeech) => void>();
  return {
    waiting: () => [...waiting.keys()],
    sayNext: () => {
      const [next] = waiting;
      if (!next) throw new Error('nothing waits');
      waiting.delete(next[0]);
      next[1]({ pcm: new Int16Array(1600).fill(1000), rate: 16_000 });
    },
    synthesize: (_voice, text, { signal }) =>
      new Promise((resolve, reject) => {
        waiting.set(text, resolve);
        signal.addEventListener('abort', () => {
          waiting.delete(text);
          reject(new Error('nobody waits'));
        });
      }),
    close: () => Promise.resolve(),
  };
}

function slowWorld() {
  const engine = slowEngine();
  const world = new ExchangeWorld({ speech: new FliteSpeech({ host: new VirtualClock().host, engine }) });
  return { engine, world };
}

describe('words that nobody will hear', () => {
  it('are not made: of 300 calls that say something and hang up, none holds up the one that stays', async () => {
    const { engine, world } = slowWorld();
    for (let i = 0; i < 300; i++) {
      const call = await world.answered();
      if (i % 2 === 0) world.say(call, `Call ${i} is in a hurry.`);
      else world.ok(call, 'speak', { payload: `Call ${i} is in a hurry.`, voice: 'female' });
      world.act(call, { act: 'hangup' });
    }
    const stays = await world.answered();
    world.say(stays, 'I have time.');
    expect(engine.waiting()).toEqual(['I have time.']);
    engine.sayNext();
    await world.clock.advanceAsync(500);
    expect(world.events('party.act.ended', stays)).toMatchObject([{ completed: true }]);
    expect(world.events('party.act.failed')).toEqual([]);
  });

  it('are not made when they are stopped: by silence, by playback_stop, by a speak that takes over', async () => {
    const { engine, world } = slowWorld();
    const call = await world.answered();
    world.say(call, 'One.');
    world.act(call, { act: 'silence' });
    expect(engine.waiting()).toEqual([]);
    world.ok(call, 'speak', { payload: 'Two.', voice: 'female' });
    world.ok(call, 'playback_stop', { stop: 'all' });
    expect(engine.waiting()).toEqual([]);
    world.ok(call, 'speak', { payload: 'Three.', voice: 'female' });
    world.ok(call, 'speak', { payload: 'Four.', voice: 'female', stop: 'all' });
    expect(engine.waiting()).toEqual(['Four.']);
  });

  it('are made all the same where another call says the same', async () => {
    const { engine, world } = slowWorld();
    const [leaves, stays] = [await world.answered(), await world.answered()];
    for (const call of [leaves, stays]) world.say(call, 'Hello.');
    expect(engine.waiting()).toEqual(['Hello.']);
    world.act(leaves, { act: 'hangup' });
    expect(engine.waiting()).toEqual(['Hello.']);
    engine.sayNext();
    await world.clock.advanceAsync(500);
    expect(world.events('party.act.ended', stays)).toMatchObject([{ completed: true }]);
  });
});

describe('words of a script', () => {
  const script: ScriptStep[] = [
    { kind: 'wait', ms: 1000 },
    { kind: 'say', text: 'One. And more.', voice: undefined },
    { kind: 'wait', ms: 1000 },
    { kind: 'say', text: 'Two.', voice: undefined },
  ];

  it('are made before their step comes, so that they begin with it', async () => {
    const { engine, world } = slowWorld();
    const call = await world.ring({ script });
    expect(engine.waiting()).toEqual(['One.']);
    engine.sayNext();
    await world.clock.advanceAsync(0);
    expect(engine.waiting()).toEqual(['And more.']);
    engine.sayNext();
    world.ok(call, 'answer');
    await world.clock.advanceAsync(1000);
    expect(world.events('party.act.started', call)).toMatchObject([{ text: 'One. And more.' }]);
    expect(engine.waiting()).toEqual(['Two.']);
    engine.sayNext();
    await world.clock.advanceAsync(2000);
    const [first, second] = world.events('party.act.started', call).map(({ at }) => Date.parse(at));
    const [firstEnded] = world.events('party.act.ended', call).map(({ at }) => Date.parse(at));
    const answeredMs = Math.floor((call.answeredAt ?? 0) / 1000);
    expect([(first ?? 0) - answeredMs, (second ?? 0) - (firstEnded ?? 0)]).toEqual([1000, 1000]);
  });

  it('are not made when another script takes over, or the call is over', async () => {
    const { engine, world } = slowWorld();
    const call = await world.ring({ script });
    const steps: ScriptStep[] = [{ kind: 'say', text: 'Something else.', voice: undefined }];
    world.act(call, { act: 'script', actId: 'act', steps });
    expect(engine.waiting()).toEqual(['Something else.']);
    world.act(call, { act: 'hangup' });
    expect(engine.waiting()).toEqual([]);
  });
});

describe('too many words', () => {
  const open: FliteWorker[] = [];
  afterEach(async () => {
    for (const engine of open.splice(0)) await engine.close();
  });

  it('fail, and the journal says which limit was reached', async () => {
    const engine = new FliteWorker(new VirtualClock().host, {
      entry: new URL('../../support/fake-flite-worker.mjs', import.meta.url),
      threads: 1,
      limits: { texts: 1 },
    });
    open.push(engine);
    const world = new ExchangeWorld({ speech: new FliteSpeech({ host: new VirtualClock().host, engine }) });
    const calls = [await world.answered(), await world.answered(), await world.answered()];
    for (const [i, call] of calls.entries()) world.say(call, i === 0 ? 'hang' : `number ${i}`);
    const last = calls[2];
    await world.clock.advanceAsync(0);
    expect(world.events('limit.reached')).toMatchObject([
      { what: 'speech.waiting_texts', limit: LIMITS['speech.waiting_texts'], call_control_id: last?.id },
    ]);
    expect(world.events('party.act.failed', last)).toMatchObject([
      { error: expect.stringContaining('at most 1 texts') as string },
    ]);
  });
});
