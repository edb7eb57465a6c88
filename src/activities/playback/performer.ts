import type { Clip } from '../../media/clip.js';
import type { AudioPart, QueueItem } from '../../media/queue.js';
import type { MediaDeps, Performer } from '../../shell/performer.js';
import { playItem } from '../../shell/play-item.js';
import type { PlaybackSource } from './kind.js';

/** `playback_start`: the file is fetched and decoded once, then played as often as asked. */
export const playbackPerformer: Performer<'playback'> = (playback, call, media, deps) => {
  const transcript = wordsIn(playback.source, deps);
  let clip: Promise<Clip> | undefined;
  const file = (signal: AbortSignal): Promise<Clip> => deps.files.load(playback.source, signal, media.downloaded);
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
  return playItem(item, playback.overlay ? 'overlay' : 'main', media, deps, call);
};

function wordsIn(source: PlaybackSource, { transcripts }: MediaDeps): string | undefined {
  if (source.kind === 'content') return undefined;
  const name = source.kind === 'url' ? source.url : source.name;
  return Object.hasOwn(transcripts, name) ? transcripts[name] : undefined;
}
