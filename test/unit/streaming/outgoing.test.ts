import { LIMITS } from '../../../src/limits.js';
import { alaw, mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';

import { SOCKET_HIGH_WATER_BYTES } from '../../../src/streaming/outbox.js';
import type { FakeSocket } from '../../support/fake-socket.js';
import { fitSine, rms, sine } from '../../support/signals.js';
import { Clip } from '../../../src/media/clip.js';
import { mark, RTP, runningStream, staircase, streamWorld } from '../../support/stream-world.js';

const bytes = (socket: FakeSocket, track?: string): Buffer[] =>
  socket
    .frames('media')
    .filter(({ json }) => track === undefined || json.media?.track === track)
    .map(({ json }) => Buffer.from(json.media?.payload ?? '', 'base64'));

/** 16-bit little-endian samples. */
const samples = (parts: readonly Buffer[]): Int16Array => {
  const all = Buffer.concat(parts);
  return Int16Array.from({ length: all.length / 2 }, (_, i) => all.readInt16LE(i * 2));
};

const numbers = (socket: FakeSocket): (string | undefined)[][] =>
  socket
    .frames('media')
    .map(({ json }) => [json.sequence_number, json.media?.track, json.media?.chunk, json.media?.timestamp]);

/** alawmulaw gives some codes as negative numbers. */
const ulaw = (sample: number): number => mulaw.encodeSample(sample) & 0xff;

const L16 = { ...RTP, stream_bidirectional_codec: 'L16' };

describe('media to the client', () => {
  it('is one frame every 20 ms from the start on, silence included, counted in strings', () => {
    const { socket, clock } = runningStream();
    clock.advance(1000);
    const frames = socket.frames('media');
    // What is due at n · 20 ms leaves within the millisecond: the pacer's slots are that wide.
    expect(frames.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 49 }, (_, i) => (i + 1) * 20 + 1));
    expect(numbers(socket).slice(0, 3)).toEqual([
      ['2', 'inbound', '1', '0'],
      ['3', 'inbound', '2', '160'],
      ['4', 'inbound', '3', '320'],
    ]);
    expect(bytes(socket).every((frame) => frame.equals(Buffer.alloc(160, 0xff)))).toBe(true);
  });

  it('keeps its own phase, however late it starts', () => {
    const { clock, begin, session, dialer } = streamWorld();
    clock.advance(7);
    session.connect();
    const socket = dialer.accept();
    begin();
    clock.advance(100);
    expect(socket.frames('media').map(({ atMs }) => atMs)).toEqual([28, 48, 68, 88]);
  });

  it('begins with the frame that was in progress at the start, whole', () => {
    const { clock, begin, session, dialer, leg } = streamWorld();
    clock.advance(47);
    leg.inbound.place(staircase(10, 1000), 0);
    session.connect();
    const socket = dialer.accept();
    begin();
    clock.advance(21);
    // 47 ms after the answer the leg is in its frame 2, the third of the staircase.
    expect([...(bytes(socket)[0] ?? [])]).toEqual(Array(160).fill(ulaw(3000)));
  });

  it('carries what the party says, frame by frame and without a seam', () => {
    const { socket, clock, leg } = runningStream();
    leg.inbound.place(staircase(5, 1000), 160);
    clock.advance(150);
    expect(bytes(socket).map((frame) => frame[0])).toEqual([
      0xff,
      ...[1000, 2000, 3000, 4000, 5000].map((level) => ulaw(level)),
      0xff,
    ]);
  });

  it('counts each track for itself and all frames together', () => {
    const { socket, clock, leg } = runningStream({ body: { stream_track: 'both_tracks' } });
    leg.outbound.place(staircase(2, 500), 0);
    clock.advance(41);
    expect(numbers(socket)).toEqual([
      ['2', 'inbound', '1', '0'],
      ['3', 'outbound', '1', '0'],
      ['4', 'inbound', '2', '160'],
      ['5', 'outbound', '2', '160'],
    ]);
    expect(bytes(socket, 'inbound')[0]?.[0]).toBe(0xff);
    expect(bytes(socket, 'outbound').map((frame) => frame[0])).toEqual([500, 1000].map((l) => ulaw(l)));
  });

  it('has only the inbound track for both_tracks in rtp mode, and both with the switch', () => {
    const body = { ...RTP, stream_track: 'both_tracks' };
    const one = runningStream({ body });
    one.clock.advance(21);
    expect(numbers(one.socket).map(([, track]) => track)).toEqual(['inbound']);
    const both = runningStream({ body, switches: { both_tracks_rtp: 'both' } });
    both.clock.advance(21);
    expect(numbers(both.socket).map(([, track]) => track)).toEqual(['inbound', 'outbound']);
  });

  it('is transcoded from the codec of the call, and sounds like it', () => {
    const { socket, clock, leg } = runningStream({ body: { stream_codec: 'PCMA' } });
    leg.inbound.place(staircase(1, 1000), 0);
    clock.advance(21);
    expect(bytes(socket)[0]?.[0]).toBe(alaw.encodeSample(mulaw.decodeSample(ulaw(1000))));
  });

  it('skips frames that are more than ten seconds late, and shows the gap in all numbers', () => {
    const { socket, clock, stats } = runningStream({ body: { stream_track: 'both_tracks' } });
    const late = LIMITS['stream.catch_up_frames'] + 100;
    clock.stall(late * 20);
    clock.advance(1);
    expect(stats).toMatchObject({ frames_sent: 2 * LIMITS['stream.catch_up_frames'], frames_dropped: 200 });
    expect(numbers(socket)[0]).toEqual(['202', 'inbound', '101', '16000']);
  });
});

describe('L16', () => {
  it('is little-endian at 8 kHz, after the codec of the call', () => {
    const { socket, clock, leg } = runningStream({ body: L16 });
    leg.inbound.place(staircase(1, 1000), 0);
    clock.advance(41);
    const [first, second] = bytes(socket);
    expect(first?.length).toBe(320);
    expect(first?.readInt16LE(0)).toBe(mulaw.decodeSample(ulaw(1000)));
    expect(second).toEqual(Buffer.alloc(320));
  });

  it('is big-endian with the switch l16_byte_order', () => {
    const { socket, clock, leg } = runningStream({ body: L16, switches: { l16_byte_order: 'big' } });
    leg.inbound.place(staircase(1, 1000), 0);
    clock.advance(21);
    expect(bytes(socket)[0]?.readInt16BE(0)).toBe(mulaw.decodeSample(ulaw(1000)));
  });

  it.each([
    [16_000, 320],
    [22_050, 441],
    [24_000, 480],
    [48_000, 960],
  ])('at %i Hz has %i samples a frame, and the timestamp counts them', (rate, perFrame) => {
    const { socket, clock, leg } = runningStream({ body: { ...L16, stream_bidirectional_sampling_rate: rate } });
    leg.inbound.place(Clip.framed(sine(440, 8000, 8000), 8000), 0);
    clock.advance(2000);
    expect(socket.sent[1]?.json.start?.['media_format']).toEqual({ encoding: 'L16', sample_rate: rate, channels: 1 });
    const frames = bytes(socket);
    expect(frames.every((frame) => frame.length === perFrame * 2)).toBe(true);
    expect(numbers(socket)[7]).toEqual(['9', 'inbound', '8', String(7 * perFrame)]);
    // Well inside the tone; µ-law leaves it about 37 dB.
    const heard = fitSine(samples(frames.slice(5, 45)), 440, rate);
    expect(heard.snrDb).toBeGreaterThan(34);
    expect(heard.peak).toBeCloseTo(20_000, -3);
    // The tone is over after one second, and what was still in the filter has come out.
    expect(rms(samples(frames.slice(52)))).toBe(0);
    expect(rms(samples([frames[50] ?? Buffer.alloc(0)]))).toBeGreaterThan(0);
  });
});

describe('comfort noise', () => {
  it.each([
    ['PCMU', {}, (b: Buffer) => mulaw.decode(b)],
    ['PCMA', { stream_codec: 'PCMA' }, (b: Buffer) => alaw.decode(b)],
    ['L16', { ...L16, stream_bidirectional_sampling_rate: 16_000 }, (b: Buffer) => samples([b])],
  ])('fills silence at about -35 dB in %s when the switch is on', (_, body, decode) => {
    const { socket, clock } = runningStream({ body, switches: { comfort_noise: 'on' } });
    clock.advance(1001);
    const pcm = decode(Buffer.concat(bytes(socket)));
    // As strong as a sine of -35 dBFS.
    const dbfs = 20 * Math.log10((rms(Int16Array.from(pcm)) * Math.SQRT2) / 32_768);
    expect(dbfs).toBeGreaterThan(-36);
    expect(dbfs).toBeLessThan(-34);
    expect(new Set(bytes(socket).map((frame) => frame.toString('hex'))).size).toBe(50);
  });

  it('leaves sound alone', () => {
    const { socket, clock, leg } = runningStream({ switches: { comfort_noise: 'on' } });
    leg.inbound.place(staircase(1, 1000), 0);
    clock.advance(41);
    expect(new Set(bytes(socket)[0])).toEqual(new Set([ulaw(1000)]));
    expect(new Set(bytes(socket)[1]).size).toBeGreaterThan(10);
  });
});

describe('a slow reader', () => {
  it('gets everything late, in order and with no gap, if it recovers within ten seconds', () => {
    const { socket, clock, stats } = runningStream();
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    clock.advance(9000);
    expect(socket.frames('media')).toEqual([]);
    socket.bufferedAmount = 0;
    clock.advance(1);
    expect(numbers(socket).map(([sequence]) => Number(sequence))).toEqual(Array.from({ length: 450 }, (_, i) => i + 2));
    expect(stats).toMatchObject({ frames_sent: 450, frames_dropped: 0 });
  });

  it('limit stream.waiting_media_ms: loses the oldest frames beyond ten seconds: a gap in the numbers, counted, journalled once', () => {
    const { socket, clock, stats, journal } = runningStream();
    clock.advance(21);
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    clock.advance(LIMITS['stream.waiting_media_ms'] + 2000);
    socket.bufferedAmount = 0;
    clock.advance(20);
    expect(numbers(socket).slice(0, 2)).toEqual([
      ['2', 'inbound', '1', '0'],
      ['103', 'inbound', '102', String(101 * 160)],
    ]);
    expect(stats).toMatchObject({ frames_sent: 502, frames_dropped: 100 });
    expect(journal.filter(({ type }) => type === 'limit.reached')).toMatchObject([
      { what: 'stream.waiting_media_ms', limit: 10_000 },
    ]);
  });

  it('loses no mark, digit or error for media, and gets them in their places', () => {
    const { socket, clock, leg } = runningStream();
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    socket.receive(mark('m'));
    leg.press('5', () => undefined);
    clock.advance(200);
    socket.receive('rubbish');
    clock.advance(LIMITS['stream.waiting_media_ms'] + 5000);
    socket.bufferedAmount = 0;
    clock.advance(20);
    const events = socket.sent.map(({ json }) => json.event);
    expect(events.slice(0, 6)).toEqual(['connected', 'start', 'mark', 'dtmf', 'error', 'media']);
    const sequence = socket.sent.flatMap(({ json }) => json.sequence_number ?? []).map(Number);
    expect(sequence).toEqual([...sequence].sort((a, b) => a - b));
    expect(sequence.slice(0, 3)).toEqual([1, 2, 10]);
  });

  it('gets what waits and then stop when the stream ends', () => {
    const { socket, clock, session } = runningStream();
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    clock.advance(101);
    session.stop();
    expect(socket.sent.map(({ json }) => json.event).slice(2)).toEqual([...Array<string>(5).fill('media'), 'stop']);
    expect(socket.closed).toBe(true);
  });
});
