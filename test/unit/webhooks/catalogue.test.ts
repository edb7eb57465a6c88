import { describe, expect, it } from 'vitest';
import type { SpeakActivity } from '../../../src/activities/speak/kind.js';
import type { StreamActivity } from '../../../src/activities/stream/kind.js';
import type { Call } from '../../../src/calls/call.js';
import { webhookPayload } from '../../../src/webhooks/catalogue.js';
import { ExchangeWorld } from '../../support/exchange.js';

const IDS = ['call_control_id', 'call_leg_id', 'call_session_id', 'client_state', 'connection_id'];

async function inbound(more: object = {}): Promise<Call> {
  return new ExchangeWorld().ring({ from: '+13125550001', to: '+13125550002', callerIdName: 'Ann', ...more });
}

describe('the payload of call.initiated', () => {
  it('of an incoming call has what Telnyx documents and what real posts carry', async () => {
    const call = await inbound();
    expect(webhookPayload(call, { type: 'call.initiated' })).toEqual({
      call_control_id: call.id,
      call_leg_id: call.legId,
      call_session_id: call.sessionId,
      caller_id_name: 'Ann',
      calling_party_type: 'pstn',
      client_state: null,
      connection_codecs: 'PCMU,PCMA',
      connection_id: call.connectionId,
      direction: 'incoming',
      from: '+13125550001',
      from_sip_uri: call.identity.fromSipUri,
      offered_codecs: 'PCMU',
      start_time: '2026-01-01T00:00:00.000000Z',
      state: 'parked',
      to: '+13125550002',
      to_sip_uri: call.identity.toSipUri,
    });
  });

  it('of an outgoing call lacks codecs and start time', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial();
    const payload = webhookPayload(call, { type: 'call.initiated' });
    expect(payload).toMatchObject({ direction: 'outgoing', state: 'bridging' });
    for (const name of ['connection_codecs', 'offered_codecs', 'start_time']) expect(payload).not.toHaveProperty(name);
  });

  it('leaves out headers where there are none', async () => {
    const bare = webhookPayload(await inbound(), { type: 'call.initiated' });
    for (const name of ['custom_headers', 'sip_headers', 'tags']) expect(bare).not.toHaveProperty(name);
    const headers = [{ name: 'P-Early-Media', value: 'supported' }];
    const call = await inbound({ customHeaders: headers });
    expect(webhookPayload(call, { type: 'call.initiated' })).toMatchObject({ custom_headers: headers });
  });

  it('tells a SIP caller from one with a number', async () => {
    const call = await inbound({ from: 'sip:ann@example.com' });
    expect(webhookPayload(call, { type: 'call.initiated' })).toMatchObject({
      calling_party_type: 'sip',
      from_sip_uri: 'ann@example.com',
    });
  });
});

describe('every payload', () => {
  it('of a call.* event says whether a number or a SIP address called, as real ones do', async () => {
    const call = await inbound();
    const stream = { id: 's', params: { url: 'ws://a', track: 'inbound_track' } } as StreamActivity;
    const speak = { id: 's' } as SpeakActivity;
    const kinds = (
      [
        { type: 'call.cost' },
        { type: 'call.speak.started', speak },
        { type: 'call.transcription.stopped' },
        { type: 'streaming.started', stream },
      ] as const
    ).map((event) => webhookPayload(call, event)['calling_party_type']);
    expect(kinds).toEqual(['pstn', 'pstn', 'pstn', undefined]);
  });

  it('names the call and has its keys in alphabetical order, as on the wire', async () => {
    const call = await inbound();
    const data = { transcript: 'Hi', is_final: true };
    for (const event of [
      { type: 'call.initiated' },
      { type: 'call.answered' },
      { type: 'call.hangup', hangup: { cause: 'timeout', source: 'unknown', sip: '487' } },
      { type: 'call.cost' },
      { type: 'call.dtmf.received', digit: '#' },
      { type: 'call.transcription', data },
      { type: 'call.transcription.stopped' },
    ] as const) {
      const keys = Object.keys(webhookPayload(call, event));
      expect(keys).toEqual(expect.arrayContaining(IDS));
      expect(keys).toEqual([...keys].sort());
    }
  });
});

describe('the payload of call.cost', () => {
  const costOf = async (answeredForMs: number): Promise<Readonly<Record<string, unknown>>> => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(answeredForMs);
    world.ok(call, 'hangup');
    return webhookPayload(call, { type: 'call.cost' });
  };

  it.each([
    [0, 0, '0.0000'],
    [1, 60, '0.0068'],
    [60_000, 60, '0.0068'],
    [60_001, 120, '0.0136'],
    [600_000, 600, '0.0680'],
  ])('of %i ms bills %i s: each minute begun', async (ms, secs, total) => {
    expect(await costOf(ms)).toMatchObject({ billed_duration_secs: secs, total_cost: total });
  });

  it('has parts that add up to the total', async () => {
    const { cost_parts: parts, total_cost: total } = await costOf(185_000);
    const sum = (parts as { cost: string }[]).reduce((before, { cost }) => before + Number(cost), 0);
    expect(sum).toBeCloseTo(Number(total), 6);
  });
});
