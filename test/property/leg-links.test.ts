import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LegAudio } from '../../src/media/leg.js';
import type { Link } from '../../src/media/link.js';
import { Clip } from '../../src/media/clip.js';
import { CODECS } from '../../src/media/codecs/index.js';
import { Legs } from '../support/linked-legs.js';
import { runs } from '../support/property-runs.js';

const LEGS = 4;
const leg = fc.nat({ max: LEGS - 1 });
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('hear' as const),
      by: leg,
      of: leg,
      track: fc.constantFrom('inbound' as const, 'outbound' as const, 'outbound' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), which: leg }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly by: number;
  readonly of: number;
  readonly track: 'inbound' | 'outbound';
  readonly link: Pick<Link, 'end'>;
}

/** The far end of each leg sounds as loud as no other, or two others together. */
const LEVELS = [100, 300, 900, 2700].map((level) => {
  const [sample = 0] = CODECS.PCMU.decode(CODECS.PCMU.encode(Int16Array.of(level)));
  return sample;
});
const SOUND = LEVELS.map((level) => new Clip(new Int16Array(8000 * 10).fill(level), 8000));

/** Legs whose far ends are never silent, and the links that were asked for. */
class Talk {
  readonly legs: readonly LegAudio[];
  readonly #asked = new Set<Made>();
  readonly #closed = new Set<number>();

  constructor(legs: Legs) {
    this.legs = Array.from({ length: LEGS }, () => legs.leg());
    for (const [number, each] of this.legs.entries()) {
      const sound = SOUND[number];
      if (sound) each.inbound.place(sound, 0);
    }
  }

  do(doing: Action): void {
    if (doing.kind === 'hear') {
      const [by, of] = [this.legs[doing.by], this.legs[doing.of]];
      if (!by || !of || by === of) return;
      const link = by.hear(of, { track: doing.track });
      if (!this.#closed.has(doing.by) && !this.#closed.has(doing.of)) this.#asked.add({ ...doing, link });
      return;
    }
    if (doing.kind === 'end') {
      const made = [...this.#asked][doing.which % Math.max(1, this.#asked.size)];
      made?.link.end();
      if (made) this.#asked.delete(made);
      return;
    }
    this.legs[doing.which]?.close();
    this.#closed.add(doing.which);
    for (const made of this.#asked) if (made.by === doing.which || made.of === doing.which) this.#asked.delete(made);
  }

  /** The sum of those whom a leg hears, once for each way on which nobody stands twice. */
  expected(by: number, way: readonly number[] = [by]): number {
    return [...this.#asked].reduce((sum, made) => {
      if (made.by !== by || way.includes(made.of)) return sum;
      return sum + (made.track === 'inbound' ? (LEVELS[made.of] ?? 0) : this.expected(made.of, [...way, made.of]));
    }, 0);
  }
}

describe('legs that hear all of each other', () => {
  it('hear everybody who can be heard, on each way once and never themselves, in whatever order links are made and end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 14, size: 'max' }), async (doings) => {
        const legs = new Legs();
        const talk = new Talk(legs);
        for (const doing of doings) {
          talk.do(doing);
          const heard = talk.legs.map(({ outbound, timeline }) => outbound.samples(timeline.nextFrameSample(), 1)[0]);
          expect(heard).toEqual(talk.legs.map((_, number) => Math.min(32_767, talk.expected(number))));
          await legs.clock.advanceAsync(20);
        }
      }),
      runs(300),
    );
  });
});
