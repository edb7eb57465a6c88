// Audio as the telephone network carries it: G.711, µ-law ("PCMU") or A-law ("PCMA"), 8,000 samples a second, a byte each.

const BIAS = 0x84;
const CLIP = 32_635;
/** About -36 dB below the loudest sample there is: speech is above, the noise of a line below. */
const LOUD = 500;
const WAV_HEAD_BYTES = 44;

/** How far a byte is from silence, 0 to about 32,000. */
const MAGNITUDE = {
  PCMU: (byte) => {
    const bits = ~byte & 0x7f;
    return ((((bits & 0x0f) << 3) + BIAS) << (bits >> 4)) - BIAS;
  },
  PCMA: (byte) => {
    const bits = (byte ^ 0x55) & 0x7f;
    const segment = bits >> 4;
    const step = ((bits & 0x0f) << 4) + 8;
    return segment === 0 ? step : (step + 0x100) << (segment - 1);
  },
};

/** Whether somebody speaks in a frame. */
export function isLoud(frame, encoding) {
  const magnitude = MAGNITUDE[encoding];
  if (!magnitude) throw new Error(`sound: expected PCMU or PCMA, got ${encoding}`);
  return frame.some((byte) => magnitude(byte) > LOUD);
}

/** A WAV file of 16-bit samples, 8,000 a second, as PCMU. */
export function pcmuOfWav(wav) {
  const samples = (wav.length - WAV_HEAD_BYTES) / 2;
  return Buffer.from(Array.from({ length: samples }, (_, i) => toMulaw(wav.readInt16LE(WAV_HEAD_BYTES + 2 * i))));
}

/** One 16-bit sample to µ-law (ITU-T G.711): sign, three bits of segment, four of step, all inverted. */
function toMulaw(sample) {
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const segment = 31 - Math.clz32(magnitude) - 7;
  const step = (magnitude >> (segment + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | step) & 0xff;
}
