import { base64 } from '../media/clip.js';
import { FRAME_MS } from '../media/rates.js';
import { noise } from '../media/tones.js';
import { seededRandom } from '../platform/random.js';
import type { WireFormat } from './params.js';

/** Observed on a real call: quiet arrives as steady noise of about -34.6 dB. */
const LEVEL_DBFS = -35;

/** One second is made per format and repeated; it is the same for all streams. */
const LOOP_FRAMES = 50;

const loops = new WeakMap<WireFormat['codec'], Map<number, readonly string[]>>();

/** The `index`-th 20 ms of comfort noise, in base64. */
export function comfortNoise(format: WireFormat, index: number): string {
  const byRate = loops.get(format.codec) ?? new Map<number, readonly string[]>();
  loops.set(format.codec, byRate);
  const loop = byRate.get(format.rate) ?? makeLoop(format);
  byRate.set(format.rate, loop);
  return loop[index % LOOP_FRAMES] ?? '';
}

function makeLoop({ codec, rate }: WireFormat): readonly string[] {
  const random = seededRandom('comfort noise');
  return Array.from({ length: LOOP_FRAMES }, () => base64(codec.encode(noise(random, FRAME_MS, rate, LEVEL_DBFS))));
}
