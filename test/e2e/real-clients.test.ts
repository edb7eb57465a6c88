import { describe, expect, it } from 'vitest';
import { useLab, OURS, CALLER } from '../support/lab.js';
import { sine } from '../support/signals.js';
import { decodeWire, encodeWire, positionOf, readWavFile } from '../support/wire-audio.js';

const lab = useLab({}, ['command_refused']);

/** A request as another client than the SDK makes it. */
async function request(path: string, init: RequestInit = {}, base = lab().sim.baseUrl) {
  const { sim, contract } = lab();
  const headers = { authorization: `Bearer ${sim.apiKey}`, ...(init.headers as Record<string, string> | undefined) };
  const response = await contract.fetch(`${base}${path}`, { method: 'POST', ...init, headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const json = (body: unknown): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe.concurrent('requests as real clients send them', () => {
  it('answer and hangup work without any body', async () => {
    const id = await lab().ring();
    expect(await request(`/calls/${id}/actions/answer`)).toEqual({ status: 200, body: { data: { result: 'ok' } } });
    await lab().app.webhook('call.answered', id);
    expect(await request(`/calls/${id}/actions/hangup`)).toEqual({ status: 200, body: { data: { result: 'ok' } } });
    await lab().app.webhook('call.hangup', id);
  });

  it('a content type without a body, and a charset, are fine', async () => {
    const id = await lab().ring();
    const empty = { headers: { 'content-type': 'application/json' } };
    expect((await request(`/calls/${id}/actions/answer`, empty)).status).toBe(200);
    const utf8 = { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{}' };
    expect((await request(`/calls/${id}/actions/hangup`, utf8)).status).toBe(200);
  });

  it('client_state: null says nothing, and stays null in the webhooks', async () => {
    const id = await lab().ring();
    expect((await request(`/calls/${id}/actions/answer`, json({ client_state: null, command_id: null }))).status).toBe(
      200,
    );
    const { payload } = await lab().app.webhook('call.answered', id);
    expect(payload['client_state']).toBeNull();
  });

  it.each(['PCMU', 'PCMA', 'PCMU,PCMA', 'G722,OPUS,PCMU', 'VP8,H264,OPUS,G729,AMR-WB,G722,PCMA,PCMU'])(
    'preferred_codecs may be %s',
    async (codecs) => {
      const id = await lab().ring();
      const answered = await request(`/calls/${id}/actions/answer`, json({ preferred_codecs: codecs }));
      expect(answered.status).toBe(200);
      const dial = { connection_id: '1', from: OURS, to: CALLER, preferred_codecs: codecs };
      expect((await request('/calls', json(dial))).status).toBe(200);
    },
  );

  it('a boolean park_after_unbridge does nothing, as at Telnyx, and a number is refused', async () => {
    const dial = (park: unknown) => json({ connection_id: '1', from: OURS, to: CALLER, park_after_unbridge: park });
    expect((await request('/calls', dial(true))).status).toBe(200);
    const { status, body } = await request('/calls', dial(7));
    expect(status).toBe(422);
    expect(body['errors']).toMatchObject([{ code: '10032', source: { pointer: '/park_after_unbridge' } }]);
  });

  it('properties that nobody knows are accepted, and stand in the journal', async () => {
    const id = await lab().ring();
    const body = { stream_sampling_rate: 16000, greeting: { text: 'hello' } };
    expect((await request(`/calls/${id}/actions/answer`, json(body))).status).toBe(200);
    const entries = await lab().sim.events.list({ type: 'property.unknown', call_control_id: id });
    expect(entries.map(({ name }) => name).sort()).toEqual(['greeting', 'stream_sampling_rate']);
  });

  it('a call id may stand in the path bare or encoded', async () => {
    const id = await lab().ring();
    expect(id).toMatch(/^v3:/);
    const [bare, encoded] = [`/calls/${id}`, `/calls/${id.replace(':', '%3A')}`];
    expect((await request(bare, { method: 'GET' })).body).toMatchObject({ data: { call_control_id: id } });
    expect((await request(encoded, { method: 'GET' })).body).toMatchObject({ data: { call_control_id: id } });
    expect((await request(`${encoded}/actions/answer`)).status).toBe(200);
    expect((await request(`${bare}/actions/hangup`)).status).toBe(200);
  });

  it('a base URL without /v2 works, for the SDK as well', async () => {
    const { sim, app } = lab();
    const telnyx = lab().client({ baseURL: sim.url });
    const id = await lab().ring();
    await telnyx.calls.actions.answer(id, {});
    await app.webhook('call.answered', id);
    expect((await telnyx.calls.retrieveStatus(id)).data).toMatchObject({ is_alive: true });
    expect((await request(`/calls/${id}/actions/hangup`, {}, sim.url)).status).toBe(200);
  });

  it('is_alive can be polled from the answer to the hang-up', async () => {
    const { telnyx, app, sim } = lab();
    const id = await lab().answered();
    const alive = async () => (await telnyx.calls.retrieveStatus(id)).data?.is_alive;
    expect([await alive(), await alive(), await alive()]).toEqual([true, true, true]);
    await sim.calls.party(id).hangup();
    expect(await alive()).toBe(false);
    await app.webhook('call.hangup', id);
    expect(await alive()).toBe(false);
  });

  it("the SDKs' own headers do not matter", async () => {
    const id = await lab().ring();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Telnyx/Python 4.0.0',
      'x-stainless-lang': 'python',
      'x-stainless-retry-count': '1',
      'idempotency-key': 'stainless-python-retry-1',
      accept: 'application/json',
    };
    expect((await request(`/calls/${id}/actions/answer`, { headers, body: '{}' })).status).toBe(200);
    const [sent] = lab().contract.exchanged.filter(({ requestHeaders }) => requestHeaders.has('x-stainless-lang'));
    expect(sent?.status).toBeLessThan(300);
  });
});

describe.concurrent('media as real clients handle it', () => {
  it('a client that reads stream_id at the top level of start finds it within the first two messages', async () => {
    const { client } = await lab().streaming();
    const [first, second] = client.frames.all;
    const ids = [first, second].map((frame) => frame?.json['stream_id']).filter((id) => id !== undefined);
    expect(ids).toHaveLength(1);
    expect(ids[0]).toMatch(/^[0-9a-fA-F-]{36}$/);
    expect(second?.json['start']).not.toHaveProperty('stream_id');
  });

  it('a client that forwards only at exactly ten frames of 160 bytes forwards all it gets', async () => {
    const { client, id } = await lab().streaming();
    await lab().sim.calls.party(id).say('Yes.');
    await client.mediaFrames(60);
    const forwarded: Buffer[] = [];
    let buffer = Buffer.alloc(0);
    for (const { payload } of client.media().slice(0, 60)) {
      buffer = Buffer.concat([buffer, payload]);
      if (buffer.length !== 10 * 160) continue;
      forwarded.push(buffer);
      buffer = Buffer.alloc(0);
    }
    expect(forwarded).toHaveLength(6);
    const spoken = readWavFile(await lab().sim.calls.audio(id, 'spoken')).pcm;
    const heard = decodeWire('PCMU', Buffer.concat(forwarded));
    expect(positionOf(heard, spoken, 160)).toBeGreaterThanOrEqual(0);
  });

  it('frames of 40 ms join without a seam', async () => {
    const { client, id } = await lab().streaming({ stream_bidirectional_mode: 'rtp' });
    const tone = encodeWire('PCMU', sine(440, 4000, 8000, 8000));
    // With a second in front, a machine that reads them late makes no hole.
    client.sendMedia(encodeWire('PCMU', sine(900, 8000, 8000, 8000)));
    for (let at = 0; at < tone.length; at += 320) client.sendMedia(tone.subarray(at, at + 320));
    await client.played('end');
    const heard = readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm;
    expect(positionOf(decodeWire('PCMU', tone), heard)).toBeGreaterThanOrEqual(0);
  });

  it('frames of their own invention break nothing', async () => {
    const { client, id } = await lab().streaming({ stream_bidirectional_mode: 'rtp' });
    client.send({ event: 'connected', protocol: 'Call', version: '0.2.0' });
    client.send({ event: 'error', message: 'the model is slow' });
    client.send({ event: 'stop', streamSid: 'x' });
    client.send({
      event: 'media',
      stream_id: 'x',
      streamSid: 'y',
      call_id: 'z',
      media: { payload: '/////w==', track: 'outbound' },
    });
    await client.played('still there');
    expect(client.frames.all.filter(({ event }) => event === 'error')).toEqual([]);
    const frames = await lab().sim.events.list({ type: 'stream.frame_in', call_control_id: id });
    expect(frames.map(({ event }) => event)).toEqual(['connected', 'error', 'stop', 'mark']);
    expect((await lab().sim.calls.get(id)).state).toBe('active');
  });

  it('binary frames are ignored without a word', async () => {
    const { client, id } = await lab().streaming({ stream_bidirectional_mode: 'rtp' });
    client.socket.send(Buffer.from(encodeWire('PCMU', sine(440, 1600, 8000))));
    await client.played('after it');
    expect(client.frames.all.some(({ event }) => event === 'error')).toBe(false);
    expect(await lab().event('stream.frame_in', id)).toMatchObject({ event: null, ignored: 'binary frame' });
    const heard = readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm;
    expect(heard.every((sample) => sample === 0)).toBe(true);
  });

  it('path and query of the stream URL arrive as they were given', async () => {
    const id = await lab().answered();
    const expected = lab().media.expect(`?call_id=${encodeURIComponent(id)}&token=a%2Fb&x=%7e`);
    await lab().telnyx.calls.actions.startStreaming(id, { stream_url: expected.url });
    expect((await expected.client).target).toBe(expected.path);
  });
});

describe.concurrent('TLS addresses of a loopback server that speaks plainly', () => {
  it('wss:// connects plainly, and the journal says so', async () => {
    const id = await lab().answered();
    const expected = lab().media.expect('', 'wss');
    await lab().telnyx.calls.actions.startStreaming(id, { stream_url: expected.url });
    const client = await expected.client;
    await client.mediaFrames(2);
    const fallback = await lab().event('stream.fallback', id);
    expect(fallback).toMatchObject({ what: 'tls', requested: expected.url });
    const { payload } = await lab().app.webhook('streaming.started', id);
    expect(payload['stream_url']).toBe(expected.url);
  });

  it('https:// webhooks arrive plainly, verified, and the journal says so', async () => {
    const { app, sim } = lab();
    const url = app.url('/secure').replace('http:', 'https:');
    const { call_control_id: id } = await sim.calls.ring({ from: CALLER, to: OURS, webhook_url: url });
    const { path, deliveredTo } = await app.webhook('call.initiated', id);
    expect({ path, deliveredTo }).toEqual({ path: '/secure', deliveredTo: url });
    const entries = await sim.events.list({ type: 'tls.plain_fallback' });
    expect(entries.some((entry) => entry.url.includes('/secure'))).toBe(true);
  });
});
