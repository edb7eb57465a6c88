import type { Clip } from '../../media/clip.js';
import type { AudioPart, QueueItem } from '../../media/queue.js';
import type { Performer } from '../../shell/performer.js';
import { playItem } from '../../shell/play-item.js';

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
  return playItem(item, playback.overlay ? 'overlay' : 'main', media, deps, call);
};
