import { base64 } from '../media/clip.js';
import type { Codec } from '../media/codecs/codec.js';
import { FRAME_MS } from '../media/rates.js';
import { noise } from '../media/tones.js';
import { seededRandom } from '../platform/random.js';

/** Observed on a real call: quiet arrives as steady noise of about -34.6 dB. */
const LEVEL_DBFS = -35;

/** One second is made per rate and codec and repeated; it is the same for all streams. */
const LOOP_FRAMES = 50;

const noises = new Map<number, readonly Int16Array[]>();
const loops = new WeakMap<Codec, Map<number, readonly string[]>>();

/** The `index`-th 20 ms of comfort noise. Shared: do not write to it. */
export function noiseFrame(rate: number, index: number): Int16Array {
  const known = noises.get(rate);
  if (known) return known[index % LOOP_FRAMES] ?? new Int16Array(0);
  const random = seededRandom('comfort noise');
  noises.set(
    rate,
    Array.from({ length: LOOP_FRAMES }, () => noise(random, FRAME_MS, rate, LEVEL_DBFS)),
  );
  return noiseFrame(rate, index);
}

/** The same in base64. */
export function comfortNoise({ codec, rate }: { codec: Codec; rate: number }, index: number): string {
  const byRate = loops.get(codec) ?? new Map<number, readonly string[]>();
  loops.set(codec, byRate);
  const loop =
    byRate.get(rate) ??
    Array.from({ length: LOOP_FRAMES }, (_, frame) => base64(codec.encode(noiseFrame(rate, frame))));
  byRate.set(rate, loop);
  return loop[index % LOOP_FRAMES] ?? '';
}
