/** A voice that nobody has: harmonics of 150 Hz that swell four times a second, so that its edges and its level are known. */
export function hum(ms: number, { dbfs, softMs }: { readonly dbfs: number; readonly softMs: number }): Int16Array {
  const pcm = new Int16Array(ms * 8);
  // The root mean square of three harmonics of equal strength under this swell is about 0.9 of their amplitude.
  const amplitude = (32_768 * 10 ** (dbfs / 20)) / 0.9;
  for (let i = 0; i < pcm.length; i++) {
    const turn = (2 * Math.PI * i) / 8000;
    const wave = Math.sin(150 * turn + 0.5) + Math.sin(300 * turn + 1) + Math.sin(450 * turn + 2);
    const swell = 0.75 + 0.25 * Math.cos(4 * turn);
    const inside = Math.min(i + 1, pcm.length - i) / (softMs * 8);
    const fade = inside >= 1 ? 1 : (1 - Math.cos(Math.PI * inside)) / 2;
    pcm[i] = Math.round(amplitude * wave * swell * fade);
  }
  return pcm;
}

/** Stretches of samples with sound, a tenth of a second and more apart; the places are samples. */
export function runsOf(pcm: Int16Array, least: number): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  pcm.forEach((sample, i) => {
    if (Math.abs(sample) < least) return;
    const last = runs.at(-1);
    if (last && i - last.to < 800) last.to = i + 1;
    else runs.push({ from: i, to: i + 1 });
  });
  return runs;
}
