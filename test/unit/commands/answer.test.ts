import { describe, expect, it } from 'vitest';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

describe('answering', () => {
  it('puts the stream into call.answered, dials it, and streams', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    world.ok(call, 'answer', { stream_url: STREAM_URL, stream_track: 'both_tracks' });
    expect(world.payload('call.answered')).toMatchObject({
      stream_url: STREAM_URL,
      stream_track: 'both_tracks',
      state: 'answered',
    });
    const socket = world.dialer.accept();
    await world.clock.advanceAsync(50);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered', 'streaming.started']);
    expect(socket.sent.slice(0, 3).map(({ json }) => json.event)).toEqual(['connected', 'start', 'media']);
  });

  it('takes the token, the custom parameters and the bidirectional rate of the stream', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    world.ok(call, 'answer', {
      stream_url: STREAM_URL,
      stream_auth_token: 'secret',
      custom_parameters: [{ name: 'agent', value: '7' }],
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
      stream_bidirectional_sampling_rate: 16_000,
    });
    expect(world.dialer.last()).toMatchObject({
      url: STREAM_URL,
      headers: { 'x-telnyx-streaming-auth-token': 'secret' },
    });
    const socket = world.dialer.accept();
    expect(socket.frames('start')[0]?.json.start).toMatchObject({
      custom_parameters: { agent: '7' },
      media_format: { encoding: 'L16', sample_rate: 16_000, channels: 1 },
    });
  });

  it('does not name a stream in call.answered where it begins with none', async () => {
    const world = new ExchangeWorld();
    await world.answered();
    expect(world.payload('call.answered')).not.toHaveProperty('stream_url');
  });

  it('starts a transcription', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered(
      {},
      { transcription: true, transcription_config: { transcription_engine: 'Telnyx' } },
    );
    world.say(call, 'Hello');
    await world.clock.advanceAsync(700);
    expect(world.payload('call.transcription')).toMatchObject({
      transcription_data: { transcript: 'Hello', is_final: true, transcription_track: 'inbound' },
    });
  });

  it('starts no transcription where it is only described', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { transcription_config: { transcription_engine: 'Telnyx' } });
    expect(world.codes(call, 'transcription_stop')).toEqual([]);
    expect(world.hooks(call)).not.toContain('call.transcription.stopped');
  });

  it('shows the caller the headers that came with it', async () => {
    const world = new ExchangeWorld();
    const headers = {
      custom_headers: [{ name: 'X-A', value: '1' }],
      sip_headers: [{ name: 'User-to-User', value: '2' }],
    };
    const call = await world.answered({}, headers);
    expect(call.party.receivedHeaders).toEqual([...headers.custom_headers, ...headers.sip_headers]);
  });

  it('moves the webhooks to its own URL, from call.answered on', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    world.ok(call, 'answer', { webhook_url: 'http://own.test/hooks' });
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(10);
    expect(world.sender.sent.map(({ url }) => url)).toEqual([
      'http://app.test/hooks',
      'http://own.test/hooks',
      'http://own.test/hooks',
    ]);
  });

  it('twice is accepted and does nothing', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.ok(call, 'answer', { stream_url: STREAM_URL, webhook_url: 'http://own.test' })).toEqual({
      result: 'ok',
    });
    expect([world.hooks(call), call.activities.size, call.webhooks.url]).toEqual([
      ['call.initiated', 'call.answered'],
      0,
      null,
    ]);
    expect(world.events('command.ignored', call)).toMatchObject([
      { command: 'answer', why: 'the call is answered already' },
    ]);
  });

  it('twice is refused with the switch answer_when_answered: refuse', async () => {
    const world = new ExchangeWorld({ config: { switches: { answer_when_answered: 'refuse' } } });
    expect(world.codes(await world.answered(), 'answer')).toEqual(['10027']);
  });

  it.each([
    ['stream_url that is no WebSocket URL', { stream_url: 'http://app.test' }, ['10003']],
    ['stream_url that is no URL', { stream_url: 'nonsense' }, ['10003']],
    ['webhook_url that is no URL', { webhook_url: 'ftp://app.test' }, ['10003']],
    ['webhook_urls of an event that does not exist', { webhook_urls: { 'call.ringing': 'http://a.test' } }, ['90057']],
    [
      'retry policy of too many retries',
      { webhook_retries_policies: { 'call.hangup': { retries_ms: [1, 1, 1, 1, 1, 1] } } },
      ['10033'],
    ],
    [
      'retry policy that takes too long',
      { webhook_retries_policies: { 'call.hangup': { retries_ms: [60_001] } } },
      ['10033'],
    ],
    [
      'retry policy with a negative delay',
      { webhook_retries_policies: { 'call.hangup': { retries_ms: [-1] } } },
      ['10026'],
    ],
    ['Dialogflow', { enable_dialogflow: true }, ['501']],
    [
      'transcription with a wrong engine configuration',
      { transcription: true, transcription_config: { transcription_tracks: 'all' } },
      ['10032'],
    ],
  ])('with a %s is refused and leaves the call ringing', async (_what, body, codes) => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    expect(world.codes(call, 'answer', body)).toEqual(codes);
    expect(call.state).toBe('ringing');
  });
});

describe('rejecting', () => {
  it('an answered call is accepted and does nothing with the switch reject_when_answered: accept', async () => {
    const world = new ExchangeWorld({ config: { switches: { reject_when_answered: 'accept' } } });
    const call = await world.answered();
    expect(world.codes(call, 'reject', { cause: 'CALL_REJECTED' })).toEqual([]);
    expect(call.state).toBe('active');
    const outbound = await world.dial();
    expect(world.codes(outbound, 'reject', { cause: 'CALL_REJECTED' })).toEqual(['10027']);
  });
});

describe('hanging up', () => {
  it('shows the far end the headers that came with it', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'hangup', { custom_headers: [{ name: 'X-Why', value: 'done' }] });
    expect(call.party.receivedHeaders).toEqual([{ name: 'X-Why', value: 'done' }]);
  });
});
