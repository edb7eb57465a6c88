import { OPEN_DBFS, powerAt, powerOf } from '../media/loudness.js';
import { dtmfFrequencies, DTMF_DIGITS } from '../media/tones.js';

/** A tone or key is heard where it lasts so long: that of send_dtmf is 100 ms at least, and telephones know a key after 40. */
const TONE_MS = 100;
const KEY_MS = 40;
const KEY_GAP_MS = 20;

/** It is looked at in pieces of this length, every half of it: frequencies 25 Hz apart are told from each other. */
const PIECE_MS = 40;
const KEY_PIECE_MS = 20;

/** So much of the power of a piece is the tone's; of a key's, both tones'. */
const TONE_SHARE = 0.8;
const KEY_SHARE = 0.7;

/** A tone is as far off as this, as far as anybody minds. */
const OFF_HZ = 8;

/** The share of a piece's power that lies at a frequency (Goertzel). */
export function shareAt(pcm: Int16Array, from: number, to: number, turn: number): number {
  const coefficient = 2 * Math.cos(turn);
  let [before, last, energy] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const sample = pcm[i] ?? 0;
    energy += sample * sample;
    [before, last] = [last, sample + coefficient * last - before];
  }
  const power = last * last + before * before - coefficient * last * before;
  return energy === 0 ? 0 : (2 * power) / (energy * (to - from));
}

/** The sample at which a tone of that frequency has sounded for 100 ms; undefined where none does. */
export function toneIn(pcm: Int16Array, rate: number, hz: number): number | undefined {
  const piece = (rate * PIECE_MS) / 1000;
  const step = piece / 2;
  let since: number | undefined;
  for (let from = 0; from + piece <= pcm.length; from += step) {
    const isTone =
      powerOf(pcm, from, from + piece) >= powerAt(OPEN_DBFS) &&
      [-OFF_HZ, 0, OFF_HZ].some((off) => shareAt(pcm, from, from + piece, turnOf(hz + off, rate)) >= TONE_SHARE);
    since = isTone ? (since ?? from) : undefined;
    if (since !== undefined && from + piece - since >= (rate * TONE_MS) / 1000) return from + piece;
  }
  return undefined;
}

export interface Key {
  readonly key: string;
  /** The sample at which it had sounded long enough. */
  readonly at: number;
}

/** The keys of a keypad whose tones are heard, in order. */
export function keysIn(pcm: Int16Array, rate: number): Key[] {
  const piece = (rate * KEY_PIECE_MS) / 1000;
  const keys: Key[] = [];
  let [current, heardMs, gapMs, isTold] = ['', 0, 0, false];
  for (let from = 0; from + piece <= pcm.length; from += piece / 2) {
    const key = keyAt(pcm, from, from + piece, rate);
    if (key !== undefined && key === current) {
      heardMs += KEY_PIECE_MS / 2;
      gapMs = 0;
    } else if (key !== undefined) [current, heardMs, gapMs, isTold] = [key, KEY_PIECE_MS, 0, false];
    else if ((gapMs += KEY_PIECE_MS / 2) >= KEY_GAP_MS) current = '';
    if (current === '' || isTold || heardMs < KEY_MS) continue;
    isTold = true;
    keys.push({ key: current, at: from + piece });
  }
  return keys;
}

function keyAt(pcm: Int16Array, from: number, to: number, rate: number): string | undefined {
  if (powerOf(pcm, from, to) < powerAt(OPEN_DBFS)) return undefined;
  return Array.from(DTMF_DIGITS).find((digit) => {
    const { row, column } = dtmfFrequencies(digit);
    const shares = [row, column].map((hz) => shareAt(pcm, from, to, turnOf(hz, rate)));
    const [a = 0, b = 0] = shares;
    return a + b >= KEY_SHARE && Math.min(a, b) >= 0.15;
  });
}

const turnOf = (hz: number, rate: number): number => (2 * Math.PI * hz) / rate;
