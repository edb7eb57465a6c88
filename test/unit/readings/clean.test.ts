import { describe, expect, it } from 'vitest';
import type { CodecName } from '../../../src/media/codecs/index.js';
import { Resampler } from '../../../src/media/resample.js';
import { noise } from '../../../src/media/tones.js';
import { writeWav } from '../../../src/media/wav.js';
import { seededRandom } from '../../../src/platform/random.js';
import { readingsOf } from '../../../src/readings/readings.js';
import { StreamApp, voice } from '../../support/stream-app.js';

type Sound = (line: Int16Array) => Int16Array;

/** The same words by a deeper or a higher voice, which takes longer or shorter: played at another rate. */
const pitched =
  (rate: number): Sound =>
  (line) =>
    new Resampler(rate, 8_000).push(line);

const mixed = (a: Int16Array, b: Int16Array): Int16Array => a.map((sample, i) => sample + (b[i] ?? 0));

const noiseAt = (samples: number, dbfs: number): Int16Array => noise(seededRandom('floor'), samples / 8, 8_000, dbfs);

/** Chords that swell and fade, four in a second. */
function music(ms: number, amplitude: number): Int16Array {
  const chords = [
    [262, 330, 392],
    [294, 349, 440],
    [247, 294, 392],
  ];
  return Int16Array.from({ length: ms * 8 }, (_, i) => {
    const chord = chords[Math.floor(i / 2_000) % chords.length] ?? [];
    const swell = Math.sin((Math.PI * (i % 2_000)) / 2_000);
    return amplitude * swell * chord.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * i) / 8_000) / 3, 0);
  });
}

const VOICES: readonly (readonly [name: string, codec: CodecName, of: string, sound: Sound])[] = [
  ['the voice of the greeting', 'PCMU', 'greeting', (line) => line],
  ['that of the goodbye', 'PCMA', 'goodbye', (line) => line],
  ['one that reads digits', 'L16', 'phone-number', (line) => line],
  ['a deeper voice', 'PCMU', 'greeting', pitched(6_400)],
  ['a higher voice', 'PCMA', 'greeting', pitched(10_000)],
  ['a quiet voice', 'L16', 'greeting', (line) => line.map((x) => x / 5)],
  ['a loud voice', 'PCMU', 'greeting', (line) => line.map((x) => Math.max(-32_000, Math.min(32_000, x * 1.4)))],
  ['a voice above faint noise', 'PCMA', 'greeting', (line) => mixed(line, noiseAt(line.length, -60))],
  ['a voice above music', 'L16', 'greeting', (line) => mixed(line, music(line.length / 8, 1_500))],
  ['a jingle in front of a voice', 'PCMU', 'greeting', (line) => Int16Array.from([...music(750, 6_000), ...line])],
];

/**
 * The app greets, answers keys, lets itself be interrupted, talks on through agreement and noises, stays silent for a noise while it listens,
 * asks again, and sends keys of its own. Its calls are good ones, whatever it sounds like.
 */
async function goodCall(codec: CodecName, of: string, sound: Sound): Promise<string[]> {
  const app = await StreamApp.answer(codec);
  const { world, call } = app;
  const once = sound(await voice(of)).slice(0, 20_000);
  const long = Int16Array.from([...once, ...once, ...once]);
  const cough = writeWav([noiseAt(2_400, -20)], 8_000);
  const plays = (): void => {
    const actId = call.ids.uuid('act');
    world.act(call, { act: 'sound', sound: { kind: 'play', actId, wav: cough, transcript: '' } });
  };
  await app.run(
    [
      [400, () => app.send(once)],
      [4_000, () => world.act(call, { act: 'dtmf', actId: call.ids.uuid('act'), digits: '12' })],
      [5_000, () => app.send(long)],
      [5_700, () => world.say(call, 'Uh-huh')],
      [7_000, () => plays()],
      [8_200, () => world.say(call, 'Stop please, that is enough')],
      [8_500, () => app.clear()],
      [10_400, () => app.send(once)],
      [14_500, () => plays()],
      [18_500, () => app.send(once)],
      [22_500, () => world.say(call, 'Please send me your number')],
      [24_700, () => world.ok(call, 'send_dtmf', { digits: '0123456789' })],
      [29_000, () => world.say(call, 'Thank you')],
      [30_000, () => app.send(once)],
      [34_000, () => world.ok(call, 'hangup')],
    ],
    34_200,
  );
  const { readings } = readingsOf(world.exchange, call);
  const unmeasured = readings.flatMap(({ name, outcome }) => (outcome === 'measured' ? [] : [name]));
  expect(unmeasured).toEqual(['uncleared', 'echo', 'mark_misuse']);
  return readings.flatMap(({ code, value }) => (code === undefined ? [] : [`${code} ${value}`]));
}

describe('an app that does all well', () => {
  it.each(VOICES)('gives nothing: %s, over %s', async (_name, codec, of, sound) => {
    expect(await goodCall(codec, of, sound)).toEqual([]);
  });
});
