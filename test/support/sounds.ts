import { writeWav } from '../../src/media/wav.js';

/** A WAV file of `ms` of a constant level. */
export const wavOf = (ms: number, level = 1000, rate = 8000): Uint8Array =>
  writeWav([new Int16Array((ms * rate) / 1000).fill(level)], rate);
