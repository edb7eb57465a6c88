import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { getCall } from '../../../src/control/calls.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { rms } from '../../support/signals.js';
import { spokenTexts } from '../../support/relay-world.js';

const ANSWER = 'I see, and I would like to hear a little more about it';
const CLERK = { says: ['Good morning', ANSWER, 'Anything else?'] };

interface Joined {
  readonly world: ExchangeWorld;
  readonly caller: Call;
  readonly other: Call;
  readonly id: string;
}

/** A caller talks to an assistant, and another leg has been answered. */
async function conversation(): Promise<Joined> {
  const world = new ExchangeWorld({ config: { assistants: { clerk: CLERK } } });
  const caller = await world.answered();
  const other = await world.answered();
  const { conversation_id: id } = world.ok(caller, 'ai_assistant_start', { assistant: { id: 'clerk' } });
  await world.clock.advanceAsync(2_000);
  return { world, caller, other, id: String(id) };
}

const body = ({ other, id }: Pick<Joined, 'other' | 'id'>, more: object = {}) => ({
  conversation_id: id,
  participant: { id: other.id, role: 'user', ...more },
});

async function joined(more: object = {}): Promise<Joined> {
  const talk = await conversation();
  const data = talk.world.ok(talk.caller, 'ai_assistant_join', body(talk, more));
  expect(data).toEqual({ result: 'ok', conversation_id: talk.id });
  return talk;
}

const kinds = (call: Call, kind: string) => [...call.activities.values()].filter((each) => each.kind === kind);
const stateOf = (call: Call, kind: string) => kinds(call, kind).at(-1)?.state;

describe('ai_assistant_join', () => {
  it('lets a further leg hear the assistant, and its turns count', async () => {
    const { world, caller, other } = await joined();
    world.say(other, 'My order is late');
    await world.clock.advanceAsync(4_000);
    expect(spokenTexts(world, caller)).toEqual(['Good morning', ANSWER]);
    expect(spokenTexts(world, other)).toEqual([]);
    const heard = (leg: Call): Int16Array => world.audio(leg, 'heard').slice(-4_000 * 8);
    expect(rms(heard(other))).toBeGreaterThan(100);
    expect(heard(other)).toEqual(heard(caller));
    world.say(caller, 'Yes');
    await world.clock.advanceAsync(4_000);
    expect(spokenTexts(world, caller)).toEqual(['Good morning', ANSWER, 'Anything else?']);
    expect(kinds(caller, 'assistant')[0]).toMatchObject({
      history: [
        { content: 'Good morning' },
        { role: 'user', content: 'My order is late' },
        { content: ANSWER },
        { role: 'user', content: 'Yes' },
        { content: 'Anything else?' },
      ],
    });
  });

  it('lets a leg that is bridged with the first one hear its party once', async () => {
    const world = new ExchangeWorld();
    const [caller, other] = [await world.answered(), await world.answered()];
    world.ok(caller, 'bridge', { call_control_id: other.id });
    world.ok(caller, 'ai_assistant_start', { participants: [{ id: other.id, role: 'user' }] });
    await world.clock.advanceAsync(1_000);
    for (const [speaker, listener] of [
      [caller, other],
      [other, caller],
    ] as const) {
      world.say(speaker, 'A table for two');
      await world.clock.advanceAsync(2_000);
      const said = world.audio(speaker, 'spoken').slice(-2_000 * 8);
      expect(rms(said)).toBeGreaterThan(100);
      expect(world.audio(listener, 'heard').slice(-2_000 * 8)).toEqual(said);
      expect(rms(world.audio(speaker, 'heard').slice(-2_000 * 8))).toBe(0);
    }
  });

  it('lets the party of the further leg cut in on the assistant', async () => {
    const { world, caller, other } = await joined();
    world.say(caller, 'Hello');
    await world.clock.advanceAsync(1_000);
    expect(stateOf(caller, 'speak')).toBe('running');
    world.say(other, 'Wait please');
    await world.clock.advanceAsync(600);
    expect(stateOf(caller, 'speak')).toBe('ended');
  });

  it('shows the conversation on both legs', async () => {
    const { world, caller, other, id } = await joined({ name: 'Ann', on_hangup: 'end_conversation' });
    const participants = [{ call_control_id: other.id, on_hangup: 'end_conversation' }];
    const { activities } = getCall(world.exchange, caller.id);
    expect(activities.find(({ kind }) => kind === 'assistant')).toMatchObject({ participants });
    expect(getCall(world.exchange, other.id).activities).toMatchObject([
      { kind: 'participant', state: 'running', conversation_id: id, peer: caller.id, name: 'Ann' },
    ]);
    expect(world.events('activity.started', other)).toMatchObject([{ kind: 'participant', conversation_id: id }]);
  });

  it.each([
    ['goes on', {}, 'running', false],
    ['goes on', { on_hangup: 'continue_conversation' }, 'running', false],
    ['ends', { on_hangup: 'end_conversation' }, 'ended', true],
  ])('%s without the further leg, by %j', async (_what, more, state, isTold) => {
    const { world, caller, other } = await joined(more);
    world.act(other, { act: 'hangup' });
    await world.clock.advanceAsync(100);
    expect(stateOf(caller, 'assistant')).toBe(state);
    expect(caller.state).toBe('active');
    expect(world.hooks(caller).includes('call.conversation.ended')).toBe(isTold);
    expect(world.hooks(other)).not.toContain('call.conversation.ended');
    expect(kinds(caller, 'assistant')[0]).toMatchObject({ participants: [] });
  });

  it.each(['stop', 'hangup'])('ends for all by the %s of the leg where it began', async (how) => {
    const { world, caller, other } = await joined();
    if (how === 'stop') world.ok(caller, 'ai_assistant_stop');
    else world.act(caller, { act: 'hangup' });
    await world.clock.advanceAsync(100);
    expect(stateOf(other, 'participant')).toBe('ended');
    expect(world.events('activity.ended', other)).toMatchObject([{ kind: 'participant', reason: 'peer_left' }]);
    expect(other.state).toBe('active');
    world.ok(other, 'ai_assistant_start', { assistant: { id: 'clerk' } });
  });

  it('is left by the ai_assistant_stop of the further leg, which may come back', async () => {
    const talk = await joined({ on_hangup: 'end_conversation' });
    const { world, caller, other } = talk;
    world.ok(other, 'ai_assistant_stop');
    expect([stateOf(caller, 'assistant'), stateOf(other, 'participant')]).toEqual(['running', 'ended']);
    world.say(other, 'Hello');
    await world.clock.advanceAsync(3_000);
    expect(spokenTexts(world, caller)).toEqual(['Good morning']);
    world.ok(other, 'ai_assistant_join', body(talk));
    expect(stateOf(other, 'participant')).toBe('running');
  });

  it('needs a conversation with an assistant that is under way', async () => {
    const talk = await conversation();
    const { world, caller, other } = talk;
    const relay = world.ok(other, 'gather_using_ai', { parameters: {} });
    const ids = ['none', other.id, String(relay['conversation_id'])];
    for (const id of ids) expect(world.codes(caller, 'ai_assistant_join', body({ other, id }))).toEqual(['10027']);
    world.ok(caller, 'ai_assistant_stop');
    expect(world.codes(caller, 'ai_assistant_join', body(talk))).toEqual(['10027']);
    expect(world.events('activity.started').filter((entry) => entry['kind'] === 'participant')).toEqual([]);
  });

  it('is 90061 for a leg that has a conversation, and gives it no second one', async () => {
    const talk = await joined();
    const { world, caller, other } = talk;
    for (const leg of [caller, other])
      expect(world.codes(caller, 'ai_assistant_join', body({ ...talk, other: leg }))).toEqual(['90061']);
    expect(world.codes(other, 'ai_assistant_start', { assistant: { id: 'clerk' } })).toEqual(['90061']);
    expect(world.codes(other, 'gather_using_ai', { parameters: {} })).toEqual(['90061']);
    expect(kinds(caller, 'assistant')[0]).toMatchObject({ participants: [{ call: other.id }] });
  });

  it.each([
    ['is not known', () => Promise.resolve('v3:nobody'), '90015'],
    ['rings', async (world: ExchangeWorld) => (await world.ring()).id, '90034'],
    [
      'has ended',
      async (world: ExchangeWorld) => {
        const call = await world.answered();
        world.ok(call, 'hangup');
        return call.id;
      },
      '90018',
    ],
  ])('cannot bring in a leg that %s, nor can ai_assistant_start', async (_what, leg, code) => {
    const talk = await conversation();
    const { world, caller, other } = talk;
    const participant = { id: await leg(world), role: 'user' };
    const given = { conversation_id: talk.id, participant };
    expect(world.codes(caller, 'ai_assistant_join', given)).toEqual([code]);
    expect(world.codes(other, 'ai_assistant_start', { participants: [participant] })).toEqual([code]);
    expect(kinds(caller, 'assistant')[0]).toMatchObject({ participants: [] });
    expect(kinds(other, 'assistant')).toEqual([]);
  });
});

describe('participants of ai_assistant_start', () => {
  it('join as it begins', async () => {
    const world = new ExchangeWorld({ config: { assistants: { clerk: CLERK } } });
    const [caller, first, second] = [await world.answered(), await world.answered(), await world.answered()];
    const participants = [first, second].map(({ id }) => ({ id, role: 'user' }));
    world.ok(caller, 'ai_assistant_start', { assistant: { id: 'clerk' }, participants });
    await world.clock.advanceAsync(2_000);
    world.say(second, 'Hello');
    await world.clock.advanceAsync(3_000);
    expect(spokenTexts(world, caller)).toEqual(['Good morning', ANSWER]);
    expect([first, second].map((leg) => stateOf(leg, 'participant'))).toEqual(['running', 'running']);
  });

  it('are each leg once, and others than its own', async () => {
    const world = new ExchangeWorld();
    const [caller, other] = [await world.answered(), await world.answered()];
    for (const legs of [[caller], [other, other]]) {
      const participants = legs.map(({ id }) => ({ id, role: 'user' }));
      expect(world.codes(caller, 'ai_assistant_start', { participants })).toEqual(['90061']);
    }
    expect([...caller.activities.values(), ...other.activities.values()]).toEqual([]);
  });
});

describe('a stand-in', () => {
  it('takes ai_assistant_join as any other command', () => {
    const world = new ExchangeWorld({ config: { provisionUnknown: true } });
    const participant = { id: 'made-up', role: 'user' };
    expect(world.ok('made-up', 'ai_assistant_join', { conversation_id: 'any', participant })).toEqual({
      result: 'ok',
      conversation_id: 'any',
    });
  });
});
