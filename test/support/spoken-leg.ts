import { Clip } from '../../src/media/clip.js';
import type { LegCodecName } from '../../src/media/codecs/index.js';
import { LEG_RATE, LegAudio, type LegAudioOptions, type QueueName } from '../../src/media/leg.js';
import type { WorldClock } from '../../src/platform/clock.js';
import { unexpected } from './faults.js';

/** An answered leg that nobody is told about. */
export function legOf(
  clock: WorldClock,
  codec: LegCodecName = 'PCMU',
  options: Pick<Partial<LegAudioOptions>, 'limitReached'> = {},
): LegAudio {
  const ignore = (): void => undefined;
  return new LegAudio({
    clock,
    codec,
    audioStarted: ignore,
    audioEnded: ignore,
    limitReached: ignore,
    fault: unexpected,
    ...options,
  });
}

let items = 0;

/** Speaks a text of which each sentence (given one by one) lasts `msPerWord` for each of its words. */
export function speak(leg: LegAudio, queue: QueueName, sentences: readonly string[], msPerWord: number): void {
  const parts = sentences.map((text) => {
    const samples = (text.split(/\s+/).filter(Boolean).length * msPerWord * LEG_RATE) / 1000;
    const clip = Clip.framed(
      Int16Array.from({ length: samples }, (_, i) => 1000 + i),
      LEG_RATE,
    );
    return { text, load: () => Promise.resolve(clip) };
  });
  leg.play(queue, { id: `item-${items++}`, parts, text: sentences.join(' '), loop: 1 });
}
