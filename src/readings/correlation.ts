/** Every second sample of a sound, each the mean of two: half the rate is enough for voices, and costs a quarter. */
export const halved = (pcm: Int16Array): Float64Array =>
  Float64Array.from({ length: pcm.length >> 1 }, (_, i) => ((pcm[2 * i] ?? 0) + (pcm[2 * i + 1] ?? 0)) / 2);

export interface Match {
  /** The normalised correlation: 1 for the same sound, whatever its level; about 0 for another one. */
  readonly likeness: number;
  /** The sample of the longer sound at which the shorter one begins. */
  readonly at: number;
}

/** The place at which a sound is most like a stretch of a longer one. Nothing is like silence. */
export function bestMatch(needle: Float64Array, haystack: Float64Array): Match {
  const places = haystack.length - needle.length + 1;
  const energy = needle.reduce((sum, x) => sum + x * x, 0);
  if (places <= 0 || energy === 0) return { likeness: 0, at: 0 };
  const products = correlate(needle, haystack);
  let best: Match = { likeness: 0, at: 0 };
  let window = 0;
  for (let i = 0; i < needle.length; i++) window += (haystack[i] ?? 0) ** 2;
  for (let at = 0; at < places; at++) {
    // Of a stretch that is next to silent rounding would decide.
    const likeness = window > energy * 1e-6 ? (products[at] ?? 0) / Math.sqrt(energy * window) : 0;
    if (likeness > best.likeness) best = { likeness, at };
    window += (haystack[at + needle.length] ?? 0) ** 2 - (haystack[at] ?? 0) ** 2;
  }
  return best;
}

/** The sum of products of a sound with each stretch of a longer one, by the fast Fourier transform. */
function correlate(needle: Float64Array, haystack: Float64Array): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(haystack.length + needle.length));
  // Both are real: one goes into the real parts and one into the imaginary ones, and are told apart by symmetry.
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  re.set(haystack);
  im.set(needle);
  transform(re, im);
  const [outRe, outIm] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < size; k++) {
    const m = (size - k) & (size - 1);
    const [a, b, c, d] = [re[k] ?? 0, im[k] ?? 0, re[m] ?? 0, im[m] ?? 0];
    const [hRe, hIm, nRe, nIm] = [(a + c) / 2, (b - d) / 2, (b + d) / 2, (c - a) / 2];
    outRe[k] = hRe * nRe + hIm * nIm;
    // The inverse is the transform of the conjugate.
    outIm[k] = -(hIm * nRe - hRe * nIm);
  }
  transform(outRe, outIm);
  return outRe.map((x) => x / size);
}

/** In place; the length is a power of two (Cooley and Tukey, 1965). */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
      [im[i], im[j]] = [im[j] ?? 0, im[i] ?? 0];
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const [cos, sin] = [Math.cos((Math.PI * k) / half), -Math.sin((Math.PI * k) / half)];
      for (let i = k; i < size; i += 2 * half) butterfly(re, im, { i, j: i + half, cos, sin });
    }
  }
}

function butterfly(
  re: Float64Array,
  im: Float64Array,
  { i, j, cos, sin }: { readonly i: number; readonly j: number; readonly cos: number; readonly sin: number },
): void {
  const [jRe, jIm] = [re[j] ?? 0, im[j] ?? 0];
  const [a, b] = [jRe * cos - jIm * sin, jRe * sin + jIm * cos];
  const [iRe, iIm] = [re[i] ?? 0, im[i] ?? 0];
  re[i] = iRe + a;
  im[i] = iIm + b;
  re[j] = iRe - a;
  im[j] = iIm - b;
}
