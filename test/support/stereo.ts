/** A WAV of two channels of 16 bits at 8 kHz, which have a tone each where their stretches (from and to, in seconds) say so. */
export function stereoWav(
  seconds: number,
  said: readonly [number, number][],
  heard: readonly [number, number][],
): Uint8Array {
  const samples = seconds * 8000;
  const data = Buffer.alloc(44 + samples * 4);
  data.write('RIFF', 0);
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 32_000],
  ] as const)
    data.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 2],
    [32, 4],
    [34, 16],
  ] as const)
    data.writeUInt16LE(value, at);
  data.write('data', 36);
  data.writeUInt32LE(samples * 4, 40);
  const isIn = (stretches: readonly [number, number][], at: number): boolean =>
    stretches.some(([from, to]) => at >= from && at < to);
  for (let index = 0; index < samples; index++) {
    const at = index / 8000;
    const envelope = 0.3 + 0.7 * Math.abs(Math.sin(at * 7));
    const tone = (hertz: number): number => Math.round(12_000 * envelope * Math.sin(2 * Math.PI * hertz * at));
    data.writeInt16LE(isIn(said, at) ? tone(300) : 0, 44 + 4 * index);
    data.writeInt16LE(isIn(heard, at) ? tone(700) : 0, 46 + 4 * index);
  }
  return data;
}
