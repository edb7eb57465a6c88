import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useLab } from '../support/lab.js';
import { listen } from '../support/webhook-endpoint.js';

const lab = useLab({}, ['stream_unreachable']);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe.concurrent('a stream that cannot be had', () => {
  it.each([
    ['answers the upgrade with 403', 403],
    ['answers the upgrade with 500', 500],
    ['hangs up on it', undefined],
  ])('where the server %s, is streaming.failed alone, and the call lives on', async (_what, status) => {
    const { app, media, telnyx, sim } = lab();
    const id = await lab().answered();
    const expected = media.expect();
    media.refuse(expected, status);
    await telnyx.calls.actions.startStreaming(id, { stream_url: expected.url, client_state: base64('s') });
    const { payload } = await app.webhook('streaming.failed', id);
    expect(payload).toMatchObject({
      failure_reason: 'connection_failed',
      stream_type: 'websocket',
      client_state: base64('s'),
      stream_params: { stream_url: expected.url, track: 'inbound_track' },
    });
    const { client } = await lab().stream(id);
    await client.mediaFrames(2);
    await app.webhook('streaming.started', id);
    expect(await lab().announced(id)).toEqual([
      'call.initiated',
      'call.answered',
      'streaming.failed',
      'streaming.started',
    ]);
    expect((await sim.calls.get(id)).state).toBe('active');
  });

  it('where nobody listens, likewise', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((closed) => server.close(closed));
    const id = await lab().answered();
    await lab().telnyx.calls.actions.startStreaming(id, { stream_url: `ws://127.0.0.1:${port}/x` });
    const { payload } = await lab().app.webhook('streaming.failed', id);
    expect(payload['failure_reason']).toBe('connection_failed');
    expect((await lab().telnyx.calls.retrieveStatus(id)).data).toMatchObject({ is_alive: true });
  });
});

describe.concurrent('the end of a stream', () => {
  it('at the hang-up: stop, close, call.hangup, streaming.stopped', async () => {
    const { app, telnyx } = lab();
    const { client, id } = await lab().streaming();
    await client.mediaFrames(3);
    await telnyx.calls.actions.hangup(id, {});
    const stop = await client.frame('stop');
    const closed = await client.closed;
    const hangup = await app.webhook('call.hangup', id);
    const stopped = await app.webhook('streaming.stopped', id);
    expect(client.frames.all.at(-1)).toBe(stop);
    expect(closed.code).toBe(1005);
    expect(stop.atMs).toBeLessThanOrEqual(closed.atMs);
    expect(stop.atMs).toBeLessThan(stopped.atMs);
    expect((await lab().announced(id)).slice(-2)).toEqual(['call.hangup', 'streaming.stopped']);
    expect(hangup.occurredAt <= stopped.occurredAt).toBe(true);
    expect(hangup.payload).toMatchObject({
      hangup_cause: 'normal_clearing',
      hangup_source: 'callee',
      sip_hangup_cause: 'unspecified',
    });
  });

  it('at streaming_stop: stop, close, streaming.stopped, and another may begin', async () => {
    const { app, telnyx } = lab();
    const { client, start, id } = await lab().streaming();
    await telnyx.calls.actions.stopStreaming(id, { stream_id: start.stream_id.toUpperCase() });
    await client.frame('stop');
    expect((await client.closed).code).toBe(1005);
    const stopped = await app.webhook('streaming.stopped', id);
    expect(stopped.payload).toMatchObject({ stream_id: start.stream_id, stream_type: 'websocket' });
    const again = await lab().stream(id);
    expect(again.start.stream_id).not.toBe(start.stream_id);
    expect(again.start.sequence_number).toBe('1');
  });

  it('when the client closes: streaming.stopped, and the call lives on', async () => {
    const { app, sim } = lab();
    const { client, id } = await lab().streaming();
    client.close();
    await app.webhook('streaming.stopped', id);
    expect((await sim.calls.get(id)).state).toBe('active');
    expect(client.frames.all.some(({ event }) => event === 'stop')).toBe(false);
    expect(await lab().announced(id)).not.toContain('call.hangup');
    expect((await lab().stream(id)).start.start['call_control_id']).toBe(id);
  });

  it('when the connection breaks: likewise', async () => {
    const { client, id } = await lab().streaming();
    client.socket.terminate();
    await lab().app.webhook('streaming.stopped', id);
    expect((await lab().sim.calls.get(id)).state).toBe('active');
  });
});

describe.concurrent('what a stream is told', () => {
  it('the token comes in the header and in connected, the parameters in start', async () => {
    const { client, start } = await lab().streaming({
      stream_auth_token: 'secret-token',
      custom_parameters: [
        { name: 'tenant', value: 'blue' },
        { name: 'lang', value: 'en' },
      ],
      client_state: base64('ready'),
    });
    expect(client.headers['x-telnyx-streaming-auth-token']).toBe('secret-token');
    expect((await client.frame('connected')).json).toEqual({
      event: 'connected',
      version: '1.0.0',
      connected: { 'x-telnyx-streaming-auth-token': 'secret-token' },
    });
    expect(start.start).toMatchObject({
      custom_parameters: { tenant: 'blue', lang: 'en' },
      client_state: base64('ready'),
    });
  });

  it('answer starts a stream as streaming_start does, the undocumented rate included', async () => {
    const { app, media } = lab();
    const expected = media.expect();
    const id = await lab().answered({
      stream_url: expected.url,
      stream_track: 'inbound_track',
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
      ...{
        stream_bidirectional_sampling_rate: 16000,
        stream_auth_token: 't',
        custom_parameters: [{ name: 'a', value: 'b' }],
      },
    });
    const client = await expected.client;
    const { start } = await client.start();
    expect(start.media_format).toEqual({ encoding: 'L16', sample_rate: 16000, channels: 1 });
    expect(start['custom_parameters']).toEqual({ a: 'b' });
    expect(client.headers['x-telnyx-streaming-auth-token']).toBe('t');
    expect((await app.webhook('call.answered', id)).payload).toMatchObject({
      stream_url: expected.url,
      stream_track: 'inbound_track',
    });
    await app.webhook('streaming.started', id);
  });
});
