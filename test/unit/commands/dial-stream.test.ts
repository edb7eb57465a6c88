import { describe, expect, it } from 'vitest';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

describe('a dial with a stream', () => {
  it('opens the socket when it rings and sends start at the answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL });
    expect(world.dialer.dials).toEqual([]);
    await world.clock.advanceAsync(0);
    const socket = world.dialer.accept();
    expect(world.hooks(call)).toEqual(['call.initiated']);
    world.ok(call, 'client_state_update', { client_state: 'bGF0ZXI=' });
    await world.clock.advanceAsync(199);
    expect(socket.sent.map(({ json }) => json.event)).toEqual(['connected']);
    await world.clock.advanceAsync(30);
    expect(socket.sent.slice(0, 3).map(({ json }) => json.event)).toEqual(['connected', 'start', 'media']);
    expect(socket.frames('start')[0]?.json.start).toMatchObject({ client_state: 'bGF0ZXI=' });
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered', 'streaming.started']);
    expect(world.payload('call.answered')).toMatchObject({ stream_url: STREAM_URL, stream_track: 'inbound_track' });
  });

  it('sends start when the socket opens, where that is after the answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL });
    await world.clock.advanceAsync(300);
    const socket = world.dialer.accept();
    expect(socket.sent.map(({ json }) => json.event)).toEqual(['connected', 'start']);
    expect(world.hooks(call)).toContain('streaming.started');
  });

  it('closes the socket without stop, and without a webhook, when nobody answers', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL, to: '+15550100486' });
    await world.clock.advanceAsync(0);
    const socket = world.dialer.accept();
    await world.clock.advanceAsync(300);
    expect(socket.sent.map(({ json }) => json.event)).toEqual(['connected']);
    expect(socket.terminated).toBe(true);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.hangup']);
  });

  it('opens the socket before call.initiated with stream_establish_before_call_originate', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL, stream_establish_before_call_originate: true });
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call)).toEqual([]);
    world.dialer.accept();
    expect(world.hooks(call)).toEqual(['call.initiated']);
    await world.clock.advanceAsync(250);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered', 'streaming.started']);
    expect(world.dialer.dials).toHaveLength(1);
  });

  it('rings without its stream when that cannot be established', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL, stream_establish_before_call_originate: true });
    world.dialer.refuse('ECONNREFUSED');
    await world.clock.advanceAsync(300);
    expect(world.hooks(call)).toEqual(['call.initiated', 'streaming.failed', 'call.answered']);
    expect(world.payload('streaming.failed')).toMatchObject({ failure_reason: 'connection_failed' });
  });

  it('cancels a leg that still waits for its stream, which has its call.initiated all the same', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL, stream_establish_before_call_originate: true });
    world.ok(call, 'hangup');
    expect(world.dialer.dials[0]?.aborted).toBe(true);
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.hangup']);
    expect(world.events('call.state', call).map(({ to }) => to)).toEqual(['dialing', 'ended']);
  });

  it('cancels a leg in the instant of its dial', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({
      stream_url: STREAM_URL,
      audio_url: 'http://files.test/a.wav',
      transcription: true,
    });
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.hangup']);
    expect(world.dialer.dials).toEqual([]);
    expect(world.events('activity.*', call).map(({ type, kind, reason }) => [type, kind, reason])).toEqual([
      ['activity.dropped', 'playback', 'hangup'],
      ['activity.dropped', 'stream', 'hangup'],
      ['activity.dropped', 'transcription', 'hangup'],
    ]);
  });

  it('that nobody answers ends the stream that it began and drops what was to come with the answer', async () => {
    const world = new ExchangeWorld();
    const body = { stream_url: STREAM_URL, audio_url: 'http://files.test/a.wav', to: '+15550100486' };
    const call = await world.dial(body);
    await world.clock.advanceAsync(1000);
    expect(world.events('activity.*', call).map(({ type, kind }) => [type, kind])).toEqual([
      ['activity.started', 'stream'],
      ['activity.dropped', 'playback'],
      ['activity.ended', 'stream'],
    ]);
  });

  it('tells once of a client that closes before the answer, and the call goes on', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ stream_url: STREAM_URL });
    await world.clock.advanceAsync(0);
    world.dialer.accept().hangUp();
    await world.clock.advanceAsync(300);
    expect(world.hooks(call)).toEqual(['call.initiated', 'streaming.failed', 'call.answered']);
  });
});
