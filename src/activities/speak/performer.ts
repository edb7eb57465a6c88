import type { Addressed } from '../../calls/address.js';
import type { AudioPart, QueueItem } from '../../media/queue.js';
import { resolveVoice } from '../../media/speech/voices.js';
import type { MediaDeps, Performer } from '../../shell/performer.js';
import { playItem } from '../../shell/play-item.js';
import { noteUnknownVoice } from '../../shell/unknown-voice.js';
import type { SpeakActivity } from './kind.js';

/** `speak`: the text joins what is played to the leg. */
export const speakPerformer: Performer<'speak'> = (speak, call, media, deps) =>
  playItem(speakItem(speak, call, deps), 'main', media, deps, call);

/** The text is spoken sentence by sentence, so that the first is heard while the next is being made. */
export function speakItem(
  { id, text, ssml, voice, language, loop, targetLegs }: SpeakActivity,
  speaker: Addressed & { readonly id: string },
  deps: Pick<MediaDeps, 'speech' | 'record'>,
): QueueItem {
  noteUnknownVoice(voice, { id }, speaker, deps);
  if (resolveVoice(voice, language).foreign)
    deps.record('speak.foreign_language', { id, language: language ?? null, voice }, speaker.address);
  const parts = deps.speech.parts({ text, voice, ssml }).map((part): AudioPart => ({
    ...(part.kind === 'text' ? { text: part.text } : {}),
    load: (signal) => deps.speech.clip(part, { call: speaker.id, signal }),
  }));
  return { id, to: targetLegs, parts, loop, ...(ssml ? {} : { text }) };
}
