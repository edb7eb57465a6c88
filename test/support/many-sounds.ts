import { readFileSync } from 'node:fs';
import { chord, dtmfTone, noise, tone } from '../../src/media/tones.js';
import { readWav } from '../../src/media/wav.js';
import { seededRandom } from '../../src/platform/random.js';

const RATE = 8000;
const SECONDS = 1.6;

const made = (sample: (seconds: number, i: number) => number): Int16Array =>
  Int16Array.from({ length: SECONDS * RATE }, (_, i) => Math.max(-32_768, Math.min(32_767, sample(i / RATE, i))));

/** Noise that falls with frequency as in a leaky sum of what `step` gives; `keeps` nearly 1 is brown. */
function coloured(keeps: number, gain: number): Int16Array {
  const white = noise(seededRandom('coloured'), SECONDS * 1000, RATE, -12);
  let sum = 0;
  return made((_, i) => (sum = sum * keeps + (white[i] ?? 0) * gain));
}

const recording = (name: string): Int16Array =>
  readWav(readFileSync(new URL(`../../scenarios/audio/${name}.wav`, import.meta.url))).pcm;

/** Recordings of speech, by their names in `scenarios/audio`. */
export const SPOKEN = ['greeting', 'goodbye', 'phone-number'] as const;

export const spoken = (name: (typeof SPOKEN)[number]): Int16Array => recording(name);

/** Sounds that are no speech, of 1.6 s at 8,000 Hz. */
export const NOT_SPOKEN: Readonly<Record<string, () => Int16Array>> = {
  silence: () => made(() => 0),
  'white noise': () => noise(seededRandom('white'), 1600, RATE, -10),
  'loud white noise': () => noise(seededRandom('loud'), 1600, RATE, 0),
  'faint white noise': () => noise(seededRandom('faint'), 1600, RATE, -50),
  'pink noise': () => coloured(0.9, 0.5),
  'brown noise': () => coloured(0.998, 0.1),
  'brown noise that clips': () => coloured(0.998, 1),
  'a low tone': () => tone(60, 1600, RATE, -12),
  'a tone': () => tone(440, 1600, RATE, -12),
  'a faint tone': () => tone(440, 1600, RATE, -45),
  'a high tone': () => tone(3300, 1600, RATE, -6),
  'a dial tone': () => chord([350, 440], 1600, RATE, -13),
  'a chord': () => chord([261.6, 329.6, 392, 523], 1600, RATE, -14),
  digits: () =>
    Int16Array.from(Array.from('159D').flatMap((digit) => [...dtmfTone(digit, 300, RATE), ...new Int16Array(800)])),
  'a square wave': () => made((t) => Math.sign(Math.sin(2 * Math.PI * 200 * t)) * 9000),
  'a square wave at the rails': () => made((t) => Math.sign(Math.sin(2 * Math.PI * 441 * t)) * 32_767),
  'a saw tooth': () => made((t) => (((t * 220) % 1) - 0.5) * 20_000),
  clicks: () => made((_, i) => (i % 400 === 0 ? 30_000 : 0)),
  'two levels': () => made((_, i) => ((Math.floor(i / 37) * 7919) % 5 < 2 ? 3000 : -3000)),
  'a glide': () => made((t) => 12_000 * Math.sin(2 * Math.PI * (100 * t + 500 * t * t))),
  'a constant with noise': () => made((_, i) => 5000 + ((i * 7919) % 50)),
};

/** The sound so many dB louder, as far as 16 bits reach. */
export function louder(pcm: Int16Array, db: number): Int16Array {
  const gain = 10 ** (db / 20);
  return pcm.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * gain))));
}
