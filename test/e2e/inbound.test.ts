import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { CALLER, OURS, useLab } from '../support/lab.js';
import { rms, sine } from '../support/signals.js';
import { encodeWire, readWavFile, trimSilence } from '../support/wire-audio.js';
import { listen } from '../support/webhook-endpoint.js';

const lab = useLab({}, ['command_refused', 'command_repeated', 'stream_bad_frame']);

describe.concurrent('a party that rings in', () => {
  it('brings its name, headers and codec along', async () => {
    const { app, sim } = lab();
    const { call_control_id: id } = await sim.calls.ring({
      from: CALLER,
      to: 'sip:desk@example.com',
      codec: 'PCMA',
      caller_id_name: 'Ada Lovelace',
      custom_headers: [{ name: 'X-Tenant', value: 'blue' }],
      sip_headers: [{ name: 'User-to-User', value: '0123' }],
    });
    const { payload } = await app.webhook('call.initiated', id);
    expect(payload).toMatchObject({
      from: CALLER,
      to: 'sip:desk@example.com',
      caller_id_name: 'Ada Lovelace',
      offered_codecs: 'PCMA',
      custom_headers: [{ name: 'X-Tenant', value: 'blue' }],
      sip_headers: [{ name: 'User-to-User', value: '0123' }],
    });
  });

  it('may hide its number', async () => {
    const { sim, app } = lab();
    const { call_control_id: id } = await sim.calls.ring({ from: 'anonymous', to: OURS });
    expect((await app.webhook('call.initiated', id)).payload['from']).toBe('anonymous');
  });

  it.each([
    ['USER_BUSY', 'user_busy', '486'],
    ['CALL_REJECTED', 'call_rejected', '603'],
  ] as const)('is turned away with %s', async (cause, hangupCause, sip) => {
    const { app, telnyx } = lab();
    const id = await lab().ring();
    await telnyx.calls.actions.reject(id, { cause });
    const { payload } = await app.webhook('call.hangup', id);
    expect(payload).toMatchObject({ hangup_cause: hangupCause, hangup_source: 'callee', sip_hangup_cause: sip });
    expect(await lab().announced(id)).toEqual(['call.initiated', 'call.hangup']);
  });

  it('is answered once; a second answer changes nothing, and it is too late to reject', async () => {
    const { app, telnyx } = lab();
    const id = await lab().answered();
    await telnyx.calls.actions.answer(id, {});
    await expect(telnyx.calls.actions.reject(id, { cause: 'USER_BUSY' })).rejects.toMatchObject({
      error: { errors: [{ code: '10027' }] },
    });
    await telnyx.calls.actions.hangup(id, {});
    await app.webhook('call.hangup', id);
    expect(await lab().announced(id)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
  });

  it('can be answered from within the webhook, before the webhook itself is answered', async () => {
    const { app, telnyx, sim } = lab();
    app.answer('/at-once', async ({ type, callControlId }) => {
      if (type !== 'call.initiated') return 200;
      await telnyx.calls.actions.answer(callControlId, {});
      await telnyx.calls.actions.speak(callControlId, { payload: 'Hi.', voice: 'female' });
      return 200;
    });
    const { call_control_id: id } = await sim.calls.ring({ from: CALLER, to: OURS, webhook_url: app.url('/at-once') });
    await app.webhook('call.speak.ended', id);
    expect(app.typesOf(id)).toEqual(['call.initiated', 'call.answered', 'call.speak.started', 'call.speak.ended']);
  });
});

describe.concurrent('a hang-up in the middle of things', () => {
  it('cuts speech, stream and transcription, and says so in the order of real calls', async () => {
    const { app, telnyx, sim } = lab();
    const { client, id } = await lab().streaming({ stream_bidirectional_mode: 'rtp' });
    await telnyx.calls.actions.startTranscription(id, {});
    await telnyx.calls.actions.speak(id, {
      payload: 'This is a sentence that nobody hears to its end.',
      voice: 'male',
    });
    await app.webhook('call.speak.started', id);
    client.sendMedia(encodeWire('PCMU', sine(400, 80_000, 8000)));
    client.sendMark('never');
    await sim.calls.party(id).hangup();
    await app.webhook('call.transcription.stopped', id);
    expect(app.typesOf(id).slice(-4)).toEqual([
      'call.hangup',
      'call.speak.ended',
      'streaming.stopped',
      'call.transcription.stopped',
    ]);
    expect(app.of(id).find(({ type }) => type === 'call.speak.ended')?.payload['status']).toBe('call_hangup');
    await client.closed;
    expect(client.frames.all.at(-1)?.event).toBe('stop');
    expect(client.frames.all.some(({ event }) => event === 'mark')).toBe(false);
  });

  it('gives up a stream whose server does not answer the upgrade', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
    });
    const port = await listen(server);
    const id = await lab().answered();
    const connected = new Promise((resolve) => server.once('connection', resolve));
    await lab().telnyx.calls.actions.startStreaming(id, { stream_url: `ws://127.0.0.1:${port}/mute` });
    await connected;
    const cut = new Promise((resolve) => sockets[0]?.once('close', resolve).resume());
    await lab().telnyx.calls.actions.hangup(id, {});
    await cut;
    await lab().app.webhook('call.hangup', id);
    server.close();
    expect((await lab().sim.calls.get(id)).activities[0]).toMatchObject({ kind: 'stream', state: 'ended' });
  });
});

describe.concurrent('a stream under stress', () => {
  it('takes 30 s of audio in one frame and no more', async () => {
    const { client, id } = await lab().streaming({
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
      stream_bidirectional_sampling_rate: 16000,
    });
    client.sendMedia(new Uint8Array(32_000 * 30));
    client.sendMark('behind it');
    client.sendMedia(new Uint8Array(32_000 * 30 + 2));
    const error = await client.frame('error');
    expect(error.json).toMatchObject({ payload: { code: 100003, title: 'malformed_frame' } });
    expect((await lab().sim.calls.get(id)).activities[0]).toMatchObject({ marks_pending: 1 });
    client.sendClear();
    await client.frame('mark');
    client.sendMedia(encodeWire('L16', sine(400, 3200, 16_000)));
    await client.played('end');
    expect(rms(trimSilence(readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm))).toBeGreaterThan(1000);
  });

  it('loses no frame beside twenty others', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => lab().streaming()));
    const all = await Promise.all(streams.map(({ client }) => client.mediaFrames(40)));
    for (const frames of all) expect(frames.map(({ chunk }) => chunk)).toEqual(frames.map((_, i) => i + 1));
    for (const { id } of streams) {
      expect((await lab().sim.calls.get(id)).activities[0]).toMatchObject({ state: 'running', frames_dropped: 0 });
    }
  });
});
