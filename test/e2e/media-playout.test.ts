import { describe, expect, it } from 'vitest';
import { useLab } from '../support/lab.js';
import { rms, sine } from '../support/signals.js';
import { encodeWire, positionOf, readWavFile } from '../support/wire-audio.js';

const lab = useLab({}, ['stream_bad_frame', 'stream_mode_not_rtp']);
const RTP = { stream_bidirectional_mode: 'rtp' } as const;

const heardBy = async (id: string): Promise<Int16Array> => readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm;
const tone = (ms: number, hz = 500): Uint8Array => encodeWire('PCMU', sine(hz, ms * 8, 8000, 9000));

describe('a stream', () => {
  it('counts chunks for each track, and numbers for all frames together', async () => {
    const { client } = await lab().streaming({ stream_track: 'both_tracks' });
    const frames = await client.mediaFrames(20);
    for (const track of ['inbound', 'outbound']) {
      const chunks = frames.filter((frame) => frame.track === track).map(({ chunk }) => chunk);
      expect(chunks).toEqual(chunks.map((_, i) => i + 1));
      expect(chunks.length).toBe(10);
    }
    expect(frames.map(({ sequence }) => sequence)).toEqual(frames.map((_, i) => i + 2));
  });
});

describe.concurrent('who hears what the app sends', () => {
  it.each([
    ['self', 'self', true],
    ['both', 'both', true],
    ['left out', undefined, true],
    ['opposite', 'opposite', false],
  ] as const)('with target legs %s on a single leg', async (_what, legs, audible) => {
    const { client, id } = await lab().streaming({
      ...RTP,
      ...(legs === undefined ? {} : { stream_bidirectional_target_legs: legs }),
    });
    client.sendMedia(tone(200));
    await client.played('end');
    expect(rms(await heardBy(id)) > 100).toBe(audible);
  });

  it('nobody, where stream_bidirectional_mode was forgotten; the journal says why', async () => {
    const { client, id } = await lab().streaming();
    for (let i = 0; i < 10; i++) client.sendMedia(tone(20));
    await client.played('end');
    expect(rms(await heardBy(id))).toBe(0);
    const entries = await lab().sim.events.list({ type: 'stream.error', call_control_id: id });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ code: null, reason: expect.stringContaining('not in rtp mode') as string });
    expect(client.frames.all.some(({ event }) => event === 'error')).toBe(false);
  });
});

describe.concurrent('tracks', () => {
  it('outbound carries what the app speaks, and comes with both_tracks', async () => {
    const { client, id } = await lab().streaming({ stream_track: 'both_tracks' });
    await lab().telnyx.calls.actions.speak(id, { payload: 'Yes.', voice: 'male' });
    await lab().app.webhook('call.speak.ended', id);
    expect(rms(await client.pcm('outbound'))).toBeGreaterThan(300);
    expect(rms(await client.pcm('inbound'))).toBe(0);
    expect(positionOf(await client.pcm('outbound'), await heardBy(id), 160)).toBeGreaterThanOrEqual(0);
  });

  it('both_tracks in rtp mode bring the inbound one only', async () => {
    const { client } = await lab().streaming({ ...RTP, stream_track: 'both_tracks' });
    await client.mediaFrames(10);
    expect(client.media('outbound')).toEqual([]);
  });
});

describe.concurrent('frames that are wrong', () => {
  it.each([
    ['text that is no JSON', 100003, 'hello'],
    ['media without payload', 100003, { event: 'media', media: {} }],
    ['a payload that is no base64', 100004, { event: 'media', media: { payload: '%%%' } }],
  ])('%s gets error %i', async (_what, code, frame) => {
    const { client, start, id } = await lab().streaming(RTP);
    client.send(frame);
    const error = await client.frame('error');
    expect(error.json).toMatchObject({ payload: { code }, stream_id: start.stream_id });
    expect(error.json).not.toHaveProperty('sequence_number');
    await client.played('still open');
    expect(await lab().event('stream.error', id)).toMatchObject({ code });
  });

  it('in mp3 mode a payload that is no base64 gets 100004 as well', async () => {
    const { client } = await lab().streaming();
    client.send({ event: 'media', media: { payload: 'not base64!' } });
    expect((await client.frame('error')).json).toMatchObject({ payload: { code: 100004, title: 'invalid_media' } });
  });
});
