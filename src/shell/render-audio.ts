import { LEG_RATE, type LegAudio } from '../media/leg.js';
import { writeWav } from '../media/wav.js';
import type { AudioView } from './audio-view.js';

export type { AudioView } from './audio-view.js';

/** A WAV file from the answer to the last frame played so far, or to the hang-up. Without an answer it has no samples. */
export function renderAudio(leg: LegAudio | undefined, view: AudioView): Uint8Array {
  if (!leg) return writeWav(view === 'stereo' ? [new Int16Array(), new Int16Array()] : [new Int16Array()], LEG_RATE);
  const end = leg.timeline.framesPlayed() * leg.timeline.frameSamples;
  const tracks = view === 'stereo' ? [leg.inbound, leg.outbound] : [view === 'heard' ? leg.outbound : leg.inbound];
  return writeWav(
    tracks.map((track) => track.renderWire(0, end)),
    leg.timeline.rate,
  );
}
