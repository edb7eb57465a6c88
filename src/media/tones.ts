import type { Random } from '../platform/random.js';
import { MediaError } from './media-error.js';
import { checkSampleRate, saturate } from './rates.js';

/** The digits of a keypad, in the order of their event codes in RFC 4733, section 3.2. */
export const DTMF_DIGITS = '0123456789*#ABCD';

/** ITU-T Q.23: a digit is the tone of its row and the tone of its column. */
const ROWS_HZ = [697, 770, 852, 941] as const;
const COLUMNS_HZ = [1209, 1336, 1477, 1633] as const;
const KEYPAD = ['123A', '456B', '789C', '*0#D'] as const;

/**
 * Level of each of the two tones. Their sum peaks at -3 dBFS, and -9 dBFS is about -6 dBm0, where telephones send
 * (full scale of G.711 is about +3 dBm0).
 */
const DTMF_LEVEL_DBFS = -9;

/** A tone swells and fades over this time, since a hard edge clicks in every other band. */
const EDGE_MS = 5;

/** Row and column frequency in Hz of one of `DTMF_DIGITS`; throws a MediaError for anything else. */
export function dtmfFrequencies(digit: string): { row: number; column: number } {
  for (const [i, keys] of KEYPAD.entries()) {
    const row = ROWS_HZ[i];
    const column = digit.length === 1 ? COLUMNS_HZ[keys.indexOf(digit)] : undefined;
    if (row !== undefined && column !== undefined) return { row, column };
  }
  throw new MediaError('digit', `one of ${DTMF_DIGITS}`, JSON.stringify(digit));
}

/** The two tones of a keypad digit. */
export function dtmfTone(digit: string, durationMs: number, rate: number): Int16Array {
  const { row, column } = dtmfFrequencies(digit);
  return chord([row, column], durationMs, rate, DTMF_LEVEL_DBFS);
}

/** A sine of `hz`; 0 dBFS is the sine whose peak is full scale. */
export function tone(hz: number, durationMs: number, rate: number, dbfs: number): Int16Array {
  return chord([hz], durationMs, rate, dbfs);
}

/** White noise as strong as a sine of that `dbfs`: comfort noise lies about -60, a noisy room about -40. Saturates above -2. */
export function noise(random: Pick<Random, 'int'>, durationMs: number, rate: number, dbfs: number): Int16Array {
  // Uniform noise of peak p has the power p²/3, a sine of peak a has a²/2.
  const peak = peakOf(dbfs) * Math.sqrt(3 / 2);
  const pcm = new Int16Array(samplesIn(durationMs, rate));
  for (let i = 0; i < pcm.length; i++) pcm[i] = saturate(((random.int(65_536) - 32_767.5) / 32_767.5) * peak);
  return pcm;
}

/** Sines that sound together, each with a peak of `dbfs`. */
export function chord(frequenciesHz: readonly number[], durationMs: number, rate: number, dbfs: number): Int16Array {
  const pcm = new Int16Array(samplesIn(durationMs, rate));
  const edge = Math.min((EDGE_MS * rate) / 1000, pcm.length / 2);
  const steps = frequenciesHz.map((hz) => (2 * Math.PI * hz) / rate);
  const peak = peakOf(dbfs);
  for (let i = 0; i < pcm.length; i++) {
    let value = 0;
    for (const step of steps) value += Math.sin(step * i);
    // The distance to the nearer end, taken at the middle of the sample, so that both ends look the same.
    const inside = Math.min(i + 0.5, pcm.length - i - 0.5) / edge;
    const swell = inside >= 1 ? 1 : (1 - Math.cos(Math.PI * inside)) / 2;
    pcm[i] = saturate(value * peak * swell);
  }
  return pcm;
}

function peakOf(dbfs: number): number {
  return 32_767 * 10 ** (dbfs / 20);
}

function samplesIn(durationMs: number, rate: number): number {
  return Math.max(0, Math.round((durationMs * checkSampleRate(rate, 'rate')) / 1000));
}
