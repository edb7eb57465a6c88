import { describe, expect, it } from 'vitest';
import { toneDbfs } from '../support/goertzel.js';
import { useLab } from '../support/lab.js';
import { sine } from '../support/signals.js';
import { decodeWire, encodeWire, makeWavFile, readWavFile, type WireEncoding } from '../support/wire-audio.js';

const lab = useLab({}, ['operation_not_simulated']);

const TONE_HZ = 1000;
/** Peak of a quarter of full scale: -12.04 dBFS. */
const PEAK = 8192;
const LEVEL_DBFS = 20 * Math.log10(PEAK / 32_767);
/** Both codecs and resampling together stay within this. */
const TOLERANCE_DB = 0.5;

type Rate = 8000 | 16000 | 22050 | 24000 | 48000;

const ROWS: readonly (readonly [WireEncoding, Rate, bytes: number])[] = [
  ['PCMU', 8000, 160],
  ['PCMA', 8000, 160],
  ['L16', 8000, 320],
  ['L16', 16000, 640],
  ['L16', 22050, 882],
  ['L16', 24000, 960],
  ['L16', 48000, 1920],
];

/** 300 ms out of the middle of what is not silent: away from the edges. */
function middle(pcm: Int16Array, rate: number): Int16Array {
  const loud = Array.from(pcm.keys()).filter((i) => Math.abs(pcm[i] ?? 0) > PEAK / 4);
  const from = loud[0] ?? 0;
  const until = loud.at(-1) ?? 0;
  const center = Math.floor((from + until) / 2);
  const half = Math.floor(rate * 0.15);
  expect(until - from).toBeGreaterThan(2 * half);
  return pcm.subarray(center - half, center + half);
}

/** The tone is there at its level, and its neighbours are not. */
function expectTone(pcm: Int16Array, rate: number): void {
  const part = middle(pcm, rate);
  expect(Math.abs(toneDbfs(part, TONE_HZ, rate) - LEVEL_DBFS)).toBeLessThan(TOLERANCE_DB);
  for (const hz of [900, 1100, 2000, 3000]) expect(toneDbfs(part, hz, rate)).toBeLessThan(LEVEL_DBFS - 25);
}

describe.concurrent('audio on a stream', () => {
  it.each(ROWS)(
    'in %s at %d Hz carries a tone to the app and back at its pitch and level',
    async (encoding, rate, bytes) => {
      const { client, start, id } = await lab().streaming({
        stream_bidirectional_mode: 'rtp',
        stream_bidirectional_codec: encoding,
        ...(encoding === 'L16' ? { stream_bidirectional_sampling_rate: rate } : { stream_codec: encoding }),
      });
      expect(start.start.media_format).toEqual({ encoding, sample_rate: rate, channels: 1 });
      const wav = makeWavFile(sine(TONE_HZ, 4000, 8000, PEAK), 8000);
      await lab().sim.calls.party(id).play({ audio: wav });
      client.sendMedia(encodeWire(encoding, sine(TONE_HZ, rate / 2, rate, PEAK)));
      await lab().event('party.act.ended', id);
      await client.played('tone');
      const frames = client.media();
      expect(frames.every(({ payload }) => payload.length === bytes)).toBe(true);
      expect(frames.map(({ timestamp }) => timestamp)).toEqual(frames.map((_, i) => (i * rate) / 50));
      expectTone(await client.pcm(), rate);
      expectTone(readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm, 8000);
    },
  );

  it('L16 is little-endian: quiet audio stays quiet', async () => {
    const { client, id } = await lab().streaming({
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'L16',
    });
    await lab()
      .sim.calls.party(id)
      .play({ audio: makeWavFile(sine(TONE_HZ, 1600, 8000, 400), 8000) });
    await lab().event('party.act.ended', id);
    const pcm = decodeWire('L16', Buffer.concat(client.media().map(({ payload }) => payload)));
    expect(Math.max(...pcm.map(Math.abs))).toBeLessThan(450);
    expect(Math.max(...pcm.map(Math.abs))).toBeGreaterThan(350);
  });
});

describe.concurrent('which codec goes which way', () => {
  it("a PCMA call streams PCMA unless asked otherwise, while the app's audio is what it says", async () => {
    const { client, start, id } = await lab().streaming(
      { stream_bidirectional_mode: 'rtp', stream_bidirectional_codec: 'PCMU' },
      { codec: 'PCMA' },
    );
    expect(start.start.media_format.encoding).toBe('PCMA');
    client.sendMedia(encodeWire('PCMU', sine(TONE_HZ, 4000, 8000, PEAK)));
    await client.played('tone');
    expectTone(readWavFile(await lab().sim.calls.audio(id, 'heard')).pcm, 8000);
    const silence = new Set(client.media().flatMap(({ payload }) => [...payload]));
    expect([...silence]).toEqual([0xd5]);
  });

  it('a PCMA call streams PCMU where the app asks for it', async () => {
    const { client, start } = await lab().streaming({ stream_codec: 'PCMU' }, { codec: 'PCMA' });
    expect(start.start.media_format.encoding).toBe('PCMU');
    const [frame] = await client.mediaFrames(1);
    expect([...new Set(frame?.payload)]).toEqual([0xff]);
  });

  it('L16 as stream_codec alone gives the codec of the call, and the journal says so', async () => {
    const { start, id } = await lab().streaming({ stream_codec: 'L16' });
    expect(start.start.media_format).toEqual({ encoding: 'PCMU', sample_rate: 8000, channels: 1 });
    expect(await lab().event('stream.fallback', id)).toMatchObject({ what: 'codec', requested: 'L16', used: 'PCMU' });
  });

  it('a codec that cannot be decoded yet is 501 in rtp mode', async () => {
    const id = await lab().answered();
    const request = lab().telnyx.calls.actions.startStreaming(id, {
      stream_url: lab().media.expect().url,
      stream_bidirectional_mode: 'rtp',
      stream_bidirectional_codec: 'G722',
    });
    await expect(request).rejects.toMatchObject({ status: 501 });
  });
});
