import { describe, expect, it } from 'vitest';
import { CODECS, l16be } from '../../../../src/media/codecs/index.js';
import { packRtp, RtpSequencer } from '../../../../src/media/rtp.js';
import { writeWav } from '../../../../src/media/wav.js';
import { spoken } from '../../../support/many-sounds.js';
import { clear, IDS, media, RTP, runningStream, type StreamWish } from '../../../support/stream-world.js';

type World = ReturnType<typeof runningStream>;

const rtpStream = (body: StreamWish['body'] = {}, switches: StreamWish['switches'] = {}): World =>
  runningStream({ body: { ...RTP, ...body }, switches });

const suspicions = ({ journal }: World): Record<string, unknown>[] =>
  journal.flatMap(({ type, stream_id, ...measures }) =>
    type === 'stream.suspect' && stream_id === IDS.streamId ? [measures] : [],
  );

/** The client sends `bytes` in frames, one each `everyMs` of world time. */
function send(world: World, bytes: Uint8Array, { frameBytes = 160, everyMs = 20 } = {}): void {
  for (let at = 0; at < bytes.length; at += frameBytes) {
    world.socket.receive(media(bytes.subarray(at, at + frameBytes)));
    world.clock.advance(everyMs);
  }
}

const speech = spoken('greeting');

describe('what a client sends is listened to', () => {
  it('and nothing is said of speech that is well sent', () => {
    const world = rtpStream();
    send(world, CODECS.PCMU.encode(speech));
    const wide = rtpStream({ stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 8000 });
    send(wide, CODECS.L16.encode(speech), { frameBytes: 320 });
    expect([...suspicions(world), ...suspicions(wide)]).toEqual([]);
  });

  it('for the other law', () => {
    const world = rtpStream();
    send(world, CODECS.PCMA.encode(speech));
    expect(suspicions(world)).toMatchObject([{ what: 'encoding', taken_as: 'PCMU', reads_as: 'PCMA' }]);
  });

  it('for swapped bytes, in the byte order that the switch l16_byte_order says', () => {
    const body = { stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 8000 };
    const little = rtpStream(body);
    send(little, l16be.encode(speech), { frameBytes: 320 });
    expect(suspicions(little)).toMatchObject([{ taken_as: 'L16', reads_as: 'L16 big-endian' }]);
    const big = rtpStream(body, { l16_byte_order: 'big' });
    send(big, l16be.encode(speech), { frameBytes: 320 });
    expect(suspicions(big)).toEqual([]);
  });

  it('for the header of a file, once', () => {
    const world = rtpStream();
    const wav = writeWav([speech], 8000);
    send(world, wav.subarray(0, 640));
    send(world, wav.subarray(0, 640));
    expect(suspicions(world)).toEqual([{ what: 'header', header: 'WAV' }]);
  });

  it('for the headers of RTP packets', () => {
    const world = rtpStream();
    const rtp = new RtpSequencer({ sequenceNumber: 1, timestamp: 1, ssrc: 7 });
    const payload = CODECS.PCMU.encode(speech.subarray(0, 160));
    for (let i = 0; i < 12; i++)
      send(world, packRtp({ ...rtp.take(160), payloadType: 0, marker: false }, payload), { frameBytes: 172 });
    expect(suspicions(world)).toEqual([{ what: 'header', header: 'RTP' }]);
  });

  it('for a pace that is too slow', () => {
    const world = rtpStream();
    send(world, CODECS.PCMU.encode(speech), { everyMs: 22 });
    expect(suspicions(world)[0]).toMatchObject({ what: 'breaks', holes: 3 });
  });

  it('but for no hole that the simulator may have caused itself, as it was late', () => {
    const world = rtpStream();
    const bytes = CODECS.PCMU.encode(speech);
    for (let at = 0; at < bytes.length; at += 160) {
      world.socket.receive(media(bytes.subarray(at, at + 160)));
      if (at % 1600 === 0) world.clock.stall(100);
      world.clock.advance(20);
    }
    expect(suspicions(world)).toEqual([]);
  });

  it('and what a clear throws away leaves no hole', () => {
    const world = rtpStream();
    const bytes = CODECS.PCMU.encode(speech);
    for (let at = 0; at < bytes.length; at += 1600) {
      send(world, bytes.subarray(at, at + 1600));
      world.socket.receive(clear);
      world.clock.advance(90);
    }
    expect(suspicions(world)).toEqual([]);
  });

  it('for a pace of another rate, of which holes are no news', () => {
    const world = rtpStream({ stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 16_000 });
    send(world, CODECS.L16.encode(new Int16Array(8000 * 4)), { frameBytes: 320 });
    expect(suspicions(world)).toEqual([
      { what: 'pace', rate: 16_000, paced_as_rate: 8000, interval_ms: 20, chunk_ms: 10 },
    ]);
  });

  it('for sound that reaches nobody, and not for silence', () => {
    const world = rtpStream({ stream_bidirectional_target_legs: 'opposite' });
    send(world, CODECS.PCMU.encode(new Int16Array(16_000)));
    expect(suspicions(world)).toEqual([]);
    send(world, CODECS.PCMU.encode(speech));
    expect(suspicions(world)).toEqual([{ what: 'nobody' }]);
  });
});
