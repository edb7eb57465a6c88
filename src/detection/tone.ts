/** So much of a frame's power is the tone: the rest is noise of the codec. */
const LEAST_SHARE = 0.97;

/**
 * The frequency in Hz of a frame that is one sine and nothing else; undefined where it is anything else, such as a voice or a digit.
 * Sharp to a few Hz from 300 Hz on.
 */
export function pureToneHz(pcm: Int16Array, rate: number): number | undefined {
  // Of a sine, each sample follows from the two before it: x[n] + x[n-2] = 2 cos(w) x[n-1].
  let cross = 0;
  let power = 0;
  for (let n = 2; n < pcm.length; n++) {
    const x = pcm[n - 1] ?? 0;
    cross += x * ((pcm[n] ?? 0) + (pcm[n - 2] ?? 0));
    power += x * x;
  }
  const cosine = cross / (2 * power);
  // A frame of zeros gives NaN.
  if (!(Math.abs(cosine) < 1)) return undefined;
  const turn = Math.acos(cosine);
  return shareOf(pcm, turn) >= LEAST_SHARE ? (turn * rate) / (2 * Math.PI) : undefined;
}

/** The share of the power that the sine of `turn` radians a sample has which fits best (least squares). */
function shareOf(pcm: Int16Array, turn: number): number {
  let [s, c, ss, cc, sc, all] = [0, 0, 0, 0, 0, 0];
  for (const [n, x] of pcm.entries()) {
    const sin = Math.sin(turn * n);
    const cos = Math.cos(turn * n);
    s += x * sin;
    c += x * cos;
    ss += sin * sin;
    cc += cos * cos;
    sc += sin * cos;
    all += x * x;
  }
  const explained = (s * s * cc - 2 * s * c * sc + c * c * ss) / (ss * cc - sc * sc);
  return explained / all;
}
