/** Sound is looked at in pieces of this length. */
export const LOOK_MS = 10;

/** A piece at least so loud is sound that somebody hears: root mean square, of full scale. */
export const OPEN_DBFS = -45;

/** So much of the sound that is lost at an end is looked at. */
export const LOOK_AT_LEFT_MS = 2_000;

const FULL_SCALE = 32_768;

/** The mean power of samples from one to another, where full scale is 1. */
export function powerOf(pcm: Int16Array, from = 0, to = pcm.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const sample = pcm[i] ?? 0;
    sum += sample * sample;
  }
  return to > from ? sum / ((to - from) * FULL_SCALE * FULL_SCALE) : 0;
}

export const powerAt = (dbfs: number): number => 10 ** (dbfs / 10);

/** -Infinity for no power at all. */
export const dbfsOf = (power: number): number => 10 * Math.log10(power);

/** The amplitude of a steady signal of that level, in samples of 16 bits. */
export const amplitudeAt = (dbfs: number): number => FULL_SCALE * 10 ** (dbfs / 20);

/** The ms of it that are loud enough to be heard. */
export function audibleMs(pcm: Int16Array, rate: number): number {
  const piece = (rate * LOOK_MS) / 1000;
  let pieces = 0;
  for (let at = 0; at < pcm.length; at += piece) {
    if (powerOf(pcm, at, Math.min(pcm.length, at + piece)) >= powerAt(OPEN_DBFS)) pieces++;
  }
  return pieces * LOOK_MS;
}
