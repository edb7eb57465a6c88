import type { PartySound } from '../calls/input.js';
import type { PartyWords } from '../calls/script-step.js';
import type { AudioPart, QueueItem } from '../media/queue.js';
import type { Speech, SpeechRequest } from '../media/speech/synthesizer.js';
import { partyTone } from './party-tones.js';
import type { PlayableFiles } from './held-work.js';

/** The far end has this voice where the act names none. */
const USUAL_VOICE = 'rms';

export interface PartyDeps {
  readonly speech: Speech;
  readonly files: PlayableFiles;
  /** The words in files, by URL. */
  readonly transcripts: Readonly<Record<string, string>>;
}

/** Words of the far end, to be made. */
export const partySpeech = ({ text, voice }: PartyWords): SpeechRequest => ({
  text,
  voice: voice ?? USUAL_VOICE,
});

/** An utterance of a call's far end, as an item of its queue. */
export function partyItem(sound: PartySound, call: string, deps: PartyDeps): QueueItem {
  const { speech, files } = deps;
  if (sound.kind === 'say') {
    const parts = speech.parts(partySpeech(sound)).map((part): AudioPart => ({
      ...(part.kind === 'text' ? { text: part.text } : {}),
      load: (signal) => speech.clip(part, { call, signal }),
    }));
    return { id: sound.actId, parts, loop: 1, text: sound.text };
  }
  if (sound.kind === 'fetch') {
    const { url } = sound;
    const words = deps.transcripts[url];
    const text = words ? { text: words } : {};
    return { id: sound.actId, parts: [{ load: (signal) => files.download(url, signal), ...text }], loop: 1, ...text };
  }
  if (sound.kind === 'tone') {
    const { clip, times } = partyTone(sound.tone);
    return { id: sound.actId, parts: [{ load: () => Promise.resolve(clip) }], loop: times };
  }
  const transcript = sound.transcript ? { text: sound.transcript } : {};
  const part: AudioPart = { load: (signal) => files.decode(sound.wav, signal), ...transcript };
  return { id: sound.actId, parts: [part], loop: 1, ...transcript };
}
