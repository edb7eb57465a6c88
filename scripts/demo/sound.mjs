/** The samples and the rate of a WAV file of 16-bit mono PCM. */
export function readWav(bytes) {
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (id === 'fmt ') rate = body.readUInt32LE(4);
    // A view on 16-bit samples must begin at an even offset: that of a copy does.
    if (id === 'data') return { rate, pcm: new Int16Array(Uint8Array.from(body).buffer) };
    // Chunks begin at even offsets.
    at += 8 + size + (size % 2);
  }
  throw new Error('a WAV file without a data chunk');
}

const dbfs = (level) => 20 * Math.log10(Math.max(level, 1) / 32_768);

/** Root of the mean square, in dB below full scale; -90 is silence. */
export const rmsDbfs = (pcm) =>
  dbfs(Math.sqrt(pcm.reduce((sum, value) => sum + value * value, 0) / Math.max(1, pcm.length)));

/** Length and level in a line. */
export function describe({ pcm, rate }) {
  const loudest = pcm.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sounding = pcm.filter((value) => Math.abs(value) > 0);
  const seconds = (samples) => `${(samples / rate).toFixed(2)} s`;
  const level = `RMS ${rmsDbfs(sounding).toFixed(1)} dBFS while it sounds, peak ${dbfs(loudest).toFixed(1)} dBFS`;
  return `${seconds(pcm.length)}, ${seconds(sounding.length)} of it sound, ${level}`;
}
