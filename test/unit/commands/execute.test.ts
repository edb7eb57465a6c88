import { describe, expect, it } from 'vitest';
import { ExchangeWorld } from '../../support/exchange.js';

const SPEAK = { payload: 'Hello', voice: 'female' };

describe('client_state', () => {
  it('is null until it is set, then in every webhook that follows, until a command brings another', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    expect(world.payload('call.initiated')).toMatchObject({ client_state: null });
    world.ok(call, 'answer', { client_state: 'Zmlyc3Q=' });
    expect(world.payload('call.answered')).toMatchObject({ client_state: 'Zmlyc3Q=' });
    world.act(call, { act: 'dtmf', actId: 'x', digits: '1' });
    await world.clock.advanceAsync(200);
    expect(world.payload('call.dtmf.received')).toMatchObject({ client_state: 'Zmlyc3Q=' });
    world.ok(call, 'speak', { ...SPEAK, client_state: 'c2Vjb25k' });
    await world.clock.advanceAsync(20);
    expect(world.payload('call.speak.started')).toMatchObject({ client_state: 'c2Vjb25k' });
    world.ok(call, 'hangup');
    expect(world.payload('call.hangup')).toMatchObject({ client_state: 'c2Vjb25k' });
    expect(world.payload('call.speak.ended')).toMatchObject({ client_state: 'c2Vjb25k' });
  });

  it('stays when a command leaves it out or gives null', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { client_state: 'a2VwdA==' });
    world.ok(call, 'send_dtmf', { digits: '1' });
    world.ok(call, 'send_dtmf', { digits: '1', client_state: null });
    expect(call.clientState).toBe('a2VwdA==');
  });

  it('can be changed alone, without a webhook', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    expect(world.ok(call, 'client_state_update', { client_state: 'bmV3' })).toEqual({ result: 'ok' });
    expect(world.hooks()).toEqual(['call.initiated']);
    expect(call.clientState).toBe('bmV3');
  });

  it('is not set by a command that is refused, ignored or repeated', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { client_state: 'a2VwdA==', command_id: 'first' });
    const client_state = 'bmV3';
    expect(world.codes(call, 'streaming_stop', { client_state })).toEqual(['90048']);
    expect(world.codes(call, 'reject', { cause: 'USER_BUSY', client_state })).toEqual(['10027']);
    expect(world.codes(call, 'answer', { client_state })).toEqual([]);
    expect(world.codes(call, 'answer', { client_state, command_id: 'first' })).toEqual([]);
    expect(call.clientState).toBe('a2VwdA==');
  });

  it.each(['no base64!', 'YQ', 'YQ=', '====', 'Y Q='])('that is "%s" is refused with 90017', async (client_state) => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    const reply = world.run(call, 'answer', { client_state });
    expect(reply).toMatchObject({ refusals: [{ error: 'invalidBase64', pointer: '/client_state' }] });
    expect(call.state).toBe('ringing');
  });

  it('may be empty', async () => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.ring(), 'answer', { client_state: '' })).toEqual([]);
  });
});

describe('command_id', () => {
  it('of an accepted command does nothing again within 60 s, and gets the first answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const first = world.ok(call, 'speak', { ...SPEAK, command_id: 'once' });
    await world.clock.advanceAsync(60_000);
    expect(world.ok(call, 'speak', { ...SPEAK, command_id: 'once' })).toEqual(first);
    await world.clock.advanceAsync(2000);
    expect(world.hooks().filter((type) => type === 'call.speak.started')).toHaveLength(1);
    expect(world.events('command.ignored', call)).toMatchObject([
      { command: 'speak', command_id: 'once', why: 'repeated command_id' },
    ]);
  });

  it('counts anew after 60 s', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { ...SPEAK, command_id: 'once' });
    await world.clock.advanceAsync(60_001);
    world.ok(call, 'speak', { ...SPEAK, command_id: 'once' });
    await world.clock.advanceAsync(2000);
    expect(world.hooks().filter((type) => type === 'call.speak.started')).toHaveLength(2);
  });

  it('belongs to the call, whatever the command', async () => {
    const world = new ExchangeWorld();
    const [call, other] = [await world.answered(), await world.answered()];
    world.ok(call, 'speak', { ...SPEAK, command_id: 'shared' });
    world.ok(call, 'hangup', { command_id: 'shared' });
    expect(call.state).toBe('active');
    world.ok(other, 'hangup', { command_id: 'shared' });
    expect(other.state).toBe('ended');
  });

  it('of a repeat is answered as the first was even though the state has moved on', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'hangup', { command_id: 'bye' });
    expect(world.codes(call, 'hangup', { command_id: 'bye' })).toEqual([]);
    expect(world.codes(call, 'hangup', { command_id: 'other' })).toEqual(['90018']);
    await world.clock.advanceAsync(60_001);
    expect(world.codes(call, 'hangup', { command_id: 'bye' })).toEqual(['90018']);
  });

  it('counts for accepted commands only', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    expect(world.codes(call, 'speak', { ...SPEAK, command_id: 'again' })).toEqual(['90034']);
    world.ok(call, 'answer');
    world.ok(call, 'speak', { ...SPEAK, command_id: 'again' });
    await world.clock.advanceAsync(20);
    expect(world.hooks()).toContain('call.speak.started');
  });

  it('does not hide that the body of a repeat is wrong', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { ...SPEAK, command_id: 'once' });
    expect(world.codes(call, 'speak', { ...SPEAK, payload: '', command_id: 'once' })).toEqual(['90010']);
  });

  it('may be null, which is none', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'speak', { ...SPEAK, command_id: null });
    world.ok(call, 'speak', { ...SPEAK, command_id: null });
    await world.clock.advanceAsync(2000);
    expect(world.hooks().filter((type) => type === 'call.speak.started')).toHaveLength(2);
  });
});

describe('what has no effect yet', () => {
  it('is accepted, and noted once per call', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { sound_modifications: {}, preferred_codecs: 'PCMU' });
    world.ok(call, 'speak', { ...SPEAK, service_level: 'premium' });
    world.ok(call, 'speak', { ...SPEAK, service_level: 'premium', voice_settings: {} });
    expect(world.events('property.not_simulated', call).map(({ name }) => name)).toEqual([
      'preferred_codecs',
      'sound_modifications',
      'service_level',
      'voice_settings',
    ]);
  });

  it('is not noted where it asks for nothing', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({
      answering_machine_detection: 'disabled',
      bridge_on_answer: false,
      record: null,
      media_encryption: 'disabled',
    });
    expect(world.events('property.not_simulated', call)).toEqual([]);
  });
});
