/** As many samples as a vocal tract at telephone rates needs poles. */
export const ORDER = 10;

/** A sound's linear predictor of order 10. */
export interface Prediction {
  /** The energy of the sound over that of what the predictor leaves, in dB: 0 for white noise, 10 to 30 for voices, music and tones. */
  readonly gainDb: number;
  /** The root of the mean square without the mean, in units of 16-bit samples. */
  readonly level: number;
  /** The weights of the sample before, the one before that, and so on. */
  readonly weights: Float64Array;
  readonly mean: number;
}

/** Autocorrelation method and Levinson's recursion (Makhoul, "Linear prediction", 1975). */
export function predict(pcm: Int16Array): Prediction {
  const mean = meanOf(pcm);
  const correlation = autocorrelation(pcm, mean);
  const energy = correlation[0] ?? 0;
  const weights = new Float64Array(ORDER);
  let left = energy;
  for (let order = 0; order < ORDER && left > energy * 1e-9; order++) {
    let sum = correlation[order + 1] ?? 0;
    for (let i = 0; i < order; i++) sum -= (weights[i] ?? 0) * (correlation[order - i] ?? 0);
    const reflection = sum / left;
    const before = weights.slice(0, order);
    weights[order] = reflection;
    for (let i = 0; i < order; i++) weights[i] = (before[i] ?? 0) - reflection * (before[order - 1 - i] ?? 0);
    left *= 1 - reflection * reflection;
  }
  const gainDb = energy > 0 ? 10 * Math.log10(energy / Math.max(left, energy * 1e-9)) : 0;
  return { gainDb, level: Math.sqrt(energy / Math.max(1, pcm.length)), weights, mean };
}

function autocorrelation(pcm: Int16Array, mean: number): Float64Array {
  const samples = new Float64Array(pcm.length);
  for (let i = 0; i < pcm.length; i++) samples[i] = (pcm[i] ?? 0) - mean;
  const correlation = new Float64Array(ORDER + 1);
  for (let lag = 0; lag <= ORDER; lag++) {
    let sum = 0;
    for (let i = lag; i < samples.length; i++) sum += (samples[i] ?? 0) * (samples[i - lag] ?? 0);
    correlation[lag] = sum;
  }
  return correlation;
}

function meanOf(pcm: Int16Array): number {
  let sum = 0;
  for (const sample of pcm) sum += sample;
  return sum / Math.max(1, pcm.length);
}
