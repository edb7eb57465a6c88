import type { LegAudio } from '../media/leg.js';
import type { WorldClock } from '../platform/clock.js';
import { detectionConfig } from './config.js';
import { Ear } from './ear.js';
import { listen } from './listen.js';

/** The detection of a made voice has this result. */
export type DeepfakeResult = 'real' | 'fake' | 'silence_timeout' | 'error';

export interface DeepfakeDeps {
  readonly clock: WorldClock;
  readonly leg: LegAudio;
  /** It waits so long for a result, from the answer on, in ms. */
  readonly timeoutMs: number;
  /** The result in the place of the one that follows from what is heard. */
  readonly told: DeepfakeResult | undefined;
  readonly found: (result: DeepfakeResult) => void;
}

/** So much of a voice is enough to judge it, in ms. */
const ENOUGH_MS = 2000;

/** Listens for a voice: a far end that speaks is real, unless it has been told otherwise. The returned function ends it. */
export function judgeVoice({ clock, leg, timeoutMs, told, found }: DeepfakeDeps): () => void {
  const { silenceThreshold, betweenWordsMs } = detectionConfig('premium');
  const ear = new Ear({ silenceThreshold, betweenWordsMs, rate: leg.timeline.rate });
  // An error is that no result comes in time, and silence is known when the time is over.
  const isTimed = told === 'error' || told === 'silence_timeout';
  return listen({
    clock,
    leg,
    what: 'deepfake detection',
    hear: (pcm) => {
      ear.hear(pcm);
      const isEnough = !isTimed && ear.soundMs >= ENOUGH_MS;
      if (!isEnough && ear.ms < timeoutMs) return false;
      found(told ?? (ear.hasBegun ? 'real' : 'silence_timeout'));
      return true;
    },
  });
}
