import { LEG_RATE, type LegAudio } from '../media/leg.js';
import { saturate } from '../media/rates.js';
import { silentWav, writeSamples } from '../media/wav.js';
import type { AudioView } from './audio-view.js';

export type { AudioView } from './audio-view.js';

/** Of a conference's own leg there is one more: both tracks in one. */
export type Rendering = AudioView | 'mix';

/** The samples from one to another. */
type Sound = (from: number, to: number) => Int16Array;

/** Rendered in one step, some milliseconds' work: ten seconds. */
const FRAMES_AT_ONCE = 500;

/** The steps of a WAV file from the answer to the last frame played so far, or to the hang-up. Without an answer it has no samples. */
export function* renderAudio(leg: LegAudio | undefined, view: Rendering): Generator<undefined, Uint8Array> {
  const of = view === 'stereo' ? 2 : 1;
  if (!leg) return silentWav(of, 0, LEG_RATE);
  const channels = channelsOf(leg, view);
  const end = leg.timeline.framesPlayed() * leg.timeline.frameSamples;
  const atOnce = FRAMES_AT_ONCE * leg.timeline.frameSamples;
  const wav = silentWav(of, end, leg.timeline.rate);
  for (let from = 0; from < end; from += atOnce) {
    for (const [channel, sounds] of channels.entries()) {
      const parts = sounds.map((sound) => sound(from, Math.min(end, from + atOnce)));
      writeSamples(wav, { channel, of }, from, parts.reduce(added));
    }
    yield;
  }
  return wav;
}

/** The sounds that are added up in each channel. What was heard has come through the line to the far end. */
function channelsOf({ inbound, outbound, lines }: LegAudio, view: Rendering): Sound[][] {
  const spoken: Sound = (from, to) => inbound.renderWire(from, to);
  const heard: Sound = (from, to) => lines.toParty(from, to, (first, end) => outbound.renderWire(first, end));
  if (view === 'stereo') return [[spoken], [heard]];
  if (view === 'mix') return [[spoken, heard]];
  return [[view === 'heard' ? heard : spoken]];
}

const added = (sum: Int16Array, part: Int16Array): Int16Array =>
  sum.map((sample, i) => saturate(sample + (part[i] ?? 0)));
