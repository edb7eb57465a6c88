import type { Clip } from '../../media/clip.js';
import type { AudioPart, QueueItem } from '../../media/queue.js';
import type { CallMedia, MediaDeps, Performer } from '../../shell/performer.js';
import { playItem } from '../../shell/play-item.js';
import type { PlaybackActivity, PlaybackSource } from './kind.js';

/** `playback_start`: the file joins what is played to the leg. */
export const playbackPerformer: Performer<'playback'> = (playback, call, media, deps) =>
  playItem(playbackItem(playback, media, deps), queueOf(playback), media, deps, call);

function queueOf({ isHoldAudio, overlay }: PlaybackActivity): 'hold' | 'overlay' | 'main' {
  if (isHoldAudio) return 'hold';
  return overlay ? 'overlay' : 'main';
}

/** The file is fetched and decoded once, then played as often as asked. */
export function playbackItem(
  { id, source, loop, targetLegs }: PlaybackActivity,
  { downloaded }: Pick<CallMedia, 'downloaded'>,
  { files, transcripts }: Pick<MediaDeps, 'files' | 'transcripts'>,
): QueueItem {
  const transcript = wordsIn(source, transcripts);
  let clip: Promise<Clip> | undefined;
  const part: AudioPart = {
    load: (signal) => (clip ??= files.load(source, signal, downloaded)),
    ...(transcript === undefined ? {} : { text: transcript }),
  };
  return { id, to: targetLegs, parts: [part], loop, ...(transcript === undefined ? {} : { text: transcript }) };
}

function wordsIn(source: PlaybackSource, transcripts: MediaDeps['transcripts']): string | undefined {
  if (source.kind === 'content') return undefined;
  const name = source.kind === 'url' ? source.url : source.name;
  return Object.hasOwn(transcripts, name) ? transcripts[name] : undefined;
}
