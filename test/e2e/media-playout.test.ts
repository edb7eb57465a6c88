import { describe, expect, it } from 'vitest';
import { expectPace } from '../support/pace.js';
import { useLab } from '../support/lab.js';
import { rms, sine } from '../support/signals.js';
import { decodeWire, encodeWire, positionOf, readWavFile, trimSilence } from '../support/wire-audio.js';

const lab = useLab();
const RTP = { stream_bidirectional_mode: 'rtp' } as const;

const heardBy = async (id: string): Promise<Int16Array> => readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm;
const tone = (ms: number, hz = 500): Uint8Array => encodeWire('PCMU', sine(hz, ms * 8, 8000, 9000));

describe('the cadence of a stream', () => {
  it('is a frame every 20 ms without drift, silence included', async () => {
    const id = await lab().answered();
    const askedMs = performance.now();
    const { client } = await lab().stream(id);
    const frames = await client.mediaFrames(100);
    expect(frames.map(({ chunk }) => chunk)).toEqual(frames.map((_, i) => i + 1));
    expect(frames.map(({ timestamp }) => timestamp)).toEqual(frames.map((_, i) => i * 160));
    expect(frames.every(({ payload }) => payload.every((byte) => byte === 0xff))).toBe(true);
    await expectPace(client.frames, askedMs, ({ event }) => event === 'media');
  });

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

describe.concurrent('marks and clear', () => {
  it('a mark returns when the audio before it has been played, not when it came in', async () => {
    const { client, id } = await lab().streaming(RTP);
    const audio = tone(400);
    const sentMs = performance.now();
    client.sendMedia(audio);
    client.sendMark('first');
    client.sendMedia(tone(200, 900));
    client.sendMark('second');
    const first = await client.frame('mark');
    expect(first.json['mark']).toEqual({ name: 'first' });
    const heard = await heardBy(id);
    expect(positionOf(decodeWire('PCMU', audio), heard)).toBeGreaterThanOrEqual(0);
    const second = await client.frame('mark', 2);
    expect(second.json['mark']).toEqual({ name: 'second' });
    expect(first.atMs - sentMs).toBeGreaterThan(380);
    expect(second.atMs - sentMs).toBeGreaterThan(580);
  });

  it('a mark with nothing before it returns at once', async () => {
    const { client, id } = await lab().streaming(RTP);
    client.sendMark('now');
    client.sendMedia(tone(20_000));
    client.sendMark('much later');
    expect((await client.frame('mark')).json['mark']).toEqual({ name: 'now' });
    expect(trimSilence(await heardBy(id)).length).toBeLessThan(8 * 19_000);
    expect(client.frames.all.filter(({ event }) => event === 'mark')).toHaveLength(1);
  });

  it('clear stops what sounds, returns all marks in order, and what comes after is played', async () => {
    const { client, id } = await lab().streaming(RTP);
    client.sendMedia(tone(200));
    client.sendMark('sounding');
    client.sendMedia(tone(20_000));
    client.sendMark('one');
    client.sendMedia(tone(5000));
    client.sendMark('two');
    await client.frame('mark');
    client.sendClear();
    await client.frame('mark', 3);
    const names = client.frames.all.filter(({ event }) => event === 'mark').map(({ json }) => json['mark']);
    expect(names).toEqual([{ name: 'sounding' }, { name: 'one' }, { name: 'two' }]);
    const reply = tone(100, 1200);
    client.sendMedia(reply);
    await client.played('three');
    const heard = await heardBy(id);
    const at = positionOf(decodeWire('PCMU', reply), heard);
    expect(at).toBeGreaterThan(0);
    const before = trimSilence(heard.subarray(0, at));
    expect(before.length).toBeGreaterThan(8 * 190);
    expect(before.length).toBeLessThan(8 * 20_000);
  });

  it('a burst of ten seconds is buffered and played at its own pace', async () => {
    const { client, id } = await lab().streaming(RTP);
    client.sendMedia(tone(100));
    client.sendMark('begun');
    for (let i = 1; i < 100; i++) client.sendMedia(tone(100));
    client.sendMark('end');
    await client.frame('mark');
    const heard = trimSilence(await heardBy(id));
    expect(heard.length).toBeGreaterThan(8 * 90);
    expect(heard.length).toBeLessThan(8 * 9900);
    const stream = async () => (await lab().sim.calls.get(id)).activities[0];
    await expect.poll(stream, { timeout: 8_000 }).toMatchObject({
      kind: 'stream',
      state: 'running',
      marks_pending: 1,
      frames_received: 100,
    });
    expect(client.frames.all.filter(({ event }) => event === 'error' || event === 'mark')).toHaveLength(1);
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
