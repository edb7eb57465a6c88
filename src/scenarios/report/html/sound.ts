import { deflateSync } from 'node:zlib';
import { linearToMulaw } from '../../../media/codecs/pcmu.js';

/** Peaks of a second of a track: one for each 5 ms. */
export const PEAKS_PER_SECOND = 200;
const HEADER_BYTES = 44;
const CHANNELS = 2;

/** The two tracks of a call as the page has them. */
export interface PageSound {
  readonly rate: number;
  /** Peaks of what the party says and of what it hears, in base64: a byte for each 5 ms, 255 · √(peak / full scale). */
  readonly peaks: readonly [string, string];
  /** Both tracks in µ-law, one behind the other, deflated, in base64; null where there was no more room. */
  readonly sound: string | null;
}

/** Makes it of a WAV as `CallResult.stereo` has it: 16 bit, two channels, a head of 44 bytes. Throws a RangeError for another. */
export function pageSound(wav: Uint8Array): PageSound {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  if (wav.length < HEADER_BYTES || view.getUint16(22, true) !== CHANNELS || view.getUint16(34, true) !== 16)
    throw new RangeError('expected a WAV of two channels of 16 bits');
  const rate = view.getUint32(24, true);
  const samples = Math.floor((wav.length - HEADER_BYTES) / (2 * CHANNELS));
  const track = (channel: number) => (index: number) =>
    view.getInt16(HEADER_BYTES + 2 * (CHANNELS * index + channel), true);
  const tracks = [track(0), track(1)] as const;
  const mulaw = Buffer.alloc(samples * CHANNELS);
  for (const [channel, at] of tracks.entries()) {
    for (let index = 0; index < samples; index++) mulaw[channel * samples + index] = linearToMulaw(at(index));
  }
  return {
    rate,
    peaks: [peaksOf(tracks[0], samples, rate), peaksOf(tracks[1], samples, rate)],
    sound: deflateSync(mulaw).toString('base64'),
  };
}

function peaksOf(at: (index: number) => number, samples: number, rate: number): string {
  const step = rate / PEAKS_PER_SECOND;
  const peaks = Buffer.alloc(Math.ceil(samples / step));
  for (const place of peaks.keys()) {
    let peak = 0;
    const end = Math.min(samples, Math.round((place + 1) * step));
    for (let index = Math.round(place * step); index < end; index++) peak = Math.max(peak, Math.abs(at(index)));
    peaks[place] = Math.round(255 * Math.sqrt(Math.min(1, peak / 32_767)));
  }
  return peaks.toString('base64');
}
