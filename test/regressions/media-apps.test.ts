import { describe, expect, it } from 'vitest';
import { useLab } from '../support/lab.js';
import { rms, sine } from '../support/signals.js';
import { decodeWire, encodeWire, makeWavFile, readWavFile, trimSilence } from '../support/wire-audio.js';

/** Defects that real media apps shipped: each is heard, or seen in the journal, as on Telnyx. */
const lab = useLab({}, ['stream_mode_not_rtp']);
const TONE = sine(500, 3200, 8000, 9000);

const heardBy = async (id: string): Promise<Int16Array> => readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm;

describe.concurrent('an app that', () => {
  it('decodes a PCMA leg as PCMU hears static, not speech', async () => {
    const { client, start, id } = await lab().streaming({}, { codec: 'PCMA' });
    await lab()
      .sim.calls.party(id)
      .play({ audio: makeWavFile(TONE, 8000) });
    await lab().event('party.act.ended', id);
    const bytes = Buffer.concat(client.media().map(({ payload }) => payload));
    expect(start.start.media_format.encoding).toBe('PCMA');
    const right = trimSilence(decodeWire('PCMA', bytes).map((sample) => (Math.abs(sample) < 16 ? 0 : sample)));
    expect(Math.abs(rms(right) - rms(TONE))).toBeLessThan(300);
    // A-law silence (0xd5) read as µ-law is a loud constant.
    expect(Math.abs(decodeWire('PCMU', bytes)[0] ?? 0)).toBeGreaterThan(200);
  });

  it('forgets stream_bidirectional_mode is not heard, and sees no error on the socket', async () => {
    const { client, id } = await lab().streaming();
    client.sendMedia(encodeWire('PCMU', TONE));
    await client.played('end');
    expect(rms(await heardBy(id))).toBe(0);
    expect(client.frames.all.some(({ event }) => event === 'error')).toBe(false);
    expect(await lab().event('stream.error', id)).toMatchObject({
      reason: expect.stringContaining('stream_bidirectional_mode') as string,
    });
  });

  it('names opposite as the target leg on a call without a peer is not heard', async () => {
    const { client, id } = await lab().streaming({
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_target_legs: 'opposite',
    });
    client.sendMedia(encodeWire('PCMU', TONE));
    await client.played('end');
    expect(rms(await heardBy(id))).toBe(0);
  });

  it('swaps the bytes of L16 sends noise', async () => {
    const { client, id } = await lab().streaming({
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
    });
    const quiet = sine(500, 3200, 8000, 300);
    client.sendMedia(Buffer.from(encodeWire('L16', quiet)).swap16());
    await client.played('end');
    expect(rms(trimSilence(await heardBy(id)))).toBeGreaterThan(5000);
  });

  it('sends binary frames, or frames of its own, finds each kind in the journal', async () => {
    const { client, id } = await lab().streaming({ stream_bidirectional_mode: 'rtp' });
    client.socket.send(Buffer.alloc(160));
    client.send({ event: 'config', sample_rate: 8000 });
    await client.played('end');
    const frames = await lab().sim.events.list({ type: 'stream.frame_in', call_control_id: id });
    expect(frames.map(({ event, ignored }) => [event, ignored])).toEqual([
      [null, 'binary frame'],
      ['config', 'unknown event'],
      ['mark', undefined],
    ]);
  });

  it('sends chunks shorter than 20 ms is heard without gaps', async () => {
    const { client, id } = await lab().streaming({ stream_bidirectional_mode: 'rtp' });
    const bytes = encodeWire('PCMU', TONE);
    // A second of silence in front, so that a machine that reads them late makes no hole.
    client.sendMedia(new Uint8Array(8000).fill(0xff));
    for (let at = 0; at < bytes.length; at += 50) client.sendMedia(bytes.subarray(at, at + 50));
    await client.played('end');
    expect(trimSilence(await heardBy(id))).toEqual(trimSilence(decodeWire('PCMU', bytes)));
  });

  it('hears itself on both_tracks unless it looks at the track', async () => {
    const { client, id } = await lab().streaming({ stream_track: 'both_tracks' });
    await lab().telnyx.calls.actions.speak(id, { payload: 'Yes.', voice: 'male' });
    await lab().app.webhook('call.speak.ended', id);
    const everything = decodeWire('PCMU', Buffer.concat(client.media().map(({ payload }) => payload)));
    expect(rms(everything)).toBeGreaterThan(100);
    expect(rms(await client.pcm('inbound'))).toBe(0);
  });
});
