/** The peak amplitude of the tone of `hz` in `pcm` by Goertzel's algorithm. Sharp to about 1 / duration. */
export function goertzel(pcm: ArrayLike<number>, hz: number, rate: number): number {
  const turn = (2 * Math.PI * hz) / rate;
  const coefficient = 2 * Math.cos(turn);
  let [before, last] = [0, 0];
  for (let i = 0; i < pcm.length; i++) [before, last] = [last, (pcm[i] ?? 0) + coefficient * last - before];
  const power = last * last + before * before - coefficient * last * before;
  return (2 * Math.sqrt(Math.max(0, power))) / pcm.length;
}

/** As `goertzel`, in dB below a sine whose peak is full scale. */
export function toneDbfs(pcm: ArrayLike<number>, hz: number, rate: number): number {
  return 20 * Math.log10(Math.max(goertzel(pcm, hz, rate), 1e-9) / 32_767);
}
