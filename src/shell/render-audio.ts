import { LEG_RATE, type LegAudio } from '../media/leg.js';
import { silentWav, writeSamples } from '../media/wav.js';
import type { AudioView } from './audio-view.js';

export type { AudioView } from './audio-view.js';

/** Rendered in one step, some milliseconds' work: ten seconds. */
const FRAMES_AT_ONCE = 500;

/** The steps of a WAV file from the answer to the last frame played so far, or to the hang-up. Without an answer it has no samples. */
export function* renderAudio(leg: LegAudio | undefined, view: AudioView): Generator<undefined, Uint8Array> {
  const of = view === 'stereo' ? 2 : 1;
  if (!leg) return silentWav(of, 0, LEG_RATE);
  const tracks = view === 'stereo' ? [leg.inbound, leg.outbound] : [view === 'heard' ? leg.outbound : leg.inbound];
  const end = leg.timeline.framesPlayed() * leg.timeline.frameSamples;
  const atOnce = FRAMES_AT_ONCE * leg.timeline.frameSamples;
  const wav = silentWav(of, end, leg.timeline.rate);
  for (let from = 0; from < end; from += atOnce) {
    for (const [channel, track] of tracks.entries()) {
      writeSamples(wav, { channel, of }, from, track.renderWire(from, Math.min(end, from + atOnce)));
    }
    yield;
  }
  return wav;
}
