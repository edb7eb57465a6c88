import type { CallReadingsView } from '../../control/types.js';
import { amplitudeAt, dbfsOf, powerOf } from '../../media/loudness.js';
import { readWav } from '../../media/wav.js';
import { readFixture } from '../../platform/fixtures.js';
import { bestMatch } from '../../readings/correlation.js';
import { createSimulator } from '../../simulator.js';
import { CALLER_PLAYS, referenceCall, type Reference, type ReferenceCall } from './reference-call.js';
import { runsOf } from './sound.js';

/** The far end's clips begin and end with a sample that is at least so loud. */
const CALLER_LEAST = amplitudeAt(-51);

/** Measurements less the truth. */
export interface Offset {
  readonly codec: string;
  readonly reading: 'greeting' | 'reply' | 'yield' | 'hole' | 'leak' | 'level';
  readonly unit: 'ms' | 'dBFS';
  readonly measured: number;
  readonly true: number;
}

export const REFERENCES: readonly Reference[] = (['PCMU', 'PCMA', 'L16'] as const).flatMap((codec) =>
  [-16, -22].flatMap((dbfs) =>
    [1, 20].flatMap((softMs) =>
      [
        { late: 0, hole: 15, leakMs: 300 },
        { late: 13, hole: 9, leakMs: 120 },
      ].map((timing) => ({ codec, dbfs, softMs, ...timing })),
    ),
  ),
);

/** Calls with reference apps in `fast` time, one after the other, and what was measured of each. Rejects where a call did not go as it should. */
export async function calibrate(references: readonly Reference[] = REFERENCES): Promise<Offset[]> {
  const simulator = await createSimulator({ time: 'fast', config: { logLevel: 'silent' } });
  try {
    const clips = await Promise.all(CALLER_PLAYS.map(async (name) => readWav((await readFixture(name)).wav).pcm));
    const offsets: Offset[] = [];
    for (const reference of references)
      offsets.push(...offsetsOf(reference, await referenceCall(simulator, reference), clips));
    return offsets;
  } finally {
    await simulator.stop();
  }
}

/**
 * The truth is in the sound itself: outside of what the reference app sent there is nothing but zeros. The far end's clips are known by their
 * samples; they are looked for in what it said, where a codec has changed them a little.
 */
function offsetsOf(
  { codec }: Reference,
  { answerMs, heard, spoken, readings }: ReferenceCall,
  clips: readonly Int16Array[],
): Offset[] {
  // A-law has no zero: its silence is 8.
  const [greeting, answer, rest, leaked] = runsOf(heard, 9);
  const [first, second] = clips.map((clip) => placeOf(clip, spoken));
  if (!greeting || !answer || !rest || !leaked || !first || !second)
    throw new Error('The reference call was not heard as it was made.');
  const ms = (samples: number): number => samples / 8;
  const truth = {
    greeting: ms(greeting.from) - answerMs,
    reply: ms(answer.from - first.to),
    hole: ms(rest.from - answer.to),
    yield: ms(rest.to - second.from),
    leak: ms(leaked.to - leaked.from),
  };
  const level = dbfsOf(powerOf(heard, greeting.from, greeting.to));
  return [
    ...Object.entries(truth).map(([reading, value]) => ({
      codec,
      reading: reading as keyof typeof truth,
      unit: 'ms' as const,
      measured: valueOf(readings, reading),
      true: value,
    })),
    { codec, reading: 'level', unit: 'dBFS', measured: sampleOf(readings, 'level') ?? NaN, true: level },
  ];
}

/** The first and last audible sample of a clip, where it lies in a longer sound. */
function placeOf(clip: Int16Array, sound: Int16Array): { readonly from: number; readonly to: number } {
  const { at } = bestMatch(Float64Array.from(clip), Float64Array.from(sound));
  const isAudible = (sample: number): boolean => Math.abs(sample) >= CALLER_LEAST;
  return { from: at + clip.findIndex(isAudible), to: at + clip.findLastIndex(isAudible) + 1 };
}

const valueOf = ({ readings }: CallReadingsView, name: string): number =>
  readings.find((one) => one.name === name)?.value ?? NaN;

const sampleOf = ({ readings }: CallReadingsView, name: string): number | undefined =>
  readings.find((one) => one.name === name)?.samples[0]?.value;
