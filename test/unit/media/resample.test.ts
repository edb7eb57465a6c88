import { describe, expect, it } from 'vitest';
import { resample, resampleGently, Resampler } from '../../../src/media/resample.js';
import { toneDbfs } from '../../support/goertzel.js';
import { fitSine, rms, sine } from '../../support/signals.js';

const streamRates = [8000, 16_000, 22_050, 24_000, 44_100, 48_000];
const pairs = streamRates.flatMap((from) => streamRates.filter((to) => to !== from).map((to) => ({ from, to })));
/** A WAV may come at any rate. */
const oddPairs = [
  { from: 11_025, to: 8000 },
  { from: 32_000, to: 8000 },
  { from: 96_000, to: 8000 },
  { from: 8001, to: 8000 },
  { from: 47_999, to: 8000 },
  { from: 8000, to: 11_025 },
];

/** Without the ends, where the filter sees the silence around the buffer. */
const middle = (pcm: Int16Array): Int16Array => pcm.subarray(pcm.length >> 3, (pcm.length * 7) >> 3);

describe.each([...pairs, ...oddPairs])('resampling from $from to $to Hz', ({ from, to }) => {
  it.each([300, 1000, 3300])('keeps a sine of %i Hz 70 dB above the noise and at its level', (hz) => {
    const { peak, snrDb } = fitSine(middle(resample(sine(hz, from / 4, from), from, to)), hz, to);
    expect(snrDb).toBeGreaterThan(70);
    expect(20 * Math.log10(peak / 20_000)).toBeCloseTo(0, 1);
  });

  it('leaves a constant exactly what it is', () => {
    expect(new Set(middle(resample(new Int16Array(from / 10).fill(-12_345), from, to)))).toEqual(new Set([-12_345]));
  });

  it('takes its delay out of a whole buffer', () => {
    const pcm = new Int16Array(from / 10);
    const at = Math.round(from / 20);
    pcm[at] = 30_000;
    const out = resample(pcm, from, to);
    const weights = Array.from(out, (value) => value ** 2);
    const centre =
      weights.reduce((sum, weight, i) => sum + weight * i, 0) / weights.reduce((sum, weight) => sum + weight, 0);
    expect(out).toHaveLength(Math.round((pcm.length * to) / from));
    expect((centre * 1000) / to).toBeCloseTo((at * 1000) / from, 1);
  });
});

describe.each(pairs)('a stream from $from to $to Hz', ({ from, to }) => {
  it('gives exactly 20 ms for each 20 ms', () => {
    const resampler = new Resampler(from, to);
    const lengths = Array.from({ length: 50 }, () => resampler.push(new Int16Array(from / 50).fill(1)).length);
    expect(new Set(lengths)).toEqual(new Set([to / 50]));
  });

  it('lags by the delay it states, which is under 4 ms', () => {
    const resampler = new Resampler(from, to);
    const pulse = new Int16Array(from / 10);
    const width = from / 2000;
    pulse.fill(20_000, from / 20, from / 20 + width);
    const out = resampler.push(pulse);
    const total = out.reduce((sum, value) => sum + value, 0);
    const centreMs = (out.reduce((sum, value, i) => sum + value * i, 0) / total / to) * 1000;
    expect(resampler.delayMs).toBeLessThan(4);
    expect(centreMs).toBeCloseTo(50 + (((width - 1) / 2) * 1000) / from + resampler.delayMs, 1);
  });

  it('is idle until sound comes, while it rings on, and again after', () => {
    const resampler = new Resampler(from, to);
    const silence = new Int16Array(from / 50);
    expect(resampler.idle).toBe(true);
    resampler.push(sine(440, from / 50, from));
    expect(resampler.idle).toBe(false);
    const tail = resampler.push(silence);
    expect(tail.some((value) => value !== 0)).toBe(true);
    expect(resampler.idle).toBe(true);
    expect(resampler.push(silence)).toEqual(new Int16Array(to / 50));
  });

  it('rings to the end, also when silence comes a sample at a time', () => {
    const pcm = new Int16Array(800);
    pcm.fill(32_767, 0, 100);
    const resampler = new Resampler(from, to);
    const pieces = Array.from(pcm, (value) => [...resampler.push(Int16Array.of(value))]).flat();
    expect(pieces).toEqual([...new Resampler(from, to).push(pcm)]);
  });

  it('forgets what came before at a reset', () => {
    const resampler = new Resampler(from, to);
    const first = resampler.push(sine(440, 333, from));
    resampler.reset();
    expect(resampler.idle).toBe(true);
    expect(resampler.push(sine(440, 333, from))).toEqual(first);
  });
});

describe.each(pairs.filter(({ from, to }) => to < from))('going down from $from to $to Hz', ({ from, to }) => {
  it.each([0.505, 0.6, 0.75, 0.95])('lets nothing through from %d of the new rate', (part) => {
    const hz = part * to;
    if (hz >= from / 2) return;
    expect(
      20 * Math.log10(rms(middle(resample(sine(hz, from / 4, from), from, to))) / rms(sine(hz, from / 4, from))),
    ).toBeLessThan(-60);
  });
});

describe.each(pairs.filter(({ from, to }) => to > from))('going up from $from to $to Hz', ({ from, to }) => {
  it('makes no mirror image above the old band', () => {
    const hz = 0.4 * from;
    const out = middle(resample(sine(hz, from / 4, from, 30_000), from, to));
    for (const image of [from - hz, from + hz]) {
      if (image < to / 2) expect(toneDbfs(out, image, to)).toBeLessThan(-70);
    }
  });
});

describe('a resampler', () => {
  it('saturates instead of wrapping where the filter overshoots', () => {
    const square = Int16Array.from({ length: 800 }, (_, i) => (i % 40 < 20 ? 32_767 : -32_768));
    const out = resample(square, 8000, 48_000);
    expect(Math.max(...out)).toBe(32_767);
    expect(Math.min(...out)).toBe(-32_768);
    // A wrapped overshoot would jump over the whole range from one sample to the next.
    let largestStep = 0;
    for (let i = 1; i < out.length; i++)
      largestStep = Math.max(largestStep, Math.abs((out[i] ?? 0) - (out[i - 1] ?? 0)));
    expect(largestStep).toBeLessThan(20_000);
  });

  it('passes audio on unchanged when both rates are the same', () => {
    const resampler = new Resampler(8000, 8000);
    const pcm = sine(440, 160, 8000);
    expect(resampler.push(pcm)).toEqual(pcm);
    expect(resampler.push(pcm)).not.toBe(pcm);
    expect([resampler.delayMs, resampler.idle]).toEqual([0, true]);
    expect(resample(pcm, 8000, 8000)).toEqual(pcm);
  });

  it('resamples nothing to nothing', () => {
    expect(resample(new Int16Array(0), 8000, 16_000)).toHaveLength(0);
    expect(new Resampler(8000, 22_050).push(new Int16Array(0))).toHaveLength(0);
  });

  it('refuses a rate that nobody has', () => {
    expect(() => new Resampler(0, 8000)).toThrow('fromRate: expected');
    expect(() => resample(new Int16Array(1), 8000, 1e9)).toThrow('toRate: expected');
  });
});

describe('Resampling gently', () => {
  it('gives the same samples as resampling at once, also over many slices', async () => {
    const pcm = Int16Array.from({ length: 48_000 * 3 + 7 }, (_, i) => Math.round(9000 * Math.sin(i / 17)));
    expect(await resampleGently(pcm, 48_000, 8000)).toEqual(resample(pcm, 48_000, 8000));
  });

  it('lets other work run in between', async () => {
    let turns = 0;
    const busy = resampleGently(new Int16Array(48_000 * 120).fill(1), 48_000, 8000);
    const count = (): void => {
      turns++;
      if (turns < 3) setImmediate(count);
    };
    setImmediate(count);
    await busy;
    expect(turns).toBe(3);
  });
});
