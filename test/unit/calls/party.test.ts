import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { PartyAct } from '../../../src/calls/input.js';
import { callView } from '../../../src/control/call-view.js';
import { LIMITS } from '../../../src/limits.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

const SAY: PartyAct = { act: 'sound', sound: { kind: 'say', actId: 'say-1', text: 'Hello', voice: undefined } };
const ACTS: Readonly<Record<PartyAct['act'], PartyAct>> = {
  answer: { act: 'answer' },
  reject: { act: 'reject', cause: 'call_rejected' },
  hangup: { act: 'hangup' },
  sound: SAY,
  silence: { act: 'silence' },
  hold: { act: 'hold' },
  unhold: { act: 'unhold' },
  dtmf: { act: 'dtmf', actId: 'dtmf-1', digits: '1' },
  script: { act: 'script', actId: 'script-1', steps: [{ kind: 'hangup' }] },
};

/** Calls of every kind that a far end can be on, each in a world of its own. */
const SITUATIONS: Readonly<Record<string, (world: ExchangeWorld) => Promise<Call>>> = {
  'a ringing inbound call': (world) => world.ring(),
  'an answered inbound call': (world) => world.answered(),
  'a dialled call that does not ring yet': (world) => world.dial(),
  'a ringing outbound call': async (world) => {
    const call = await world.dial();
    await world.clock.advanceAsync(50);
    return call;
  },
  'an answered outbound call': async (world) => {
    const call = await world.dial();
    await world.clock.advanceAsync(300);
    return call;
  },
  'a call that it has put on hold': async (world) => {
    const call = await world.answered();
    world.act(call, { act: 'hold' });
    return call;
  },
  'an ended call': async (world) => {
    const call = await world.ring();
    world.ok(call, 'hangup');
    return call;
  },
};

describe('the far end', () => {
  it.each([
    ['a ringing inbound call', ['hangup', 'script']],
    ['an answered inbound call', ['hangup', 'sound', 'silence', 'hold', 'dtmf', 'script']],
    ['a dialled call that does not ring yet', ['hangup', 'script']],
    ['a ringing outbound call', ['answer', 'reject', 'hangup', 'script']],
    ['a call that it has put on hold', ['hangup', 'sound', 'silence', 'unhold', 'dtmf', 'script']],
    ['an answered outbound call', ['hangup', 'sound', 'silence', 'hold', 'dtmf', 'script']],
    ['an ended call', []],
  ])('can on %s do only %j', async (situation, able) => {
    for (const [name, act] of Object.entries(ACTS)) {
      const world = new ExchangeWorld();
      const call = await SITUATIONS[situation]?.(world);
      if (!call) throw new Error(situation);
      const before = [call.state, world.events().length];
      const why = world.act(call, act);
      if (able.includes(name)) {
        expect(why).toBeUndefined();
      } else {
        expect(why).toMatch(/^The .*\.$/);
        expect([call.state, world.events().length]).toEqual(before);
      }
    }
  });

  it.each([
    ['a ringing inbound call', 'answer', 'The far end of an inbound call is the caller; it cannot answer.'],
    ['an answered outbound call', 'reject', 'The far end can reject only while the call rings; it is active.'],
    ['a ringing inbound call', 'sound', 'The far end can speak only on an answered call; it is ringing.'],
    ['a ringing outbound call', 'dtmf', 'The far end can press digits only on an answered call; it is ringing.'],
    ['a call that it has put on hold', 'hold', 'The far end has put the call on hold already.'],
    ['an answered inbound call', 'unhold', 'The far end has not put the call on hold.'],
    ['an ended call', 'hangup', 'The call has ended; its far end can no longer hang up.'],
  ] as const)('of %s is told why it cannot %s', async (situation, name, why) => {
    const world = new ExchangeWorld();
    const call = await SITUATIONS[situation]?.(world);
    if (!call) throw new Error(situation);
    expect(world.act(call, ACTS[name])).toBe(why);
  });

  it('puts a call on hold and takes it back, of which the app is told each time', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'client_state_update', { client_state: 'aG9sZA==' });
    world.act(call, { act: 'hold' });
    expect(callView(call).party.on_hold).toBe(true);
    world.act(call, { act: 'unhold' });
    expect(callView(call).party.on_hold).toBe(false);
    await world.clock.advanceAsync(0);
    const told = world.webhooks(call).filter(({ type }) => /hold/.test(type));
    expect(told.map(({ type }) => type)).toEqual(['call.hold', 'call.unhold']);
    for (const { payload } of told)
      expect(payload).toMatchObject({ from: call.from, to: call.to, client_state: 'aG9sZA==' });
  });

  it('answers an outbound call before its number would by itself', async () => {
    const world = new ExchangeWorld({ config: { party: { ringMs: 5000 } } });
    const call = await world.dial();
    await world.clock.advanceAsync(100);
    world.act(call, { act: 'answer' });
    await world.clock.advanceAsync(10_000);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
  });

  it('says one thing behind the other, and the journal tells when', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const first = world.say(call, 'Hello');
    const second = world.say(call, 'Bye');
    expect(call.party.speaking).toBe(false);
    await world.clock.advanceAsync(10);
    expect(call.party.speaking).toBe(true);
    await world.clock.advanceAsync(1000);
    expect(call.party.speaking).toBe(false);
    expect(world.events('party.act.*', call).map(({ at, type, act_id }) => [at.slice(20, 23), type, act_id])).toEqual([
      ['000', 'party.act.started', first],
      ['300', 'party.act.ended', first],
      ['300', 'party.act.started', second],
      ['480', 'party.act.ended', second],
    ]);
    expect(world.events('party.act.ended').map(({ completed }) => completed)).toEqual([true, true]);
  });

  it('falls silent: what sounds is cut, what waits is dropped', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const acts = ['Hello, who is it?', 'Nobody.'].map((text) => world.say(call, text));
    await world.clock.advanceAsync(105);
    world.act(call, { act: 'silence' });
    await world.clock.advanceAsync(2000);
    expect(world.events('party.act.*', call).slice(1)).toMatchObject([
      { type: 'party.act.ended', act_id: acts[0], act: 'say', text: 'Hello, who is it?', completed: false },
      { type: 'party.act.dropped', act_id: acts[1], act: 'say', text: 'Nobody.', reason: 'silence' },
    ]);
    expect(call.party.speaking).toBe(false);
    const spoken = world.audio(call, 'spoken');
    expect(spoken.subarray(0, 960).some((value) => Math.abs(value) > 1000)).toBe(true);
    expect(spoken.subarray(960).every((value) => value === 0)).toBe(true);
  });

  it('presses digits, each told when it ends', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.act(call, { act: 'dtmf', actId: 'keys', digits: '4#' });
    await world.clock.advanceAsync(1000);
    expect(world.webhooks(call).slice(2)).toEqual([
      {
        type: 'call.dtmf.received',
        atMs: 160,
        payload: expect.objectContaining({ digit: '4', from: call.from }) as never,
      },
      { type: 'call.dtmf.received', atMs: 400, payload: expect.objectContaining({ digit: '#' }) as never },
    ]);
    expect(world.events('party.act.*', call).map(({ type, act_id, completed }) => [type, act_id, completed])).toEqual([
      ['party.act.started', 'keys', undefined],
      ['party.act.ended', 'keys', true],
    ]);
  });

  it('ends each act that it began when the call ends, and drops the others', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const acts = ['Hello, who is it?', 'Nobody.'].map((text) => world.say(call, text));
    for (const actId of ['keys', 'more']) world.act(call, { act: 'dtmf', actId, digits: '123' });
    await world.clock.advanceAsync(200);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(2000);
    expect(world.events('party.act.*', call).slice(2)).toMatchObject([
      { type: 'party.act.ended', act_id: acts[0], completed: false },
      { type: 'party.act.dropped', act_id: acts[1], reason: 'hangup' },
      { type: 'party.act.ended', act_id: 'keys', act: 'dtmf', digits: '123', completed: false },
      { type: 'party.act.dropped', act_id: 'more', act: 'dtmf', digits: '123', reason: 'hangup' },
    ]);
    expect(call.acts.size).toBe(0);
    expect(world.hooks(call).filter((type) => type === 'call.dtmf.received')).toHaveLength(1);
    expect(call.party.speaking).toBe(false);
  });

  it('cannot say what cannot be decoded, and goes on with the next', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const sound = { kind: 'play', actId: 'noise', wav: new Uint8Array(20), transcript: undefined } as const;
    world.act(call, { act: 'sound', sound });
    world.say(call, 'Hello');
    await world.clock.advanceAsync(1000);
    expect(world.events('party.act.*', call)).toMatchObject([
      { type: 'party.act.failed', act_id: 'noise', act: 'play', error: expect.stringContaining('WAV') as never },
      { type: 'party.act.dropped', act_id: 'noise', act: 'play', reason: 'failed' },
      { type: 'party.act.started', act: 'say', text: 'Hello' },
      { type: 'party.act.ended', act: 'say', text: 'Hello', completed: true },
    ]);
  });

  it('presses digits behind those that it presses already', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    for (const actId of ['one', 'two']) world.act(call, { act: 'dtmf', actId, digits: '12' });
    await world.clock.advanceAsync(2000);
    expect(world.events('party.act.*', call).map(({ at, type, act_id }) => [at.slice(20, 23), type, act_id])).toEqual([
      ['000', 'party.act.started', 'one'],
      ['400', 'party.act.ended', 'one'],
      ['480', 'party.act.started', 'two'],
      ['880', 'party.act.ended', 'two'],
    ]);
  });

  it('limit journal.act_text_chars: no more of what it says is in the journal', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const text = 'word '.repeat(100);
    const wav = wavOf(40);
    world.say(call, text);
    world.act(call, { act: 'sound', sound: { kind: 'play', actId: 'recording', wav, transcript: text } });
    await world.clock.advanceAsync(100_000);
    const texts = world.events('party.act.*', call).map((entry) => entry['text']);
    expect(texts).toEqual(Array(4).fill(`${text.slice(0, LIMITS['journal.act_text_chars'])}…`));
  });

  it('is held to a limit of acts that wait', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    for (let i = 0; i <= 1000; i++) world.say(call, 'a');
    expect(world.act(call, SAY)).toBe('The far end has 1000 utterances waiting, which is the limit.');
    const acts = world.events('party.act.*', call).length;
    // Digits are held to a limit of their own, which shows only when they are pressed.
    for (let i = 0; i <= 10; i++) world.act(call, { act: 'dtmf', actId: `keys ${i}`, digits: '1'.repeat(100) });
    expect(world.events('limit.reached', call)).toMatchObject([
      { what: 'queue.items', queue: 'mouth' },
      { what: 'digits.pending', act_id: 'keys 10' },
    ]);
    expect(world.events('party.act.*', call).slice(acts)).toMatchObject([
      { type: 'party.act.dropped', act_id: 'keys 10', reason: 'limit' },
    ]);
  });
});

describe('an act that was taken while the call was about to end', () => {
  it.each([
    ['dtmf', 'party.act.dropped', { act_id: 'dtmf-1', act: 'dtmf', digits: '1', reason: 'hangup' }],
    ['sound', 'party.act.dropped', { act_id: 'say-1', act: 'say', text: 'Hello', reason: 'hangup' }],
    ['script', 'party.script.ended', { act_id: 'script-1', completed: false }],
  ] as const)('%s: the journal tells that nothing came of it', async (name, type, fields) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    // Both are taken in the middle of another input, so that the hang-up has its turn first.
    const end = world.exchange.journal.subscribe(
      (entry) => {
        if (entry.type !== 'command.accepted') return;
        end();
        world.act(call, ACTS.hangup);
        world.act(call, ACTS[name]);
      },
      (error) => {
        throw error;
      },
    );
    world.ok(call, 'client_state_update', { client_state: 'YQ==' });
    expect(call.state).toBe('ended');
    expect(world.events(type)).toEqual([expect.objectContaining(fields)]);
  });
});
