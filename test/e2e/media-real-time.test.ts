import { describe, expect, it } from 'vitest';
import { expectPace } from '../support/pace.js';
import { useLab } from '../support/lab.js';
import { sine } from '../support/signals.js';
import { decodeWire, encodeWire, positionOf, readWavFile, trimSilence } from '../support/wire-audio.js';

// Real time is the point: when frames and marks come, and what has sounded until then.
const lab = useLab({ time: 'real' });
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

  it('a burst of ten seconds is buffered and played at its own pace', async ({ expect: expectHere }) => {
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
    await expectHere.poll(stream, { timeout: 8_000 }).toMatchObject({
      kind: 'stream',
      state: 'running',
      marks_pending: 1,
      frames_received: 100,
    });
    expect(client.frames.all.filter(({ event }) => event === 'error' || event === 'mark')).toHaveLength(1);
  });
});
