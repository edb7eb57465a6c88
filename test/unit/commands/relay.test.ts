import { describe, expect, it } from 'vitest';
import { ExchangeWorld } from '../../support/exchange.js';
import { RELAY_URL, relayed, spokenTexts } from '../../support/relay-world.js';

describe('conversation_relay_start', () => {
  it('is one at a time, and a second one is 90061', async () => {
    const { world, call } = await relayed();
    expect(world.codes(call, 'conversation_relay_start', { url: RELAY_URL })).toEqual(['90061']);
    world.ok(call, 'conversation_relay_stop');
    world.ok(call, 'conversation_relay_stop');
    expect(world.events('command.ignored', call)).toHaveLength(1);
    world.ok(call, 'conversation_relay_start', { url: RELAY_URL });
  });

  it.each([
    [{}, '10004'],
    [{ url: 'http://app.test/' }, '10003'],
    [{ url: RELAY_URL, provider: 'aws' }, '10004'],
    [{ url: RELAY_URL, structured_provider: {} }, '10004'],
  ])('is refused for %j', async (body, code) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.codes(call, 'conversation_relay_start', body)).toEqual([code]);
    expect(call.activities.size).toBe(0);
  });

  it('takes its address and settings from the names of which the shortest counts', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'conversation_relay_start', {
      conversation_relay_url: 'wss://app.test/long',
      conversation_relay_settings: { url: 'wss://app.test/nested', interruptible: 'dtmf', dtmf_detection: true },
      interruption_settings: { enable: false },
    });
    expect(world.dialer.last().url).toBe('wss://app.test/long');
    expect(world.exchange.findCall(call.id)?.activities.values().next().value).toMatchObject({
      params: { interruptible: 'none', interruptibleGreeting: 'none', dtmf: true },
    });
  });

  it.each([
    [{ enable: false }, { interruptible: 'none', interruptibleGreeting: 'none' }],
    [{ enable: true }, { interruptible: 'any', interruptibleGreeting: 'any' }],
    [
      { enable: false, interruptible: 'speech' },
      { interruptible: 'speech', interruptibleGreeting: 'none' },
    ],
    [{}, { interruptible: 'dtmf', interruptibleGreeting: 'speech' }],
    [{ enable: null }, { interruptible: 'dtmf', interruptibleGreeting: 'speech' }],
  ])('takes interruption_settings %j before what conversation_relay_settings say', async (settings, params) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'conversation_relay_start', {
      url: RELAY_URL,
      conversation_relay_settings: { url: RELAY_URL, interruptible: 'dtmf', interruptible_greeting: 'speech' },
      interruption_settings: settings,
    });
    expect([...call.activities.values()][0]).toMatchObject({ params });
  });
});

describe('a relay of an answer or a dial', () => {
  it('begins with the answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { conversation_relay_config: { url: RELAY_URL, greeting: 'Hi' } });
    world.dialer.accept();
    await world.clock.advanceAsync(500);
    expect(spokenTexts(world, call)).toEqual(['Hi']);
  });

  it('begins when the far end answers, and not at all where it never does', async () => {
    const world = new ExchangeWorld();
    const config = { conversation_relay_config: { url: RELAY_URL } };
    const call = await world.dial({ ...config, to: '+15550100300' });
    const busy = await world.dial({ ...config, to: '+15550100486' });
    expect(world.dialer.dials).toHaveLength(0);
    await world.clock.advanceAsync(1_000);
    expect(world.dialer.dials).toHaveLength(1);
    const socket = world.dialer.accept();
    expect(socket.sent[0]?.json).toMatchObject({ type: 'setup', direction: 'outbound', callControlId: call.id });
    expect(world.events('activity.*', busy)).toMatchObject([{ type: 'activity.dropped', kind: 'relay' }]);
    expect(world.hooks(busy)).not.toContain('call.conversation.ended');
  });
});
