import { Clip } from '../../src/media/clip.js';
import type { LegCodecName } from '../../src/media/codecs/index.js';
import { LegAudio } from '../../src/media/leg.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { unexpected } from './faults.js';
import { sine } from './signals.js';

/** Legs that are answered at instants of their own, none on the grid. */
export class Legs {
  readonly clock = new VirtualClock();
  readonly limits: string[] = [];

  constructor() {
    this.clock.advance(1003);
  }

  leg(codec: LegCodecName = 'PCMU'): LegAudio {
    this.clock.advance(307);
    return new LegAudio({
      clock: this.clock,
      codec,
      audioStarted: () => undefined,
      audioEnded: () => undefined,
      limitReached: (track, limit) => void this.limits.push(`${limit} ${track}`),
      fault: unexpected,
    });
  }
}

export const speech = Clip.framed(sine(440, 8000, 8000), 8000);

export function say(
  leg: LegAudio,
  queue: 'mouth' | 'main' = 'mouth',
  text = 'one two three four',
  clip = speech,
): void {
  leg.play(queue, { id: text, loop: 1, text, parts: [{ text, load: () => Promise.resolve(clip) }] });
}

/** What is heard on a track between two instants of the world, in ms. */
export function heard(leg: LegAudio, track: 'inbound' | 'outbound', fromMs: number, toMs: number): Int16Array {
  const at = (ms: number): number => (ms - leg.timeline.startMs) * 8;
  return leg.track(track).renderWire(at(fromMs), at(toMs));
}

/** The stretches of sound on the outbound track, in ms of the world. */
export function soundOf(leg: LegAudio): string[] {
  const stretches: string[] = [];
  let from: number | undefined;
  const time = (index: number): number => leg.timeline.startMs + index * 20;
  for (let index = 0; index <= leg.timeline.framesPlayed() + 1; index++) {
    const { silent } = leg.outbound.frame(index);
    if (!silent) from ??= time(index);
    else if (from !== undefined) {
      stretches.push(`${from}-${time(index)}`);
      from = undefined;
    }
  }
  return stretches;
}
