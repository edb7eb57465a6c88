// Audio as the telephone network carries it: G.711 µ-law ("PCMU"), 8,000 samples a second, a byte each.

/** Samples, and bytes, a second. */
export const RATE = 8000;

const BIAS = 0x84;
const CLIP = 32_635;
/** About -36 dB below the loudest sample there is: speech is above, the noise of a line below. */
const LOUD = 500;

/** One 16-bit sample to µ-law (ITU-T G.711): sign, three bits of segment, four of step, all inverted. */
export function toMulaw(sample) {
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const segment = 31 - Math.clz32(magnitude) - 7;
  const step = (magnitude >> (segment + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | step) & 0xff;
}

/** How far a µ-law byte is from silence, 0 to 32,124. */
export function magnitudeOf(byte) {
  const bits = ~byte & 0x7f;
  return ((((bits & 0x0f) << 3) + BIAS) << (bits >> 4)) - BIAS;
}

/** Whether somebody speaks in a frame of µ-law bytes. */
export const isLoud = (frame) => frame.some((byte) => magnitudeOf(byte) > LOUD);

/** What the caller hears before the answer: two notes. */
export const chime = () => Buffer.concat([note(660, 120), note(880, 180)]);

/** The keys, and the notes of a pentatonic scale from A4 upwards that they play. */
const KEYS = '123456789*0#ABCD';
const SCALE = [0, 2, 4, 7, 9];

/** The pitch of a key in Hz. */
export function pitchOf(digit) {
  const key = KEYS.indexOf(digit);
  return 440 * 2 ** ((12 * Math.floor(key / SCALE.length) + SCALE[key % SCALE.length]) / 12);
}

/** The key's note, the fifth above it, and the note again. */
export function melodyOf(digit) {
  const hz = pitchOf(digit);
  return Buffer.concat([note(hz, 200), note(hz * 1.5, 200), note(hz, 400)]);
}

/** A sine at a quarter of full scale, with soft edges of 10 ms so that it does not click. */
function note(hz, ms) {
  const samples = (RATE * ms) / 1000;
  const edge = RATE / 100;
  return Buffer.from(
    Array.from({ length: samples }, (_, i) => {
      const gain = Math.min(1, i / edge, (samples - i) / edge);
      return toMulaw(Math.round(8000 * gain * Math.sin((2 * Math.PI * hz * i) / RATE)));
    }),
  );
}
