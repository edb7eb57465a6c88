import { describe, expect, it } from 'vitest';
import { CODECS } from '../../../../src/media/codecs/index.js';
import { chord, dtmfTone, tone } from '../../../../src/media/tones.js';
import { Breaks, type Holes } from '../../../../src/streaming/ear/breaks.js';
import { sine } from '../../../support/signals.js';
import { spoken } from '../../../support/many-sounds.js';

const CHUNK_MS = 20;

interface Sending {
  /** When the client sends its nth chunk, in ms. */
  readonly at: (n: number) => number;
  readonly chunkMs?: number;
  readonly oursToo?: boolean;
  readonly codec?: 'PCMU' | 'L16';
}

/** What is said of a client that sends `pcm` so; what it plays out is as in `Playout`: a frame's time of lead at the start of each talkspurt. */
function said(pcm: Int16Array, { at, chunkMs = CHUNK_MS, oursToo = false, codec = 'PCMU' }: Sending): Holes[] {
  const bytes = CODECS[codec].encode(pcm);
  const perMs = bytes.length / (pcm.length / 8);
  const breaks = new Breaks((edge) => CODECS[codec].decode(edge), perMs / 8);
  const found: Holes[] = [];
  let endMs = -Infinity;
  for (let n = 0; (n + 1) * chunkMs * perMs <= bytes.length; n++) {
    const atMs = at(n);
    const startMs = endMs > atMs ? endMs : Math.ceil(atMs / 20 + 0.001) * 20 + 20;
    endMs = startMs + chunkMs;
    const chunk = bytes.subarray(n * chunkMs * perMs, (n + 1) * chunkMs * perMs);
    const holes = breaks.chunk(chunk, { atMs, startMs, endMs }, () => oursToo);
    if (holes) found.push(holes);
  }
  return found;
}

/** Some chunks come `lateMs` late, and all that follow them, too. */
const withStalls = (every: number, lateMs: number) => (n: number) => n * CHUNK_MS + Math.floor(n / every) * lateMs;

describe('audio that breaks up', () => {
  it('is told where every chunk comes a little later than the one before lasts', () => {
    const [first] = said(spoken('greeting'), { at: (n) => n * 22 });
    expect(first?.holes).toBe(3);
    expect(first?.longest_ms).toBeGreaterThanOrEqual(20);
    expect(first?.total_ms).toBeGreaterThanOrEqual(60);
  });

  it.each(['PCMU', 'L16'] as const)(
    'is told where the sender stalls now and then in the middle of words: %s',
    (codec) => {
      const found = said(spoken('phone-number'), { at: withStalls(12, 90), codec });
      expect(found[0]).toMatchObject({ holes: 3 });
      expect(found[0]?.longest_ms).toBeLessThanOrEqual(100);
    },
  );

  it('is told again at ten holes and a hundred', () => {
    const pcm = Int16Array.from(Array.from({ length: 12 }, () => Array.from(spoken('greeting'))).flat());
    expect(said(pcm, { at: (n) => n * 24 }).map(({ holes }) => holes)).toEqual([3, 10, 100]);
  });

  it('is not told where the simulator was late itself', () => {
    expect(said(spoken('greeting'), { at: (n) => n * 22, oursToo: true })).toEqual([]);
  });

  it('is not told of a client that paces well, or has a lead', () => {
    expect(said(spoken('greeting'), { at: (n) => n * CHUNK_MS })).toEqual([]);
    expect(said(spoken('greeting'), { at: (n) => n * CHUNK_MS + ((n * 7) % 15) })).toEqual([]);
    expect(said(spoken('greeting'), { at: (n) => Math.max(0, n * 22 - 400) })).toEqual([]);
  });

  it('is not told where holes are longer than a second: the client has paused', () => {
    expect(said(spoken('phone-number'), { at: withStalls(12, 1100) })).toEqual([]);
  });

  it('is not told of silence in pieces', () => {
    expect(said(new Int16Array(24_000), { at: (n) => n * 25 })).toEqual([]);
  });

  it.each([
    ['busy tones of half a second', () => chord([480, 620], 500, 8000, -13), 500],
    ['beeps that begin where they end', () => sine(1000, 800, 8000, 8000), 100],
    ['beeps with edges', () => tone(425, 200, 8000, -10), 200],
    ['beeps of one chunk', () => sine(440, 160, 8000, 8000), 20],
    ['digits', () => dtmfTone('5', 100, 8000), 100],
  ])('is not told of sounds with a pause behind each: %s', (_name, make, lengthMs) => {
    const sound = make();
    const pcm = Int16Array.from(Array.from({ length: 20 }, () => Array.from(sound)).flat());
    const chunks = lengthMs / CHUNK_MS;
    for (const pauseMs of [60, 100, 250]) {
      expect(said(pcm, { at: (n) => n * CHUNK_MS + Math.floor(n / chunks) * pauseMs })).toEqual([]);
      // All of a sound at once, too.
      expect(said(pcm, { at: (n) => n * (lengthMs + pauseMs), chunkMs: lengthMs })).toEqual([]);
    }
  });

  it('is not told of words with pauses between them that are left out', () => {
    const words = Array.from({ length: 30 }, (_, i) => spoken('greeting').slice(i * 700, i * 700 + 1600));
    const pcm = Int16Array.from(words.flatMap((word) => Array.from(word)));
    expect(said(pcm, { at: (n) => n * CHUNK_MS + Math.floor(n / 10) * 150 })).toEqual([]);
  });
});
