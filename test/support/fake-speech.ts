import { Clip } from '../../src/media/clip.js';
import { silence, SPEECH_RATE, voicedParts, type Speech } from '../../src/media/speech/synthesizer.js';
import type { FliteVoice } from '../../src/media/speech/voices.js';

/** How long a fake voice takes for a character. */
export const FAKE_MS_PER_CHARACTER = 60;

/** Each voice hums its own note, so a test can tell who spoke. */
export const FAKE_VOICE_HZ: Readonly<Record<FliteVoice, number>> = { slt: 440, rms: 220, awb: 260, kal16: 300 };

const AMPLITUDE = 8000;
const GAP_MS = 10;

/**
 * Speech without an engine: a burst of tone of 60 ms for each character, 10 ms of silence at its end. Text is cut into parts
 * as the real one cuts it; nothing is cached, so `asked` counts every text.
 */
export function fakeSpeech(): Speech & { readonly asked: readonly string[]; readonly closed: boolean } {
  const asked: string[] = [];
  let closed = false;
  const synthesize = (text: string, voice: FliteVoice): Promise<Int16Array> => {
    asked.push(text);
    return Promise.resolve(bursts(text.length, FAKE_VOICE_HZ[voice]));
  };
  return {
    asked,
    get closed() {
      return closed;
    },
    parts: voicedParts,
    clip: async (part) =>
      part.kind === 'silence' ? silence(part.ms) : Clip.framed(await synthesize(part.text, part.voice), SPEECH_RATE),
    ahead: () => undefined,
    synthesize,
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}

/** The longest that has been asked for, of each pitch: shorter ones begin as it does. */
const longest = new Map<number, Int16Array>();

function bursts(count: number, hz: number): Int16Array {
  const length = (FAKE_MS_PER_CHARACTER * SPEECH_RATE) / 1000;
  const sounding = length - (GAP_MS * SPEECH_RATE) / 1000;
  const known = longest.get(hz);
  if (known && known.length >= count * length) return known.slice(0, count * length);
  const made = new Int16Array(count * length).map((_, i) =>
    i % length < sounding ? AMPLITUDE * Math.sin((2 * Math.PI * hz * i) / SPEECH_RATE) : 0,
  );
  longest.set(hz, made);
  return made.slice();
}
