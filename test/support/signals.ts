/** A sine without edges, rounded to 16 bits. */
export function sine(hz: number, samples: number, rate: number, peak = 20_000): Int16Array {
  return new Int16Array(samples).map((_, i) => Math.round(peak * Math.sin((2 * Math.PI * hz * i) / rate)));
}

/** The sine of `hz` that fits `pcm` best (least squares), and all that it does not explain, in dB. */
export function fitSine(pcm: Int16Array, hz: number, rate: number): { peak: number; snrDb: number } {
  let [s, c, ss, cc, sc] = [0, 0, 0, 0, 0];
  const waves = Array.from(pcm, (_, i) => {
    const angle = (2 * Math.PI * hz * i) / rate;
    return { sin: Math.sin(angle), cos: Math.cos(angle) };
  });
  for (const [i, { sin, cos }] of waves.entries()) {
    const value = pcm[i] ?? 0;
    s += value * sin;
    c += value * cos;
    ss += sin * sin;
    cc += cos * cos;
    sc += sin * cos;
  }
  const determinant = ss * cc - sc * sc;
  const a = (s * cc - c * sc) / determinant;
  const b = (c * ss - s * sc) / determinant;
  let [signal, rest] = [0, 0];
  for (const [i, { sin, cos }] of waves.entries()) {
    const fitted = a * sin + b * cos;
    signal += fitted ** 2;
    rest += ((pcm[i] ?? 0) - fitted) ** 2;
  }
  return { peak: Math.hypot(a, b), snrDb: 10 * Math.log10(signal / rest) };
}

/** Root of the mean square, in 16-bit units. */
export function rms(pcm: Int16Array): number {
  return Math.sqrt(pcm.reduce((sum, value) => sum + value * value, 0) / Math.max(1, pcm.length));
}
