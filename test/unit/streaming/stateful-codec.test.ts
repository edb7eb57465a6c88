import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { PacketQueue } from '../../../src/streaming/packet-queue.js';
import { Playout } from '../../../src/streaming/playout.js';
import { TrackSender } from '../../../src/streaming/track-sender.js';
import { deltaCodec } from '../../support/delta-codec.js';
import { sine } from '../../support/signals.js';
import { legOf } from '../../support/spoken-leg.js';

/** What a client hears that decodes the frames of a stream one after the other. */
function decoded(sender: TrackSender, frames: number, rate: number): Int16Array {
  const decoder = deltaCodec.decoder(rate);
  const pcm: number[] = [];
  for (let chunk = 1; chunk <= frames; chunk++) {
    const { media } = JSON.parse(sender.frame(chunk, chunk)) as { media: { payload: string } };
    pcm.push(...decoder.decode(Buffer.from(media.payload, 'base64')));
  }
  return Int16Array.from(pcm);
}

const speech = Clip.framed(sine(440, 1600, 8000), 8000);

describe('a codec with a memory and packets of varying size', () => {
  it('is lossless in these tests, however the audio is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.int16Array({ maxLength: 400 }), { maxLength: 8 }), (pieces) => {
        const [encoder, decoder] = [deltaCodec.encoder(8000), deltaCodec.decoder(8000)];
        for (const pcm of pieces) expect(decoder.decode(encoder.encode(pcm))).toEqual(pcm);
      }),
    );
  });

  it('carries a track to the app, silence included: each stream has its own encoder', () => {
    const leg = legOf(new VirtualClock());
    leg.outbound.place(speech, 5 * 160);
    const sender = (): TrackSender =>
      new TrackSender({
        leg,
        track: 'outbound',
        streamId: 's',
        format: { codec: deltaCodec, rate: 8000 },
        comfortNoise: false,
      });
    const [one, other] = [sender(), sender()];
    expect(decoded(one, 20, 8000)).toEqual(leg.outbound.renderWire(0, 20 * 160));
    expect(decoded(other, 20, 8000)).toEqual(leg.outbound.renderWire(0, 20 * 160));
  });

  it('carries it at another rate than the leg’s', () => {
    const leg = legOf(new VirtualClock());
    leg.outbound.place(speech, 0);
    const options = { leg, track: 'outbound' as const, streamId: 's', comfortNoise: false };
    const pcm = decoded(new TrackSender({ ...options, format: { codec: deltaCodec, rate: 16_000 } }), 12, 16_000);
    expect(pcm).toHaveLength(12 * 320);
    expect(Math.max(...pcm)).toBeGreaterThan(15_000);
    expect(Math.max(...pcm.subarray(11 * 320))).toBeLessThan(100);
  });

  it('carries comfort noise where the track is silent', () => {
    const leg = legOf(new VirtualClock());
    const options = { leg, track: 'outbound' as const, streamId: 's', comfortNoise: true };
    const pcm = decoded(new TrackSender({ ...options, format: { codec: deltaCodec, rate: 8000 } }), 3, 8000);
    for (let frame = 0; frame < 3; frame++) {
      const loudest = Math.max(...pcm.subarray(frame * 160, (frame + 1) * 160));
      expect(loudest).toBeGreaterThan(100);
      expect(loudest).toBeLessThan(2000);
    }
  });

  it('is played packet after packet, each as long as it says, marks and all', () => {
    const clock = new VirtualClock();
    const leg = legOf(clock);
    const marks: string[] = [];
    const playout = new Playout({
      clock,
      timeline: leg.timeline,
      tracks: () => [leg.outbound],
      arrivals: leg.arrivals.of('s'),
      codec: deltaCodec,
      rate: 8000,
      markReached: (name, how) => void marks.push(`${clock.now()} ${name} ${how}`),
    });
    const encoder = deltaCodec.encoder(8000);
    const pcm = sine(440, 160 + 480 + 1920, 8000);
    const packets = [0, 160, 640].map((from, i) => encoder.encode(pcm.subarray(from, [160, 640, 2560][i])));
    expect(new Set(packets.map(({ length }) => length)).size).toBe(3);
    expect(packets.map((packet) => playout.media(packet))).toEqual(['queued', 'queued', 'queued']);
    expect(playout.queuedMs()).toBe(320);
    playout.mark('end');
    clock.advance(1000);
    // Audio that meets an empty queue begins with the frame after the next.
    expect(marks).toEqual(['340 end played']);
    expect(leg.outbound.samples(160, pcm.length)).toEqual(pcm);
    expect(playout.media(Uint8Array.of(0xff, 0xff, 0))).toBe('unreadable');
    expect(playout.media(new Uint8Array(0))).toBe('unreadable');
    expect(playout.media(encoder.encode(pcm.subarray(0, 19)))).toBe('unreadable');
    expect(playout.media(Buffer.concat([encoder.encode(pcm.subarray(0, 20)), new Uint8Array(80)]))).toBe('unreadable');
  });

  it('is forgotten packet by packet, in their order, however many wait', () => {
    const queue = new PacketQueue((packet) => packet[0] ?? 0);
    for (let i = 0; i < 1000; i++) queue.push(Uint8Array.of(1 + (i % 100), i % 256));
    expect(queue.samples).toBe(10 * 5050);
    expect(queue.push(Uint8Array.of(0))).toBe(0);
    for (let i = 0; i < 600; i++) expect([...queue.take()]).toEqual([1 + (i % 100), i % 256]);
    expect(queue.samples).toBe(4 * 5050);
    queue.clear();
    expect([queue.samples, [...queue.take()]]).toEqual([0, []]);
  });
});
