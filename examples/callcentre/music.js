// Music for those who wait, as a WAV file of 16-bit mono PCM.

/** Samples a second, and bytes of each. */
const RATE = 8000;
const BYTES = 2;
const HEADER_BYTES = 44;

/** A tune in semitones above A4, and the length of its notes. */
const TUNE = [0, 4, 7, 12, 7, 4, 5, 9, 12, 9, 5, 2, 7, 11, 14, 11];
const NOTE_SECS = 0.35;
/** Softer than speech: part of the loudest there is. */
const LEVEL = 0.1;

/** The tune once; whoever plays it repeats it. */
export function music() {
  const samples = TUNE.flatMap(note);
  const data = samples.length * BYTES;
  const wav = Buffer.alloc(HEADER_BYTES + data);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(HEADER_BYTES - 8 + data, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  // PCM, one channel.
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * BYTES, 28);
  wav.writeUInt16LE(BYTES, 32);
  wav.writeUInt16LE(8 * BYTES, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(data, 40);
  samples.forEach((value, i) => wav.writeInt16LE(value, HEADER_BYTES + i * BYTES));
  return wav;
}

/** A sine that fades away, as that of a string does. */
function note(semitones) {
  const hz = 440 * 2 ** (semitones / 12);
  const length = Math.round(NOTE_SECS * RATE);
  return Array.from({ length }, (_, i) => {
    const gain = Math.min(1, i / 80) * (1 - i / length);
    return Math.round(32_767 * LEVEL * gain * Math.sin((2 * Math.PI * hz * i) / RATE));
  });
}
