import { describe, expect, it } from 'vitest';
import { CALLER, codesOf, ExchangeWorld, HOOK, OURS } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

describe('dialling', () => {
  it('answers before anything rings: is_alive is false until call.initiated', async () => {
    const world = new ExchangeWorld();
    const reply = await world.tryDial();
    if (reply.kind === 'refused') throw new Error('refused');
    const call = world.call(String(reply.data['call_control_id']));
    expect(reply.data).toEqual({
      call_control_id: call.id,
      call_leg_id: call.legId,
      call_session_id: call.sessionId,
      is_alive: false,
      record_type: 'call',
    });
    expect(world.hooks()).toEqual([]);
    expect(world.exchange.callStatus(call.id)).toMatchObject({ is_alive: false });
    await world.clock.advanceAsync(0);
    expect(world.hooks()).toEqual(['call.initiated']);
    expect(world.exchange.callStatus(call.id)).toMatchObject({ is_alive: true });
  });

  it('rings 200 ms, then is answered', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial();
    await world.clock.advanceAsync(199);
    expect(call.state).toBe('ringing');
    await world.clock.advanceAsync(1);
    expect(world.webhooks(call).map(({ type, atMs }) => [type, atMs])).toEqual([
      ['call.initiated', 0],
      ['call.answered', 200],
    ]);
    expect(world.payload('call.initiated')).toMatchObject({ direction: 'outgoing', state: 'bridging' });
    expect(world.payload('call.initiated')).not.toHaveProperty('start_time');
  });

  it('is answered at once by +15550100200', async () => {
    const world = new ExchangeWorld();
    await world.dial({ to: '+15550100200' });
    await world.clock.advanceAsync(0);
    expect(world.hooks()).toEqual(['call.initiated', 'call.answered']);
  });

  it('rings out after 30 s, or after timeout_secs', async () => {
    const world = new ExchangeWorld();
    const [usual, short] = [
      await world.dial({ to: '+15550100408' }),
      await world.dial({ to: '+15550100408', timeout_secs: 10 }),
    ];
    await world.clock.advanceAsync(9999);
    expect([usual.state, short.state]).toEqual(['ringing', 'ringing']);
    await world.clock.advanceAsync(1);
    expect([usual.state, short.state]).toEqual(['ringing', 'ended']);
    await world.clock.advanceAsync(20_000);
    expect(usual.state).toBe('ended');
  });

  it('counts time_limit_secs from the answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ time_limit_secs: 30 });
    await world.clock.advanceAsync(30_199);
    expect(call.state).toBe('active');
    await world.clock.advanceAsync(1);
    expect(call.hangup?.cause).toBe('time_limit');
  });

  it('sets the client_state and shows the callee the headers', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({
      client_state: 'YQ==',
      custom_headers: [{ name: 'X-A', value: '1' }],
      sip_headers: [{ name: 'User-to-User', value: '2' }],
    });
    await world.clock.advanceAsync(0);
    expect(world.payload('call.initiated')).toMatchObject({ client_state: 'YQ==' });
    expect(call.party.receivedHeaders.map(({ name }) => name)).toEqual(['X-A', 'User-to-User']);
  });

  it('takes the first codec of preferred_codecs that a leg can have', async () => {
    const world = new ExchangeWorld();
    const codecOf = async (preferred_codecs: string | null): Promise<string> =>
      (await world.dial({ preferred_codecs })).codec;
    expect(await codecOf('G722,PCMA,PCMU')).toBe('PCMA');
    expect(await codecOf('OPUS, PCMU, PCMA')).toBe('PCMU');
    expect(await codecOf('OPUS')).toBe('PCMU');
    expect(await codecOf(null)).toBe('PCMU');
  });

  it('takes 0 for the usual time-outs, as an official sample sends it', async () => {
    const world = new ExchangeWorld({ config: { party: { behaviour: 'no_answer' } } });
    const zeroes = { timeout_secs: 0, time_limit_secs: 0 } as const;
    const call = await world.dial(zeroes);
    expect(call.dial).toMatchObject({ ringTimeoutMs: 30_000, timeLimitMs: 14_400_000 });
    await world.clock.advanceAsync(29_000);
    expect(call.state).toBe('ringing');
  });

  it('shows the callee the display name, or the number where there is none', async () => {
    const world = new ExchangeWorld();
    await world.dial({ from_display_name: 'Ann Lee' });
    await world.dial({ from_display_name: '' });
    await world.dial();
    await world.clock.advanceAsync(1);
    const names = world.webhooks().filter(({ type }) => type === 'call.initiated');
    expect(names.map(({ payload }) => payload['caller_id_name'])).toEqual(['Ann Lee', OURS, OURS]);
  });

  it('makes a session of its own, or joins that of link_to', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const [own, linked] = [await world.dial(), await world.dial({ link_to: call.id })];
    expect(own.sessionId).not.toBe(call.sessionId);
    expect(linked.sessionId).toBe(call.sessionId);
    expect(linked.legId).not.toBe(call.legId);
  });

  it('is refused with 90015 for a link_to that is unknown', async () => {
    const world = new ExchangeWorld();
    const reply = await world.tryDial({ link_to: 'v3:nobody' });
    expect(reply).toMatchObject({ kind: 'refused', refusals: [{ error: 'unknownCall', pointer: '/link_to' }] });
    expect(world.events('command.refused')).toMatchObject([{ command: 'dial' }]);
    expect([...world.exchange.calls()]).toEqual([]);
  });

  it('makes an unknown connection on the way, with the default webhook URL', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ connection_id: '1234567890123456789' });
    expect(call.connectionId).toBe('1234567890123456789');
    expect(world.exchange.applications.get('1234567890123456789')).toMatchObject({ webhook_event_url: HOOK });
  });

  it('is refused with 10015 for an unknown connection with --strict-connections', async () => {
    const world = new ExchangeWorld({ config: { strictConnections: true } });
    const reply = await world.tryDial({ connection_id: '1234567890123456789' });
    expect([codesOf(reply), reply.kind === 'refused' && reply.refusals[0]?.pointer]).toEqual([
      ['10015'],
      '/connection_id',
    ]);
    const unknown = 'connection_id: expected a known connection, got 1234567890123456789';
    await expect(world.ring({ connectionId: '1234567890123456789' })).rejects.toThrow(unknown);
  });

  it('is asked for by a number that the configuration gives to it, which a strict refusal names', async () => {
    const world = new ExchangeWorld({ config: { strictConnections: true, numbers: { '+15550123001': '999' } } });
    const unknown = 'the connection of the number +15550123001: expected a known connection, got 999';
    await expect(world.ring({ to: '+15550123001' })).rejects.toThrow(unknown);
  });

  it('plays audio_url as soon as it is answered', async () => {
    const world = new ExchangeWorld();
    world.files.set('http://files.test/hello.wav', wavOf(100));
    const call = await world.dial({ audio_url: 'http://files.test/hello.wav' });
    await world.clock.advanceAsync(190);
    expect(world.hooks(call)).toEqual(['call.initiated']);
    await world.clock.advanceAsync(200);
    expect(world.hooks(call)).toEqual([
      'call.initiated',
      'call.answered',
      'call.playback.started',
      'call.playback.ended',
    ]);
    expect(world.payload('call.playback.ended')).toMatchObject({
      media_url: 'http://files.test/hello.wav',
      status: 'completed',
    });
  });

  it('transcribes from the answer on', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ transcription: true, transcription_config: { transcription_engine: 'Google' } });
    await world.clock.advanceAsync(200);
    world.say(call, 'Hello');
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.transcription')).toMatchObject({ transcription_data: { transcript: 'Hello' } });
    world.ok(call, 'hangup');
    expect(world.hooks(call).at(-1)).toBe('call.transcription.stopped');
  });

  it('announces no end of a transcription or playback that never began', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({
      to: '+15550100486',
      transcription: true,
      audio_url: 'http://files.test/hello.wav',
    });
    await world.clock.advanceAsync(300);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.hangup']);
  });
});

describe('the command_id of a dial', () => {
  it('gives the first ids again within 60 s and dials nobody', async () => {
    const world = new ExchangeWorld();
    const first = await world.tryDial({ command_id: 'once' });
    await world.clock.advanceAsync(60_000);
    const second = await world.tryDial({ command_id: 'once', to: '+13125550009' });
    expect(second).toMatchObject({ kind: 'accepted', data: first.kind === 'accepted' && first.data });
    expect([...world.exchange.calls()]).toHaveLength(1);
    expect(world.events('command.ignored')).toMatchObject([{ command: 'dial', command_id: 'once' }]);
    await world.clock.advanceAsync(1);
    await world.tryDial({ command_id: 'once' });
    expect([...world.exchange.calls()]).toHaveLength(2);
  });

  it('belongs to the API key', async () => {
    const world = new ExchangeWorld();
    await world.tryDial({ command_id: 'once' }, 'KEY-A');
    await world.tryDial({ command_id: 'once' }, 'KEY-B');
    expect([...world.exchange.calls()]).toHaveLength(2);
  });

  it('counts for accepted dials only', async () => {
    const world = new ExchangeWorld();
    await world.tryDial({ command_id: 'once', link_to: 'v3:nobody' });
    expect((await world.tryDial({ command_id: 'once' })).kind).toBe('accepted');
    expect([...world.exchange.calls()]).toHaveLength(1);
  });
});

describe('the webhook URL of a dial', () => {
  const urlsOf = async (world: ExchangeWorld): Promise<string[]> => {
    const call = await world.dial({ webhook_url: 'http://own.test/hooks' });
    await world.clock.advanceAsync(300);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(10);
    return world.sender.sent.map(({ url }) => url);
  };

  it('counts after call.initiated', async () => {
    expect(await urlsOf(new ExchangeWorld())).toEqual([HOOK, 'http://own.test/hooks', 'http://own.test/hooks']);
  });

  it('counts from call.initiated on with the switch dial_webhook_url_from: initiated', async () => {
    const world = new ExchangeWorld({ config: { switches: { dial_webhook_url_from: 'initiated' } } });
    expect(new Set(await urlsOf(world))).toEqual(new Set(['http://own.test/hooks']));
  });
});

describe('a simultaneous ring', () => {
  it('rings all numbers in one session; the first to answer wins and the others are cancelled', async () => {
    const world = new ExchangeWorld({ config: { party: { ringMs: 1000 } } });
    const reply = await world.tryDial({ to: ['+13125550008', '+15550100200', '+13125550009'] });
    const legs = [...world.exchange.calls()];
    expect(new Set(legs.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(reply).toMatchObject({ data: { call_control_id: legs[0]?.id } });
    await world.clock.advanceAsync(5000);
    expect(legs.map(({ to, state, hangup }) => [to, state, hangup?.cause])).toEqual([
      ['+13125550008', 'ended', 'originator_cancel'],
      ['+15550100200', 'active', undefined],
      ['+13125550009', 'ended', 'originator_cancel'],
    ]);
    // The winner is announced before the losers.
    expect(world.hooks().filter((type) => type !== 'call.initiated')).toEqual([
      'call.answered',
      'call.hangup',
      'call.hangup',
    ]);
  });

  it('goes on with the others when one is busy', async () => {
    const world = new ExchangeWorld();
    await world.dial({ to: ['+15550100486', CALLER] });
    await world.clock.advanceAsync(300);
    expect([...world.exchange.calls()].map(({ state }) => state)).toEqual(['ended', 'active']);
  });

  it('ends with a winner that hangs up later, without waking the losers', async () => {
    const world = new ExchangeWorld();
    await world.dial({ to: ['+15550100408', CALLER] });
    await world.clock.advanceAsync(300);
    const [loser, winner] = [...world.exchange.calls()];
    if (!loser || !winner) throw new Error('expected two legs');
    world.ok(winner, 'hangup');
    expect(world.hooks(loser).filter((type) => type === 'call.hangup')).toHaveLength(1);
    expect(world.codes(loser, 'hangup')).toEqual(['90018']);
  });
});
