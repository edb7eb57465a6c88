import type { PartyTone } from '../calls/script-step.js';
import { Clip } from '../media/clip.js';
import { LEG_RATE } from '../media/leg.js';
import { tone } from '../media/tones.js';

/** As loud as telephones send: about -6 dBm0. */
const LEVEL_DBFS = -9;

interface Sounding {
  readonly hz: number;
  readonly ms: number;
  /** Silence behind it, in ms. */
  readonly pauseMs: number;
  readonly times: number;
}

/** ITU-T T.30 has those of a fax: 2.6 to 4 s of 2100 Hz where it is called, half a second of 1100 Hz every 3.5 s where it calls. */
const TONES: Readonly<Record<PartyTone, Sounding>> = {
  beep: { hz: 1000, ms: 400, pauseMs: 0, times: 1 },
  fax_called: { hz: 2100, ms: 3000, pauseMs: 0, times: 1 },
  fax_calling: { hz: 1100, ms: 500, pauseMs: 3000, times: 10 },
};

/** Made once: all calls share them, and what they were encoded to. */
const made = new Map<PartyTone, Clip>();

/** The sound of a far end that is no voice, and how many times it sounds. */
export function partyTone(name: PartyTone): { readonly clip: Clip; readonly times: number } {
  const { hz, ms, pauseMs, times } = TONES[name];
  let clip = made.get(name);
  if (!clip) {
    const pcm = new Int16Array(((ms + pauseMs) * LEG_RATE) / 1000);
    pcm.set(tone(hz, ms, LEG_RATE, LEVEL_DBFS));
    made.set(name, (clip = Clip.framed(pcm, LEG_RATE)));
  }
  return { clip, times };
}
