import { LIMITS } from '../../../src/limits.js';
import { mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { l16, l16be } from '../../../src/media/codecs/l16.js';

import type { FakeSocket } from '../../support/fake-socket.js';
import { fitSine, rms, sine } from '../../support/signals.js';
import { clear, mark, media, RTP, runningStream, type StreamWish } from '../../support/stream-world.js';

/** A stream in rtp mode. Without a rate its audio is PCMU. */
const rtpStream = (body: StreamWish['body'] = {}, switches: StreamWish['switches'] = {}) =>
  runningStream({ body: { ...RTP, ...body }, switches });

/** PCMU of a constant level, told apart by its code. */
const pcmu = (durationMs: number, code = 0x10): Uint8Array => new Uint8Array(durationMs * 8).fill(code);
const level = (code: number): number => mulaw.decodeSample(code);

/** Where sound begins and ends on the party's side, in ms, and its level: one entry per stretch of one level. */
function heard(world: ReturnType<typeof runningStream>, toMs = 5000): [number, number, number][] {
  const pcm = world.leg.outbound.renderWire(0, toMs * 8);
  const stretches: [number, number, number][] = [];
  for (let i = 0; i < pcm.length; i++) {
    const value = pcm[i] ?? 0;
    const last = stretches.at(-1);
    if (last?.[2] === value && last[1] === i / 8) last[1] = (i + 1) / 8;
    else if (value !== 0) stretches.push([i / 8, (i + 1) / 8, value]);
  }
  return stretches;
}

const marks = (socket: FakeSocket): [number, string | undefined][] =>
  socket.frames('mark').map(({ atMs, json }) => [atMs, json.mark?.name]);

const errors = (socket: FakeSocket): (number | undefined)[] =>
  socket.frames('error').map(({ json }) => json.payload?.code);

describe('audio from the app', () => {
  it('starts one frame after the next frame boundary', () => {
    const world = rtpStream();
    world.clock.advance(105);
    world.socket.receive(media(pcmu(20)));
    expect(heard(world)).toEqual([[140, 160, level(0x10)]]);
  });

  it('plays a burst at its own pace, one chunk behind the other', () => {
    const world = rtpStream();
    for (let i = 0; i < 50; i++) world.socket.receive(media(pcmu(20, 0x10 + (i % 2))));
    expect(world.stats.queued_ms).toBe(1000);
    // The totals are brought up to date every ten frames.
    world.clock.advance(601);
    expect(world.stats.queued_ms).toBe(419);
    world.clock.advance(2000);
    expect(world.stats.queued_ms).toBe(0);
    expect(heard(world)).toEqual(
      Array.from({ length: 50 }, (_, i) => [20 + i * 20, 40 + i * 20, level(0x10 + (i % 2))]),
    );
  });

  it('may come in chunks of any length, which are joined without a seam', () => {
    const world = rtpStream();
    const sizes = [1, 7, 160, 33, 320, 80, 199];
    for (const size of sizes) world.socket.receive(media(new Uint8Array(size).fill(0x10)));
    world.clock.advance(1000);
    expect(heard(world)).toEqual([[20, 120, level(0x10)]]);
  });

  it('is heard to its last sample, also where it is no whole frame', () => {
    const world = rtpStream();
    world.socket.receive(media(new Uint8Array(250).fill(0x10)));
    world.clock.advance(1000);
    expect(heard(world)).toEqual([[20, 20 + 250 / 8, level(0x10)]]);
  });

  it('has no gap when the app paces its frames, a little late or early', () => {
    const world = rtpStream();
    for (let i = 0; i < 20; i++) {
      world.socket.receive(media(pcmu(20)));
      world.clock.advance(i % 2 === 0 ? 27 : 13);
    }
    world.clock.advance(1000);
    expect(heard(world)).toEqual([[20, 420, level(0x10)]]);
  });

  it('is followed by silence when it runs out, and starts anew at a frame boundary', () => {
    const world = rtpStream();
    world.socket.receive(media(pcmu(20)));
    world.clock.advance(50);
    world.socket.receive(media(pcmu(20, 0x11)));
    world.clock.advance(1000);
    expect(heard(world)).toEqual([
      [20, 40, level(0x10)],
      [80, 100, level(0x11)],
    ]);
  });

  it('limit stream.chunk_ms: plays long chunks whole, laid down piece by piece', () => {
    const world = rtpStream();
    world.socket.receive(media(pcmu(LIMITS['stream.chunk_ms'])));
    expect(world.leg.outbound.endSample).toBeLessThan(2 * 8000);
    world.clock.advance(LIMITS['stream.chunk_ms'] + 100);
    expect(heard(world, LIMITS['stream.chunk_ms'] + 100)).toEqual([[20, 20 + LIMITS['stream.chunk_ms'], level(0x10)]]);
    expect(world.clock.pending).toBeLessThanOrEqual(1);
  });

  it('of more than 30 s in one frame is error 100003 and is not played', () => {
    const world = rtpStream();
    world.socket.receive(media(new Uint8Array(LIMITS['stream.chunk_ms'] * 8 + 1).fill(0x10)));
    expect(errors(world.socket)).toEqual([100003]);
    expect(world.leg.outbound.endSample).toBe(0);
    expect(world.journal.at(-1)).toMatchObject({ type: 'stream.error', code: 100003 });
  });

  it('limit stream.queued_ms: beyond ten minutes in the queue is error 100003; what is queued stays', () => {
    const world = rtpStream();
    const chunk = media(pcmu(LIMITS['stream.chunk_ms']));
    for (let i = 0; i < LIMITS['stream.queued_ms'] / LIMITS['stream.chunk_ms']; i++) world.socket.receive(chunk);
    expect(errors(world.socket)).toEqual([]);
    expect(world.stats.queued_ms).toBe(LIMITS['stream.queued_ms']);
    world.socket.receive(media(new Uint8Array(1)));
    expect(errors(world.socket)).toEqual([100003]);
    expect(world.journal).toContainEqual(expect.objectContaining({ type: 'limit.reached', what: 'stream.queued_ms' }));
    expect(world.stats.queued_ms).toBe(LIMITS['stream.queued_ms']);
    // As soon as there is room again, it is taken.
    world.clock.advance(50);
    world.socket.receive(media(pcmu(20)));
    expect(errors(world.socket)).toEqual([100003]);
  });

  it('reaches the party, or nobody where the target legs are explicitly the opposite of a leg without a peer', () => {
    for (const stream_bidirectional_target_legs of ['self', 'both', undefined, 'opposite']) {
      const world = rtpStream({ stream_bidirectional_target_legs });
      world.socket.receive(media(pcmu(100)));
      world.socket.receive(mark('end'));
      world.clock.advance(200);
      expect(heard(world)).toHaveLength(stream_bidirectional_target_legs === 'opposite' ? 0 : 1);
      // The queue works all the same.
      expect(marks(world.socket)).toEqual([[120, 'end']]);
    }
  });

  it('is heard together with speak and playback', () => {
    const world = rtpStream();
    world.leg.outbound.place(Clip.framed(new Int16Array(1600).fill(1000), 8000), 0);
    world.socket.receive(media(pcmu(20, 0x40)));
    const both = mulaw.decodeSample(mulaw.encodeSample(1000 + level(0x40)) & 0xff);
    expect(heard(world).map(([from, to]) => [from, to])).toEqual([
      [0, 20],
      [20, 40],
      [40, 200],
    ]);
    expect(heard(world)[1]?.[2]).toBe(both);
  });
});

describe('codecs from the app', () => {
  it.each([8000, 16_000, 22_050, 24_000, 48_000])('L16 at %i Hz is brought to the rate of the call', (rate) => {
    const world = rtpStream({ stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: rate });
    const bytes = l16.encode(sine(440, rate, rate));
    // An odd cut: a sample may begin in one frame and end in the next.
    const step = 1001;
    for (let at = 0; at < bytes.length; at += step) world.socket.receive(media(bytes.slice(at, at + step)));
    world.socket.receive(mark('end'));
    world.clock.advance(2000);
    const pcm = world.leg.outbound.samples(160, 8000);
    const fit = fitSine(pcm.subarray(800, 7200), 440, 8000);
    expect(fit.snrDb).toBeGreaterThan(55);
    expect(fit.peak).toBeCloseTo(20_000, -2.5);
    expect(marks(world.socket)).toEqual([[1020, 'end']]);
    // What the filter still held came out behind the end.
    expect(rms(world.leg.outbound.samples(8160, 160)) > 0).toBe(rate !== 8000);
    expect(world.leg.outbound.endSample).toBeGreaterThanOrEqual(8160);
    expect(world.leg.outbound.endSample).toBeLessThanOrEqual(8160 + 160);
  });

  it('L16 is read big-endian with the switch l16_byte_order', () => {
    const world = rtpStream({ stream_bidirectional_codec: 'L16' }, { l16_byte_order: 'big' });
    world.socket.receive(media(l16be.encode(new Int16Array(160).fill(0x0102))));
    expect(world.leg.outbound.samples(160, 2)).toEqual(Int16Array.of(0x0102, 0x0102));
  });

  it('PCMA is decoded as such on a PCMU call', () => {
    const world = rtpStream({ stream_bidirectional_codec: 'PCMA' });
    world.socket.receive(media(new Uint8Array(160).fill(0xd4)));
    // A-law 0xD4 is 24 by ITU-T G.711 (0xD5 is 8); µ-law would make of it -876.
    expect(world.leg.outbound.samples(160, 1)[0]).toBe(24);
  });
});

describe('marks', () => {
  it('come back when the audio before them has been played', () => {
    const { socket, clock, stats } = rtpStream();
    socket.receive(media(pcmu(100)));
    socket.receive(mark('a'));
    socket.receive(media(pcmu(50)));
    socket.receive(mark('b'));
    socket.receive(mark('c'));
    expect(stats.marks_pending).toBe(3);
    clock.advance(119);
    expect(marks(socket)).toEqual([]);
    clock.advance(1000);
    expect(marks(socket)).toEqual([
      [120, 'a'],
      [170, 'b'],
      [170, 'c'],
    ]);
    expect(stats.marks_pending).toBe(0);
  });

  it('come back at once when nothing is queued, numbered with the rest', () => {
    const { socket, clock, journal } = rtpStream();
    clock.advance(41);
    socket.receive(mark('now'));
    expect(marks(socket)).toEqual([[41, 'now']]);
    expect(socket.frames('mark')[0]?.json.sequence_number).toBe('4');
    expect(journal.slice(-2)).toMatchObject([
      { type: 'stream.frame_in', event: 'mark', name: 'now' },
      { type: 'stream.mark', name: 'now', reason: 'played' },
    ]);
  });

  it('behind audio that has run out come back at once', () => {
    const { socket, clock } = rtpStream();
    socket.receive(media(pcmu(20)));
    clock.advance(40);
    socket.receive(mark('after'));
    expect(marks(socket)).toEqual([[40, 'after']]);
  });

  it('limit stream.pending_marks: wait in limited number: one more is error 100005', () => {
    const { socket, clock, stats, journal } = rtpStream();
    socket.receive(media(pcmu(20)));
    for (let i = 0; i <= LIMITS['stream.pending_marks']; i++) socket.receive(mark(`m${i}`));
    expect(errors(socket)).toEqual([100005]);
    expect(journal).toContainEqual(expect.objectContaining({ type: 'limit.reached', what: 'stream.pending_marks' }));
    expect(stats.marks_pending).toBe(LIMITS['stream.pending_marks']);
    clock.advance(50);
    expect(socket.frames('mark')).toHaveLength(LIMITS['stream.pending_marks']);
  });
});

describe('clear', () => {
  it('silences what has not been played from the next frame on, and returns all marks at once in their order', () => {
    const world = rtpStream();
    world.socket.receive(media(pcmu(3000)));
    world.socket.receive(mark('a'));
    world.socket.receive(media(pcmu(100)));
    world.socket.receive(mark('b'));
    world.clock.advance(130);
    world.socket.receive(clear);
    expect(marks(world.socket)).toEqual([
      [130, 'a'],
      [130, 'b'],
    ]);
    expect(world.stats).toMatchObject({ queued_ms: 0, marks_pending: 0 });
    expect(world.journal.at(-1)).toMatchObject({ type: 'stream.mark', name: 'b', reason: 'cleared' });
    world.clock.advance(4000);
    expect(heard(world)).toEqual([[20, 140, level(0x10)]]);
    expect(world.socket.frames('mark')).toHaveLength(2);
  });

  it('leaves the audio of speak and playback alone', () => {
    const world = rtpStream();
    world.leg.outbound.place(Clip.framed(new Int16Array(1600).fill(1000), 8000), 0);
    world.socket.receive(media(pcmu(500, 0x40)));
    world.socket.receive(clear);
    expect(heard(world).map(([from, to]) => [from, to])).toEqual([[0, 200]]);
  });

  it('makes room for other audio right away', () => {
    const world = rtpStream();
    world.socket.receive(media(pcmu(3000)));
    world.clock.advance(105);
    world.socket.receive(clear);
    world.socket.receive(media(pcmu(20, 0x11)));
    world.socket.receive(mark('new'));
    world.clock.advance(1000);
    expect(heard(world)).toEqual([
      [20, 120, level(0x10)],
      [140, 160, level(0x11)],
    ]);
    expect(marks(world.socket)).toEqual([[160, 'new']]);
  });

  it('also forgets half a sample', () => {
    const world = rtpStream({ stream_bidirectional_codec: 'L16' });
    world.socket.receive(media(Uint8Array.of(0x7f)));
    world.socket.receive(clear);
    world.socket.receive(media(l16.encode(new Int16Array(160).fill(1000))));
    expect(world.leg.outbound.samples(160, 160)).toEqual(new Int16Array(160).fill(1000));
  });

  it('leaves no trace in the audio that follows, at any rate', () => {
    const body = { stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 16_000 };
    const chunk = media(l16.encode(sine(300, 3200, 16_000)));
    const fresh = rtpStream(body);
    fresh.socket.receive(chunk);
    const world = rtpStream(body);
    world.socket.receive(media(l16.encode(sine(1000, 1600, 16_000))));
    world.socket.receive(clear);
    world.socket.receive(chunk);
    expect(world.leg.outbound.samples(160, 1600)).toEqual(fresh.leg.outbound.samples(160, 1600));
  });

  it('with nothing queued does nothing', () => {
    const { socket, journal } = rtpStream();
    socket.receive(clear);
    expect(socket.sent.map(({ json }) => json.event)).toEqual(['connected', 'start']);
    expect(journal.at(-1)).toMatchObject({ type: 'stream.frame_in', event: 'clear' });
  });
});
