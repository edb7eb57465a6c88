import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { CALL_COMMANDS, ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

/** A body with which each command is in order. */
const BODIES: Readonly<Record<string, object>> = {
  ai_assistant_join: { conversation_id: 'none', participant: { id: 'v3:nobody', role: 'user' } },
  bridge: { call_control_id: 'v3:nobody' },
  conversation_relay_start: { url: STREAM_URL },
  enqueue: { queue_name: 'support' },
  gather_using_ai: { parameters: {} },
  transfer: { to: '+13125550003' },
  fork_start: { rx: 'udp:127.0.0.1:9000', tx: 'udp:127.0.0.1:9001' },
  gather_using_audio: { audio_url: 'http://files.test/a.wav' },
  gather_using_speak: { payload: 'Hello', voice: 'female' },
  playback_start: { audio_url: 'http://files.test/a.wav' },
  refer: { sip_address: 'sip:bob@example.com' },
  record_start: { format: 'wav', channels: 'single' },
  reject: { cause: 'CALL_REJECTED' },
  send_dtmf: { digits: '1' },
  send_sip_info: { content_type: 'text/plain', body: 'Hello' },
  speak: { payload: 'Hello', voice: 'female' },
  switch_supervisor_role: { role: 'monitor' },
  streaming_start: { stream_url: STREAM_URL },
};

const SITUATIONS: Readonly<Record<string, (world: ExchangeWorld) => Promise<Call>>> = {
  'ringing inbound': (world) => world.ring(),
  'active inbound': (world) => world.answered(),
  'dialled outbound': (world) => world.dial(),
  'ringing outbound': async (world) => {
    const call = await world.dial();
    await world.clock.advanceAsync(50);
    return call;
  },
  'active outbound': async (world) => {
    const call = await world.dial();
    await world.clock.advanceAsync(300);
    return call;
  },
  ended: async (world) => {
    const call = await world.ring();
    world.ok(call, 'hangup');
    return call;
  },
};

/** What Telnyx says to each command: its code, or "ok". Written down from its documents and from what clients report. */
const UNANSWERED = {
  transfer: '90034',
  bridge: '90034',
  ai_assistant_add_messages: '90034',
  ai_assistant_join: '90034',
  ai_assistant_start: '90034',
  ai_assistant_stop: '90034',
  gather_using_ai: '90034',
  conversation_relay_start: '90034',
  conversation_relay_stop: '90034',
  enqueue: '90034',
  leave_queue: '90034',
  fork_start: '90034',
  fork_stop: '90034',
  gather: '90034',
  gather_stop: '90034',
  gather_using_audio: '90034',
  gather_using_speak: '90034',
  pay: '90034',
  playback_start: '90034',
  playback_stop: '90034',
  send_dtmf: '90034',
  send_sip_info: '90034',
  suppression_start: '90034',
  refer: '90034',
  siprec_start: '90034',
  siprec_stop: '90034',
  suppression_stop: '90034',
  switch_supervisor_role: '90034',
  speak: '90034',
  streaming_start: '90034',
  streaming_stop: '90034',
  transcription_start: '90034',
  transcription_stop: '90034',
  record_start: '90034',
  record_stop: '90034',
  record_pause: '90034',
  record_resume: '90034',
  client_state_update: 'ok',
  hangup: 'ok',
};
const ACTIVE = {
  transfer: 'ok',
  // The other leg is the one that nobody knows.
  bridge: '90015',
  ai_assistant_add_messages: '10027',
  // There is no such conversation.
  ai_assistant_join: '10027',
  ai_assistant_start: 'ok',
  ai_assistant_stop: 'ok',
  gather_using_ai: 'ok',
  conversation_relay_start: 'ok',
  conversation_relay_stop: 'ok',
  enqueue: 'ok',
  leave_queue: '90035',
  fork_start: 'ok',
  fork_stop: '90031',
  gather: 'ok',
  gather_stop: 'ok',
  gather_using_audio: 'ok',
  gather_using_speak: 'ok',
  pay: 'ok',
  playback_start: 'ok',
  playback_stop: 'ok',
  reject: '10027',
  send_dtmf: 'ok',
  send_sip_info: 'ok',
  suppression_start: 'ok',
  refer: 'ok',
  siprec_start: 'ok',
  siprec_stop: 'ok',
  suppression_stop: 'ok',
  // The call supervises no other one.
  switch_supervisor_role: '10027',
  speak: 'ok',
  streaming_start: 'ok',
  streaming_stop: '90048',
  transcription_start: 'ok',
  transcription_stop: 'ok',
  record_start: 'ok',
  record_stop: 'ok',
  record_pause: 'ok',
  record_resume: 'ok',
  client_state_update: 'ok',
  hangup: 'ok',
};
const OUTBOUND_UNANSWERED = { ...UNANSWERED, answer: '90102', reject: '10027' };
const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Observed: an inbound leg may be transferred before it is answered.
  'ringing inbound': {
    ...UNANSWERED,
    answer: 'ok',
    reject: 'ok',
    transfer: 'ok',
    refer: 'ok',
    enqueue: 'ok',
    leave_queue: '90035',
  },
  'active inbound': { ...ACTIVE, answer: 'ok' },
  'dialled outbound': OUTBOUND_UNANSWERED,
  'ringing outbound': OUTBOUND_UNANSWERED,
  'active outbound': { ...ACTIVE, answer: '90102' },
  ended: Object.fromEntries(CALL_COMMANDS.map(({ name }) => [name, '90018'])),
};

describe.each(Object.keys(SITUATIONS))('on a call that is %s', (situation) => {
  it.each(CALL_COMMANDS.map(({ name }) => name))('%s is answered as Telnyx does', async (name) => {
    const world = new ExchangeWorld();
    const call = await SITUATIONS[situation]?.(world);
    if (!call) throw new Error(situation);
    const hooks = world.hooks().length;
    const stateBefore = call.state;
    const codes = world.codes(call, name, BODIES[name] ?? {});
    expect(codes[0] ?? 'ok').toBe(EXPECTED[situation]?.[name]);
    if (codes.length === 0) return;
    // A refused command changes nothing and announces nothing; the journal tells of it.
    expect([call.state, world.hooks().length]).toEqual([stateBefore, hooks]);
    expect(world.events('command.refused', call)).toMatchObject([{ command: name }]);
  });
});

describe('on a call that nobody knows', () => {
  it.each(CALL_COMMANDS.map(({ name }) => name))('%s is answered with 90015 at /call_control_id', (name) => {
    const world = new ExchangeWorld();
    const reply = world.run('v3:nobody', name, BODIES[name] ?? {});
    expect(reply).toMatchObject({ kind: 'refused', refusals: [{ error: 'unknownCall', pointer: '/call_control_id' }] });
    expect(world.events('command.refused')).toMatchObject([{ command: name, call_control_id: 'v3:nobody' }]);
  });
});

describe('with --provision-unknown', () => {
  it.each(CALL_COMMANDS.map(({ name }) => name))(
    '%s is accepted for an id that was never given out, again and again',
    (name) => {
      const world = new ExchangeWorld({ config: { provisionUnknown: true } });
      for (let i = 0; i < 2; i++) expect(world.codes('call_control_id', name, BODIES[name] ?? {})).toEqual([]);
      expect(world.exchange.callStatus('call_control_id')).toMatchObject({
        call_control_id: 'call_control_id',
        is_alive: true,
      });
      expect([world.hooks(), world.dialer.dials, world.networks]).toEqual([[], [], []]);
      expect([world.exchange.liveCalls, ...[...world.exchange.calls()].map(({ id }) => id)]).toEqual([
        0,
        'call_control_id',
      ]);
      expect(world.events('command.accepted')).toMatchObject([
        { command: name, call_control_id: 'call_control_id' },
        {},
      ]);
      expect([world.clock.pending, world.media.size]).toEqual([0, 0]);
    },
  );

  it('streaming_stop is accepted also when it names the stream', () => {
    const world = new ExchangeWorld({ config: { provisionUnknown: true } });
    const body = { stream_id: '1EDB94F9-7EF0-4150-B502-E0EBADFD9491' };
    expect(world.codes('call_control_id', 'streaming_stop', body)).toEqual([]);
  });

  it('a body that is not in order is refused all the same', () => {
    const world = new ExchangeWorld({ config: { provisionUnknown: true } });
    expect(world.codes('call_control_id', 'speak', { payload: '', voice: 'female' })).toEqual(['90010']);
  });

  it('a call that is known dies as ever', async () => {
    const world = new ExchangeWorld({ config: { provisionUnknown: true } });
    const call = await world.ring();
    world.ok(call, 'hangup');
    expect(world.codes(call, 'hangup')).toEqual(['90018']);
    expect(world.exchange.callStatus(call.id)).toMatchObject({ is_alive: false });
  });

  it('a dial may link to a leg that is unknown', async () => {
    const world = new ExchangeWorld({ config: { provisionUnknown: true } });
    expect((await world.tryDial({ link_to: 'call_control_id' })).kind).toBe('accepted');
  });
});
