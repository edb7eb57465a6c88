import { cut } from '../platform/cut.js';
import { LIMITS, limitReached } from '../limits.js';
import type { Call } from '../calls/call.js';
import type { AudioEnd } from '../calls/input.js';
import type { Clip } from '../media/clip.js';
import type { AudioOutcome, AudioPart, QueueItem } from '../media/queue.js';
import { resolveVoice } from '../media/speech/voices.js';
import { FetchError } from '../platform/fetch-error.js';
import type { CallMedia, MediaDeps, Performer, Running } from './performer.js';

/** `speak`: the text is spoken sentence by sentence, so that the first is heard while the next is being made. */
export const speakPerformer: Performer<'speak'> = (speak, call, media, deps) => {
  noteUnknownVoice(speak.voice, { id: speak.id }, call, deps);
  if (resolveVoice(speak.voice, speak.language).foreign) {
    deps.record(
      'speak.foreign_language',
      { id: speak.id, language: speak.language ?? null, voice: speak.voice },
      call.id,
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
  return play(item, 'main', media, deps, call);
};

/** `playback_start`: the file is fetched and decoded once, then played as often as asked. */
export const playbackPerformer: Performer<'playback'> = (playback, call, media, deps) => {
  const transcript = playback.mediaUrl === undefined ? undefined : deps.transcripts[playback.mediaUrl];
  let clip: Promise<Clip> | undefined;
  const file = (signal: AbortSignal): Promise<Clip> => {
    const { source } = playback;
    return source.kind === 'url' ? deps.files.download(source.url, signal) : deps.files.decode(source.base64, signal);
  };
  const part: AudioPart = {
    load: (signal) => (clip ??= file(signal)),
    ...(transcript === undefined ? {} : { text: transcript }),
  };
  const item: QueueItem = {
    id: playback.id,
    to: playback.targetLegs,
    parts: [part],
    loop: playback.loop,
    ...(transcript === undefined ? {} : { text: transcript }),
  };
  return play(item, playback.overlay ? 'overlay' : 'main', media, deps, call);
};

function play(
  item: QueueItem,
  queue: 'main' | 'overlay',
  media: CallMedia,
  deps: MediaDeps,
  call: Call,
): Running | undefined {
  if (media.leg?.play(queue, item)) return { stop: () => undefined };
  deps.record('limit.reached', limitReached('queue.items', { queue, id: item.id }), call.id);
  deps.report(call.address, {
    kind: 'audioEnded',
    id: item.id,
    outcome: { status: 'failed', detail: 'The queue is full.' },
  });
  return undefined;
}

/** A name that says nothing to us is spoken all the same, and the journal tells by whom; the log warns of it. */
export function noteUnknownVoice(
  name: string | undefined,
  where: Readonly<Record<string, string>>,
  call: Call,
  { record }: Pick<MediaDeps, 'record'>,
): void {
  const { voice, unknown } = resolveVoice(name);
  if (unknown)
    record(
      'voice.unknown',
      { ...where, voice: name === undefined ? undefined : cut(name, LIMITS['request.shown_chars']), spoken_by: voice },
      call.id,
    );
}

/** Telnyx's word for the end of a queued item. */
export function audioEnd(outcome: AudioOutcome): AudioEnd {
  switch (outcome.kind) {
    case 'completed':
      return { status: 'completed' };
    case 'stopped':
      return { status: 'cancelled' };
    case 'failed':
      return {
        status: outcome.error instanceof FetchError && outcome.error.notFound ? 'file_not_found' : 'failed',
        detail: outcome.error.message,
      };
  }
}
