import type { AudioPart, QueueItem } from '../../media/queue.js';
import { resolveVoice } from '../../media/speech/voices.js';
import type { Performer } from '../../shell/performer.js';
import { playItem } from '../../shell/play-item.js';
import { noteUnknownVoice } from '../../shell/unknown-voice.js';

/** `speak`: the text is spoken sentence by sentence, so that the first is heard while the next is being made. */
export const speakPerformer: Performer<'speak'> = (speak, call, media, deps) => {
  noteUnknownVoice(speak.voice, { id: speak.id }, call, deps);
  if (resolveVoice(speak.voice, speak.language).foreign) {
    deps.record(
      'speak.foreign_language',
      { id: speak.id, language: speak.language ?? null, voice: speak.voice },
      call.address,
    );
  }
  const parts = deps.speech
    .parts({ text: speak.text, voice: speak.voice, ssml: speak.ssml })
    .map((part): AudioPart => ({
      ...(part.kind === 'text' ? { text: part.text } : {}),
      load: (signal) => deps.speech.clip(part, { call: call.id, signal }),
    }));
  const item: QueueItem = {
    id: speak.id,
    to: speak.targetLegs,
    parts,
    loop: speak.loop,
    ...(speak.ssml ? {} : { text: speak.text }),
  };
  return playItem(item, 'main', media, deps, call);
};
