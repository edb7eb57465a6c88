import fc from 'fast-check';
import { mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import { SOCKET_HIGH_WATER_BYTES } from '../../src/streaming/outbox.js';
import { clear, mark, media, RTP, runningStream } from '../support/stream-world.js';
import { runs } from '../support/property-runs.js';

type Step =
  | { readonly kind: 'chunk'; readonly samples: number }
  | { readonly kind: 'mark' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'wait'; readonly ms: number };

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('chunk' as const), samples: fc.integer({ min: 1, max: 900 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('chunk' as const), samples: fc.integer({ min: 1, max: 6000 }) }),
    },
    { weight: 3, arbitrary: fc.constant({ kind: 'mark' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 90 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 90, max: 1500 }) }) },
  ),
  { maxLength: 40 },
);

/** Bytes of µ-law that are never silence, and that tell where in the whole they belong. */
const sound = (from: number, samples: number): Uint8Array =>
  Uint8Array.from({ length: samples }, (_, i) => (from + i) % 0x7f);

/** What should be heard and when marks should return: the rules once more, without queue, timers or look-ahead. */
function expected(plan: readonly Step[]): { samples: Map<number, number>; marks: [number, string][] } {
  const samples = new Map<number, number>();
  const marks: [number, string][] = [];
  let [now, cursor, sent, named] = [0, 0, 0, 0];
  for (const step of plan) {
    if (step.kind === 'wait') now += step.ms;
    if (step.kind === 'chunk') {
      if (cursor <= now * 8) cursor = (Math.ceil(now / 20) + 1) * 160;
      for (const code of sound(sent, step.samples)) samples.set(cursor++, mulaw.decodeSample(code));
      sent += step.samples;
    }
    if (step.kind === 'mark') marks.push([Math.max(now, cursor / 8), `m${named++}`]);
    if (step.kind === 'clear') {
      const cut = Math.ceil(now / 20) * 160;
      for (const sample of samples.keys()) if (sample >= cut) samples.delete(sample);
      for (const entry of marks) entry[0] = Math.min(entry[0], now);
      cursor = 0;
    }
  }
  return { samples, marks };
}

describe('any sequence of chunks, marks, clears and pauses', () => {
  it('is heard sample for sample, and returns each mark once, in order, at its time', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const { socket, clock, leg } = runningStream({ body: RTP });
        let [sent, named] = [0, 0];
        for (const step of plan) {
          if (step.kind === 'wait') clock.advance(step.ms);
          if (step.kind === 'clear') socket.receive(clear);
          if (step.kind === 'mark') socket.receive(mark(`m${named++}`));
          if (step.kind === 'chunk') {
            socket.receive(media(sound(sent, step.samples)));
            sent += step.samples;
          }
        }
        clock.advance(40_000);
        const { samples, marks } = expected(plan);
        expect(socket.frames('mark').map(({ atMs, json }) => [atMs, json.mark?.name])).toEqual(marks);
        const heard = leg.outbound.renderWire(0, leg.outbound.endSample + 160);
        const wanted = Int16Array.from(heard, (_, i) => samples.get(i) ?? 0);
        expect(Buffer.compare(Buffer.from(heard.buffer), Buffer.from(wanted.buffer))).toBe(0);
        expect([...samples.keys()].every((sample) => sample < heard.length)).toBe(true);
      }),
      runs(30),
    );
  });

  it('returns each mark once and in order at every rate', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(16_000, 22_050, 24_000, 48_000), (plan, rate) => {
        const { socket, clock } = runningStream({
          body: { ...RTP, stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: rate },
        });
        let named = 0;
        for (const step of plan) {
          if (step.kind === 'wait') clock.advance(step.ms);
          if (step.kind === 'clear') socket.receive(clear);
          if (step.kind === 'mark') socket.receive(mark(`m${named++}`));
          if (step.kind === 'chunk') socket.receive(media(new Uint8Array(step.samples).fill(3)));
        }
        clock.advance(40_000);
        const marks = socket.frames('mark');
        expect(marks.map(({ json }) => json.mark?.name)).toEqual(Array.from({ length: named }, (_, i) => `m${i}`));
        expect(marks.every(({ atMs }, i) => i === 0 || atMs >= (marks[i - 1]?.atMs ?? 0))).toBe(true);
      }),
      runs(10),
    );
  });
});

describe('any reader, however slow', () => {
  it('sees numbers that only grow, and what it misses is what was counted as dropped', () => {
    const moods = fc.array(fc.record({ slow: fc.boolean(), ms: fc.integer({ min: 1, max: 15_000 }) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(moods, fc.constantFrom('inbound_track', 'both_tracks'), (plan, stream_track) => {
        const { socket, clock, stats, session, leg } = runningStream({ body: { stream_track } });
        for (const { slow, ms } of plan) {
          socket.bufferedAmount = slow ? SOCKET_HIGH_WATER_BYTES + 1 : 0;
          leg.press('1', () => undefined);
          socket.receive(mark('m'));
          clock.advance(ms);
        }
        session.stop();
        const numbered = socket.sent.flatMap(({ json }) => json.sequence_number ?? []).map(Number);
        expect(numbered.every((number, i) => i === 0 || number > (numbered[i - 1] ?? 0))).toBe(true);
        expect((numbered.at(-1) ?? 0) - numbered.length).toBe(stats.frames_dropped);
        const frames = socket.frames('media');
        expect(frames).toHaveLength(stats.frames_sent);
        const numbers = frames.map(({ json }) => [Number(json.media?.timestamp), Number(json.media?.chunk)]);
        expect(numbers.filter(([timestamp = NaN, chunk = NaN]) => timestamp !== (chunk - 1) * 160)).toEqual([]);
        expect(socket.frames('mark')).toHaveLength(plan.length);
        expect(socket.sent.at(-1)?.json.event).toBe('stop');
      }),
      runs(15),
    );
  });
});
