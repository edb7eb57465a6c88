import type { LegAudio } from '../media/leg.js';
import type { Timer, WorldClock } from '../platform/clock.js';

/** Listeners look so often at what has been heard, in ms. */
export const LOOK_EVERY_MS = 100;

export interface ListenOptions {
  readonly clock: WorldClock;
  readonly leg: LegAudio;
  /** It is known so to whoever asks what time waits for. */
  readonly what: string;
  /** The next 20 ms of the far end, undefined for silence; `endSample` lies behind the last one. True: it has heard enough. */
  readonly hear: (pcm: Int16Array | undefined, endSample: number) => boolean;
}

/** Hears the far end of a leg from the answer on. The returned function ends it. */
export function listen({ clock, leg, what, hear }: ListenOptions): () => void {
  const { frameSamples } = leg.timeline;
  let next = 0;
  let isOver = false;
  let timer: Timer;
  const look = (): void => {
    // Whoever is told of what was heard may end the call, or this.
    for (const end = leg.timeline.framesPlayed(); next < end && !isOver; next++) {
      const frame = leg.inbound.frame(next);
      if (hear(frame.silent ? undefined : frame.pcm(), (next + 1) * frameSamples)) isOver = true;
    }
    if (!isOver) later();
  };
  const later = (): void => {
    timer = clock.schedule(LOOK_EVERY_MS, look, { what });
  };
  later();
  return () => {
    isOver = true;
    timer.cancel();
  };
}
