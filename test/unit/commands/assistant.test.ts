import { describe, expect, it } from 'vitest';
import { Assistants } from '../../../src/calls/assistants.js';
import type { Call } from '../../../src/calls/call.js';
import { configFrom } from '../../../src/config.js';
import { LIMITS } from '../../../src/limits.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { RELAY_URL, spokenTexts } from '../../support/relay-world.js';

const CLERK = { says: ['Good morning', 'I see', 'Anything else?'], insights: ['They were glad.', { mood: 'glad' }] };
const ASKER = { says: ['Where do you live?', 'How old are you?'], result: { city: 'Paris', age: 29 } };
const PARAMETERS = { type: 'object', properties: { city: {}, age: {} }, required: ['city', 'age'] };

const worldWith = (assistants: object = { clerk: CLERK, gather_using_ai: ASKER }): ExchangeWorld =>
  new ExchangeWorld({ config: { assistants: assistants as never } });

async function says(world: ExchangeWorld, call: Call, words: string): Promise<void> {
  world.say(call, words);
  await world.clock.advanceAsync(3_000);
}

describe('ai_assistant_start', () => {
  it('says the first line of the script, and the next ones after turns of the caller', async () => {
    const world = worldWith();
    const call = await world.answered();
    const data = world.ok(call, 'ai_assistant_start', { assistant: { id: 'clerk' } });
    expect(data['conversation_id']).toMatch(/^[0-9a-f-]{36}$/);
    await world.clock.advanceAsync(2_000);
    expect(spokenTexts(world, call)).toEqual(['Good morning']);
    await says(world, call, 'Hello');
    await says(world, call, 'My order is late');
    await says(world, call, 'No');
    expect(spokenTexts(world, call)).toEqual(['Good morning', 'I see', 'Anything else?']);
    expect([...call.activities.values()][0]).toMatchObject({
      history: [
        { role: 'assistant', content: 'Good morning' },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'I see' },
        { role: 'user', content: 'My order is late' },
        { role: 'assistant', content: 'Anything else?' },
        { role: 'user', content: 'No' },
      ],
    });
    expect(world.hooks(call).filter((type) => /speak|transcription/.test(type))).toEqual([]);
  });

  it('greets as the request says, in the place of the first line', async () => {
    const world = worldWith();
    const call = await world.answered();
    world.ok(call, 'ai_assistant_start', { assistant: { id: 'clerk', greeting: 'Inner' }, greeting: 'Outer' });
    await world.clock.advanceAsync(1_000);
    await says(world, call, 'Hello');
    expect(spokenTexts(world, call)).toEqual(['Outer', 'I see']);
  });

  it.each([
    [true, 'ended'],
    [false, 'running'],
  ])('may be cut in on: %s', async (enable, state) => {
    const world = worldWith({ clerk: { says: ['A long first line that takes its time to be spoken by the clerk'] } });
    const call = await world.answered();
    world.ok(call, 'ai_assistant_start', { assistant: { id: 'clerk' }, interruption_settings: { enable } });
    await world.clock.advanceAsync(500);
    world.say(call, 'Wait please');
    await world.clock.advanceAsync(600);
    expect([...call.activities.values()].at(-1)?.state).toBe(state);
  });

  it('tells of its end, and of the insights of its script', async () => {
    const world = worldWith();
    const call = await world.answered();
    world.ok(call, 'ai_assistant_start', {
      assistant: { id: 'clerk', model: 'openai/gpt-4o' },
      voice: 'Telnyx.Natural.Marissa',
    });
    await world.clock.advanceAsync(4_000);
    world.ok(call, 'ai_assistant_stop');
    world.ok(call, 'ai_assistant_stop');
    expect(world.hooks(call).slice(-2)).toEqual(['call.conversation.ended', 'call.conversation_insights.generated']);
    expect(world.payload('call.conversation.ended')).toMatchObject({
      assistant_id: 'clerk',
      duration_sec: 4,
      llm_model: 'openai/gpt-4o',
      reason: null,
      stt_model: 'distil-whisper/distil-large-v2',
      tts_model_id: 'Natural',
      tts_provider: 'telnyx',
      tts_voice_id: 'Marissa',
    });
    const results = world.payload('call.conversation_insights.generated')['results'] as { result: unknown }[];
    expect(results.map(({ result }) => result)).toEqual(CLERK.insights);
    expect(world.events('command.ignored', call)).toHaveLength(1);
  });

  it('tells of its end behind call.hangup', async () => {
    const world = worldWith({ clerk: { says: ['Hello'] } });
    const call = await world.answered({}, { assistant: { id: 'clerk' } });
    world.act(call, { act: 'hangup' });
    expect(world.hooks(call).slice(-2)).toEqual(['call.hangup', 'call.conversation.ended']);
  });

  it('journals that nobody has told what an assistant says, and then only greets', async () => {
    const world = worldWith({});
    const call = await world.answered();
    world.ok(call, 'ai_assistant_start', { assistant: { id: 'nobody' }, greeting: 'Hello' });
    await says(world, call, 'Hi');
    expect(world.events('assistant.unknown', call)).toMatchObject([{ assistant_id: 'nobody' }]);
    expect(spokenTexts(world, call)).toEqual(['Hello']);
  });

  it('is 90061 during a relay, an assistant or a gather by one', async () => {
    const world = worldWith();
    const starts = {
      ai_assistant_start: { assistant: { id: 'clerk' } },
      gather_using_ai: { parameters: PARAMETERS },
      conversation_relay_start: { url: RELAY_URL },
    };
    for (const [first, body] of Object.entries(starts)) {
      const call = await world.answered();
      world.ok(call, first, body);
      for (const [name, again] of Object.entries(starts)) expect(world.codes(call, name, again)).toEqual(['90061']);
    }
    const call = await world.ring();
    const both = { assistant: { id: 'clerk' }, conversation_relay_config: { url: RELAY_URL } };
    expect(world.codes(call, 'answer', both)).toEqual(['90061']);
    expect(call.state).toBe('ringing');
  });

  it('refuses a greeting of more than 3,000 characters', async () => {
    const world = worldWith();
    const call = await world.answered();
    expect(world.codes(call, 'ai_assistant_start', { greeting: 'x'.repeat(3_001) })).toEqual(['10025']);
  });
});

describe('an assistant of a dial', () => {
  it('takes the call when the far end answers', async () => {
    const world = worldWith();
    const call = await world.dial({ assistant: { id: 'clerk' }, to: '+15550100300' });
    expect(spokenTexts(world, call)).toEqual([]);
    await world.clock.advanceAsync(1_000);
    expect(spokenTexts(world, call)).toEqual(['Good morning']);
  });
});

describe('ai_assistant_add_messages', () => {
  it('adds to the history behind what message_history brought', async () => {
    const world = worldWith({});
    const call = await world.answered();
    expect(world.codes(call, 'ai_assistant_add_messages', { messages: [] })).toEqual(['10027']);
    world.ok(call, 'ai_assistant_start', { message_history: [{ role: 'user', content: 'before' }] });
    world.ok(call, 'ai_assistant_add_messages', { messages: [{ role: 'system', content: 'be kind' }] });
    const history = [
      { role: 'user', content: 'before' },
      { role: 'system', content: 'be kind' },
    ];
    expect([...call.activities.values()][0]).toMatchObject({ history });
  });

  it('limit conversation.messages: lets the oldest go where there are too many', async () => {
    const world = worldWith({});
    const call = await world.answered();
    world.ok(call, 'ai_assistant_start');
    const messages = Array.from({ length: LIMITS['conversation.messages'] + 1 }, (_, i) => ({
      role: 'user',
      content: String(i),
    }));
    world.ok(call, 'ai_assistant_add_messages', { messages });
    const [assistant] = call.activities.values();
    expect(assistant).toMatchObject({ kind: 'assistant' });
    expect(assistant?.kind === 'assistant' && [assistant.history.length, assistant.history[0]?.content]).toEqual([
      1_000,
      '1',
    ]);
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'conversation.messages' }]);
  });
});

describe('gather_using_ai', () => {
  it('asks until its lines are answered, and has the result of its script', async () => {
    const world = worldWith();
    const call = await world.answered();
    const data = world.ok(call, 'gather_using_ai', { parameters: PARAMETERS, gather_ended_speech: 'Thank you' });
    await world.clock.advanceAsync(2_000);
    await says(world, call, 'In Paris');
    await says(world, call, 'I am 29');
    expect(spokenTexts(world, call)).toEqual(['Where do you live?', 'How old are you?', 'Thank you']);
    expect(world.hooks(call).slice(-2)).toEqual(['call.ai_gather.ended', 'call.conversation.ended']);
    expect(world.payload('call.ai_gather.ended')).toMatchObject({
      status: 'valid',
      result: ASKER.result,
      message_history: [
        { role: 'assistant', content: 'Where do you live?' },
        { role: 'user', content: 'In Paris' },
        { role: 'assistant', content: 'How old are you?' },
        { role: 'user', content: 'I am 29' },
        { role: 'assistant', content: 'Thank you' },
      ],
    });
    expect(world.payload('call.conversation.ended')['conversation_id']).toBe(data['conversation_id']);
  });

  it('tells of values and of the history on the way, where it is asked to', async () => {
    const world = worldWith();
    const call = await world.answered();
    const telling = { send_partial_results: true, send_message_history_updates: true };
    world.ok(call, 'gather_using_ai', { parameters: PARAMETERS, ...telling });
    await world.clock.advanceAsync(2_000);
    await says(world, call, 'In Paris');
    expect(world.hooks(call).slice(2)).toEqual([
      'call.ai_gather.message_history_updated',
      'call.ai_gather.message_history_updated',
      'call.ai_gather.partial_results',
      'call.ai_gather.message_history_updated',
    ]);
    expect(world.payload('call.ai_gather.partial_results')).toMatchObject({ partial_results: { city: 'Paris' } });
    const lengths = world
      .webhooks(call)
      .flatMap(({ type, payload }) => (type.endsWith('updated') ? [(payload['message_history'] as []).length] : []));
    expect(lengths).toEqual([1, 2, 3]);
  });

  it('is invalid where the caller does not answer in time, or hangs up', async () => {
    const world = worldWith();
    const call = await world.answered();
    world.ok(call, 'gather_using_ai', { parameters: PARAMETERS, user_response_timeout_ms: 3_000 });
    await world.clock.advanceAsync(2_000);
    await says(world, call, 'In Paris');
    await world.clock.advanceAsync(4_000);
    expect(world.payload('call.ai_gather.ended')).toMatchObject({ status: 'invalid', result: { city: 'Paris' } });
    world.ok(call, 'gather_using_ai', { parameters: PARAMETERS });
    world.act(call, { act: 'hangup' });
    expect(world.hooks(call).slice(-3)).toEqual(['call.hangup', 'call.ai_gather.ended', 'call.conversation.ended']);
    expect(world.payload('call.ai_gather.ended')).toMatchObject({ status: 'invalid', result: {} });
  });

  it('is invalid where the script lacks a value that is required, or there is none', async () => {
    for (const assistants of [{ gather_using_ai: { says: ['Age?'], result: { age: 29 } } }, {}]) {
      const world = worldWith(assistants);
      const call = await world.answered();
      world.ok(call, 'gather_using_ai', { parameters: PARAMETERS });
      await world.clock.advanceAsync(1_000);
      await says(world, call, 'Well');
      expect(world.payload('call.ai_gather.ended')['status']).toBe('invalid');
      expect(world.events('assistant.unknown', call)).toHaveLength('gather_using_ai' in assistants ? 0 : 1);
    }
  });

  it('refuses a time-out out of range', async () => {
    const world = worldWith();
    const call = await world.answered();
    expect(world.codes(call, 'gather_using_ai', { parameters: {}, user_response_timeout_ms: -1 })).toEqual(['10033']);
  });
});

const withLimits = (limits: { scripts: number; bytes: number }): Assistants =>
  new Assistants({ configured: {}, leftOut: () => undefined, limits });

describe('scripts of assistants', () => {
  it('limit assistants: are so many at most', () => {
    const assistants = withLimits({ scripts: 1, bytes: 1_000 });
    expect([assistants.put('a', {}), assistants.put('a', { says: ['x'] }), assistants.put('b', {})]).toEqual([
      undefined,
      undefined,
      'assistants',
    ]);
    expect([assistants.remove('a'), assistants.remove('a'), assistants.put('b', {})]).toEqual([true, false, undefined]);
    expect(() =>
      configFrom({ assistants: Object.fromEntries(Array.from({ length: LIMITS.assistants + 1 }, (_, i) => [i, {}])) }),
    ).toThrow('(assistants)');
  });

  it('limit assistants.bytes: hold so much at most, and what is too much changes nothing', () => {
    const assistants = withLimits({ scripts: 10, bytes: 1_000 });
    assistants.put('a', { says: ['x'] });
    expect(assistants.put('a', { says: ['x'.repeat(1_000)] })).toBe('assistants.bytes');
    expect(assistants.list()).toEqual([['a', { says: ['x'] }]]);
  });

  it('of a configuration are left out where other worlds hold the bytes, which is told', () => {
    const leftOut: string[] = [];
    const configured = { a: { says: ['x'.repeat(1_000)] }, b: {} };
    const limits = { scripts: 10, bytes: 1_000 };
    const assistants = new Assistants({ configured, limits, leftOut: (...told) => leftOut.push(told.join(' ')) });
    expect([leftOut, assistants.list()]).toEqual([['a assistants.bytes'], [['b', {}]]]);
  });

  it.each([
    [{ clerk: { says: 'Hello' } }, 'assistants.clerk.says'],
    [{ clerk: { says: [''] } }, 'assistants.clerk.says[0]'],
    [{ clerk: { sais: [] } }, 'sais'],
  ])('of a configuration are checked: %j', (assistants, name) => {
    expect(() => configFrom({ assistants: assistants as never })).toThrow(name);
  });
});
