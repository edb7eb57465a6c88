import { Clip } from './clip.js';
import { saturate } from './rates.js';
import { chord } from './tones.js';

interface Ringing {
  /** The tones that sound together, in Hz. */
  readonly hz: readonly number[];
  /** The tones swell and fade so many times a second: amplitude modulation in Hz. */
  readonly modulation?: number;
  /** Sound and pause by turns, in ms; then all over again. */
  readonly cadence: readonly number[];
}

const ring = (hz: number | readonly number[], ...cadence: readonly number[]): Ringing => ({
  hz: [hz].flat(),
  cadence,
});

const modulated = (hz: number, modulation: number, ...cadence: readonly number[]): Ringing => ({
  hz: [hz],
  modulation,
  cadence,
});

/** The ringing tone of most of Europe and of many other networks. */
const USUAL = ring(425, 1000, 4000);

/** Two short rings, as in Britain and where its exchanges stood. */
const DOUBLE = [400, 200, 400, 2000] as const;

/**
 * The ringing tones that `ringtone` of a bridge may name, by country: what a caller hears while the other phone rings. Frequencies
 * and cadences are those of ITU-T E.180, supplement 2, as telephone exchanges are configured with them.
 */
export const RINGBACK = {
  at: ring(420, 1000, 5000),
  au: ring([413, 438], ...DOUBLE),
  be: ring(425, 1000, 3000),
  bg: USUAL,
  br: USUAL,
  ch: USUAL,
  cl: ring(400, 1000, 3000),
  cn: ring(450, 1000, 4000),
  cz: USUAL,
  de: USUAL,
  dk: USUAL,
  ee: USUAL,
  es: ring(425, 1500, 3000),
  fi: USUAL,
  fr: ring(440, 1500, 3500),
  gr: USUAL,
  hu: ring(425, 1250, 3750),
  il: ring(414, 1000, 3000),
  in: modulated(400, 25, ...DOUBLE),
  it: USUAL,
  jp: modulated(400, 16, 1000, 2000),
  lt: USUAL,
  mx: USUAL,
  my: ring(425, ...DOUBLE),
  nl: USUAL,
  no: USUAL,
  nz: ring([400, 450], ...DOUBLE),
  ph: ring([425, 480], 1000, 4000),
  pl: USUAL,
  pt: ring(425, 1000, 5000),
  ru: USUAL,
  se: ring(425, 1000, 5000),
  sg: modulated(425, 24, ...DOUBLE),
  th: ring(420, 1000, 5000),
  tw: ring([440, 480], 1000, 2000),
  uk: ring([400, 450], ...DOUBLE),
  us: ring([440, 480], 2000, 4000),
  'us-old': modulated(420, 40, 2000, 4000),
  ve: USUAL,
  za: modulated(400, 33, ...DOUBLE),
} as const satisfies Record<string, Ringing>;

export type Ringtone = keyof typeof RINGBACK;

export const isRingtone = (name: string | null | undefined): name is Ringtone =>
  name !== null && name !== undefined && Object.hasOwn(RINGBACK, name);

/** Level of each tone. E.180 has ringing tones near -10 dBm0 in all, and full scale of G.711 is about +3 dBm0. */
const LEVEL_DBFS = -16;

/** The modulation goes so deep: 1 would fade to silence. */
const DEPTH = 0.9;

const made = new Map<string, Clip>();

/** One round of a country's ringing tone, its pauses included, in whole 20 ms frames at `rate` Hz. It is made once. */
export function ringbackClip(country: Ringtone, rate: number): Clip {
  const key = `${country} ${rate}`;
  const known = made.get(key);
  if (known) return known;
  const { hz, modulation, cadence }: Ringing = RINGBACK[country];
  const pieces = cadence.map((ms, turn) => {
    if (turn % 2 === 1) return new Int16Array((ms * rate) / 1000);
    const sound = chord(hz, ms, rate, LEVEL_DBFS);
    return modulation === undefined ? sound : swelling(sound, modulation, rate);
  });
  const pcm = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    pcm.set(piece, at);
    at += piece.length;
  }
  const clip = Clip.framed(pcm, rate);
  made.set(key, clip);
  return clip;
}

/** The same sound, its strength going up and down `hz` times a second; at its peaks it is as strong as before. */
function swelling(sound: Int16Array, hz: number, rate: number): Int16Array {
  const step = (2 * Math.PI * hz) / rate;
  return sound.map((value, i) => saturate((value * (1 + DEPTH * Math.sin(step * i))) / (1 + DEPTH)));
}
