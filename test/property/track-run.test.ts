import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../src/media/clip.js';
import { CODECS } from '../../src/media/codecs/index.js';
import { LegAudio } from '../../src/media/leg.js';
import { Track, type Segment } from '../../src/media/track.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { TrackSender } from '../../src/streaming/track-sender.js';
import { unexpected } from '../support/faults.js';
import { wrongInRuns } from '../support/runs.js';

const { PCMU, PCMA } = CODECS;
const FRAME = 160;
const FRAMES = 130;
/** No two frames alike. */
const clip = new Clip(
  Int16Array.from({ length: 70 * FRAME }, (_, i) => ((i * 7919) % 60_000) - 30_000),
  8000,
);

const start = fc.oneof(
  fc.nat({ max: 90 }).map((frame) => frame * FRAME),
  fc.nat({ max: 90 * FRAME }),
);
const length = fc.integer({ min: 1, max: 70 * FRAME });
const change = fc.oneof(
  fc.record({ kind: fc.constant('place' as const), start, offset: fc.constantFrom(0, FRAME, 77), length }),
  fc.record({ kind: fc.constant('append' as const), start, length: fc.integer({ min: 1, max: 3 * FRAME }) }),
  fc.record({ kind: fc.constant('cut' as const), start }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(track: Track, doing: Change): Segment | undefined {
  if (doing.kind === 'place') return track.place(clip, doing.start, doing);
  if (doing.kind === 'append') track.append(new Int16Array(doing.length).fill(1000), doing.start);
  else track.cutAfter(doing.start);
  return undefined;
}

describe('a run of frames', () => {
  it('is what the frames are one by one, for any audio on the track', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const track = new Track({ rate: 8000, legCodec: 'PCMU' });
        for (const doing of changes) apply(track, doing);
        expect(wrongInRuns(track, -3, FRAMES)).toEqual([]);
      }),
    );
  });

  it('covers the silence of an empty track and the middle of a clip', () => {
    const track = new Track({ rate: 8000, legCodec: 'PCMU' });
    expect(track.run(10)).toEqual({ endFrame: 50, clip: undefined, shift: 0, codec: PCMU });
    track.place(clip, 20 * FRAME);
    expect(track.run(10)).toEqual({ endFrame: 20, clip: undefined, shift: 0, codec: PCMU });
    expect(track.run(60)).toEqual({ endFrame: 90, clip, shift: 20, codec: PCMU });
  });
});

describe('a stream', () => {
  it('sends what is on the track when each frame is due, whatever changes between two frames', () => {
    const plan = fc.array(fc.tuple(fc.nat({ max: FRAMES }), change), { maxLength: 6 });
    fc.assert(
      fc.property(plan, fc.constantFrom(PCMU, PCMA), (changes, codec) => {
        const nothing = (): void => undefined;
        const told = { audioStarted: nothing, audioEnded: nothing, limitReached: nothing, fault: unexpected };
        const leg = new LegAudio({ clock: new VirtualClock(), codec: 'PCMU', ...told });
        const format = { codec, rate: 8000 };
        const sender = new TrackSender({ leg, track: 'outbound', streamId: 's', format, comfortNoise: false });
        for (let index = 0; index < FRAMES; index++) {
          for (const [when, doing] of changes) if (when === index) apply(leg.outbound, doing);
          const { media } = JSON.parse(sender.frame(index + 1, index + 1)) as { media: { payload: string } };
          expect(media.payload).toBe(leg.outbound.frame(index).base64(codec));
        }
      }),
    );
  });
});
