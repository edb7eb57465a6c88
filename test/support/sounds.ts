import { openMp3 } from '../../src/media/mp3.js';
import { writeWav } from '../../src/media/wav.js';

/** A WAV file of `ms` of a constant level. */
export const wavOf = (ms: number, level = 1000, rate = 8000): Uint8Array =>
  writeWav([new Int16Array((ms * rate) / 1000).fill(level)], rate);

/** A whole MP3 file at its own rate. */
export async function decodeMp3(bytes: Uint8Array): Promise<{ rate: number; pcm: Int16Array }> {
  const recording = await openMp3(bytes);
  try {
    const samples = Array.from(recording.pieces(), (piece) => Array.from(piece)).flat();
    return { rate: recording.rate, pcm: Int16Array.from(samples) };
  } finally {
    recording.close();
  }
}
