import { MPEGDecoder } from 'mpg123-decoder';
import { describe, expect, it } from 'vitest';
import { mp3Of } from '../../../src/media/mp3-encoder.js';
import { tone } from '../../../src/media/tones.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { goertzel } from '../../support/goertzel.js';
import { channelsOf, lastFile, levelOf } from '../../support/recorded.js';

const RATE = 8000;
/** The encoder's delay, the decoder's, and what fills the last frame up: 576 samples a frame at this rate. */
const SLACK_SAMPLES = 576 * 5;

async function encoded(pcm: Int16Array, channels: 1 | 2): Promise<Buffer> {
  async function* pieces(): AsyncGenerator<Int16Array> {
    for (let at = 0; at < pcm.length; at += 5_000) yield await Promise.resolve(pcm.subarray(at, at + 5_000));
  }
  const made: Uint8Array[] = [];
  for await (const piece of mp3Of(pieces(), channels, RATE)) made.push(piece);
  return Buffer.concat(made);
}

/** By a decoder that is not ours, from -1 to 1. */
async function decoded(mp3: Uint8Array): Promise<{ rate: number; channels: Float32Array[] }> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate, errors } = decoder.decode(mp3);
  decoder.free();
  expect(errors).toEqual([]);
  return { rate: sampleRate, channels: channelData };
}

describe('an MP3 file', () => {
  it('has the same bytes each time, also while another is being made', async () => {
    const pcm = tone(440, 3000, RATE, -10);
    const [first, other, second] = await Promise.all([
      encoded(pcm, 1),
      encoded(
        pcm.map((x) => x >> 1),
        1,
      ),
      encoded(pcm, 1),
    ]);
    expect(first.equals(second)).toBe(true);
    expect(first.equals(other)).toBe(false);
  });

  it('decodes to the same sound: length, level and pitch, each channel its own', async () => {
    const [left, right] = [tone(440, 2000, RATE, -10), tone(1000, 2000, RATE, -20)];
    const both = Int16Array.from({ length: left.length * 2 }, (_, i) => (i % 2 ? right : left)[i >> 1] ?? 0);
    const { rate, channels } = await decoded(await encoded(both, 2));
    expect([rate, channels.length]).toEqual([RATE, 2]);
    for (const [index, given] of [left, right].entries()) {
      const got = Int16Array.from(channels[index] ?? [], (value) => Math.round(value * 32_768));
      expect(got.length - given.length).toBeGreaterThanOrEqual(0);
      expect(got.length - given.length).toBeLessThan(SLACK_SAMPLES);
      const middle = got.slice(RATE / 2, (RATE * 3) / 2);
      expect(levelOf(middle) / levelOf(given)).toBeCloseTo(1, 1);
      const [own, foreign] = [440, 1000].map((hz) => goertzel(middle, hz, RATE));
      const ratio = (own ?? 0) / (foreign ?? 1);
      expect(index === 0 ? ratio : 1 / ratio).toBeGreaterThan(10);
    }
  });
});

describe('a recording as MP3', () => {
  it('has the same bytes in each run of the same call', async () => {
    const run = async (): Promise<Buffer> => {
      const world = new ExchangeWorld();
      const call = await world.answered({}, { record: 'record-from-answer' });
      world.say(call, 'Good morning');
      await world.clock.advanceAsync(1500);
      world.act(call, { act: 'hangup' });
      await world.clock.advanceAsync(1000);
      return Buffer.from(await lastFile(world));
    };
    const [first, second] = [await run(), await run()];
    expect([first.length > 1000, first.equals(second)]).toEqual([true, true]);
  });

  it('is the default of record-from-answer, and sounds as the WAV of the same call', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { record: 'record-from-answer' });
    world.ok(call, 'record_start', { format: 'wav', channels: 'dual' });
    world.say(call, 'Good morning to you all');
    await world.clock.advanceAsync(2000);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    const [first, second] = world.exchange.recordings.list();
    expect([first?.format, second?.format].sort()).toEqual(['mp3', 'wav']);
    const { recordings } = world.exchange;
    const files = recordings.list();
    const [mp3, wav] = ['mp3', 'wav'].map((format) => files.find((file) => file.format === format));
    if (!mp3 || !wav) throw new Error('a file is missing');
    expect([mp3.channels, mp3.durationMs]).toEqual([wav.channels, wav.durationMs]);
    const { readFile } = await import('node:fs/promises');
    const { channels } = await decoded(await readFile(recordings.pathOf(mp3)));
    const [left = new Int16Array()] = channelsOf(await readFile(recordings.pathOf(wav)));
    const got = Int16Array.from(channels[0] ?? [], (value) => Math.round(value * 32_768));
    expect(Math.abs(got.length - left.length)).toBeLessThan(SLACK_SAMPLES);
    expect(levelOf(got) / levelOf(left)).toBeGreaterThan(0.8);
    expect(levelOf(got) / levelOf(left)).toBeLessThan(1.2);
  });
});
