import { describe, expect, it } from 'vitest';
import { Pace, type WrongPace } from '../../../../src/streaming/ear/pace.js';

interface Sending {
  /** Of the stream, in Hz. */
  readonly rate: number;
  readonly samples: number;
  readonly intervalMs: number;
  readonly chunks?: number;
  readonly jitter?: (n: number) => number;
}

/** What is said of a client that sends chunks of one size at a pace; its lead over real time waits in the queue. */
function said({ rate, samples, intervalMs, chunks = 400, jitter = () => 0 }: Sending): WrongPace[] {
  const pace = new Pace(rate);
  const lengthMs = (samples * 1000) / rate;
  const found: WrongPace[] = [];
  for (let n = 0; n < chunks; n++) {
    const atMs = n * intervalMs + jitter(n);
    const wrong = pace.chunk(samples, atMs, Math.max(lengthMs, (n + 1) * (lengthMs - intervalMs)));
    if (wrong) found.push(wrong);
  }
  return found;
}

describe('audio that is paced for another rate', () => {
  it('is told where half as much comes as is played', () => {
    expect(said({ rate: 16_000, samples: 160, intervalMs: 20 })[0]).toEqual({
      paced_as_rate: 8000,
      interval_ms: 20,
      chunk_ms: 10,
    });
  });

  it('is told where twice as much comes as can be played, and seconds of it wait', () => {
    expect(said({ rate: 8000, samples: 320, intervalMs: 20.4 })[0]).toMatchObject({
      paced_as_rate: 16_000,
      chunk_ms: 40,
    });
    expect(said({ rate: 8000, samples: 480, intervalMs: 20 })[0]).toMatchObject({ paced_as_rate: 24_000 });
  });

  it('is told of a sender whose timers are a little late', () => {
    expect(said({ rate: 24_000, samples: 320, intervalMs: 21, jitter: (n) => (n * 7) % 5 })[0]).toMatchObject({
      paced_as_rate: 16_000,
    });
  });

  it.each([8000, 16_000, 24_000, 48_000])('is not told where the pace is that of the stream, at %d Hz', (rate) => {
    for (const ms of [20, 30, 40, 60, 100]) {
      for (const slow of [0.99, 1, 1.05, 1.2]) {
        expect(said({ rate, samples: (rate * ms) / 1000, intervalMs: ms * slow })).toEqual([]);
      }
    }
  });

  it('is not told of a client in a hurry: chunks of 20 ms sent twice or three times as fast, or a whole reply at once', () => {
    for (const rate of [8000, 16_000]) {
      for (const intervalMs of [0, 1, 5, 6.67, 10]) {
        expect(said({ rate, samples: (rate * 20) / 1000, intervalMs })).toEqual([]);
      }
    }
  });

  it('is not told before some seconds, or without a steady pace', () => {
    expect(said({ rate: 16_000, samples: 160, intervalMs: 20, chunks: 149 })).toEqual([]);
    expect(said({ rate: 16_000, samples: 160, intervalMs: 20, jitter: (n) => (n % 5) * 18 })).toEqual([]);
  });

  it('is not told where there are pauses', () => {
    expect(said({ rate: 16_000, samples: 160, intervalMs: 20, jitter: (n) => Math.floor(n / 100) * 500 })).toEqual([]);
  });
});
