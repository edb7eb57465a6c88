import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { RtpPacket } from 'rtp.js/packets';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../src/media/clip.js';
import { CODECS } from '../../src/media/codecs/index.js';
import { MediaError } from '../../src/media/media-error.js';
import { Resampler, resample } from '../../src/media/resample.js';
import { packRtp, parseRtp, RtpSequencer } from '../../src/media/rtp.js';
import { Track } from '../../src/media/track.js';
import { readWav, writeWav } from '../../src/media/wav.js';
import { decodeMp3 } from '../support/sounds.js';
import { sine } from '../support/signals.js';
import { runs } from '../support/property-runs.js';

const samples = (maxLength: number): fc.Arbitrary<Int16Array> => fc.int16Array({ maxLength });
const streamRate = fc.constantFrom(8000, 16_000, 22_050, 24_000, 44_100, 48_000);

describe('codecs', () => {
  it('keep their bytes when what they decode is encoded again (a µ-law minus zero becomes zero)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(CODECS)), samples(500), (codec, pcm) => {
        const once = codec.decode(codec.encode(pcm));
        expect(codec.decode(codec.encode(once))).toEqual(once);
      }),
    );
  });
});

describe('a resampler', () => {
  it('gives the same stream however its input is cut', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 });
    fc.assert(
      fc.property(streamRate, streamRate, samples(3000), cuts, (from, to, pcm, lengths) => {
        const whole = new Resampler(from, to).push(pcm);
        const resampler = new Resampler(from, to);
        const pieces: number[] = [];
        let at = 0;
        for (const length of [...lengths, pcm.length]) {
          pieces.push(...resampler.push(pcm.subarray(at, at + length)));
          at += length;
        }
        expect(pieces).toEqual([...whole]);
      }),
    );
  });

  it('gives a whole buffer as many samples as its duration is worth', () => {
    const anyRate = fc.integer({ min: 1000, max: 100_000 });
    fc.assert(
      fc.property(anyRate, streamRate, samples(2000), (from, to, pcm) => {
        expect(resample(pcm, from, to)).toHaveLength(Math.round((pcm.length * to) / from));
      }),
      runs(20),
    );
  });

  it('brings a signal back when it is taken up and down again', () => {
    fc.assert(
      fc.property(streamRate, fc.integer({ min: 200, max: 3200 }), (rate, hz) => {
        const pcm = sine(hz, 1600, 8000);
        const back = resample(resample(pcm, 8000, rate), rate, 8000);
        expect(
          Math.max(...pcm.subarray(100, 1500).map((value, i) => Math.abs(value - (back[100 + i] ?? 0)))),
        ).toBeLessThan(60);
      }),
      runs(15),
    );
  });
});

describe('a WAV file', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(samples(500), fc.integer({ min: 1000, max: 384_000 }), (pcm, rate) => {
        expect(readWav(writeWav([pcm], rate))).toEqual({ rate, pcm });
      }),
    );
  });

  it('that is damaged or cut anywhere is read or refused with a MediaError', () => {
    const good = writeWav([sine(440, 100, 8000), sine(440, 100, 8000)], 8000);
    const damage = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 })), { maxLength: 6 });
    fc.assert(
      fc.property(damage, fc.nat({ max: good.length }), (changes, length) => {
        const bytes = Uint8Array.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        expectReadOrRefused(bytes.subarray(0, length));
      }),
      runs(1000),
    );
  });

  it('made of rubbish is refused with a MediaError', () => {
    const rubbish = fc.uint8Array({ maxLength: 300 }).map((tail) => Buffer.concat([Buffer.from('RIFF____WAVE'), tail]));
    fc.assert(fc.property(rubbish, expectReadOrRefused), runs(500));
  });

  function expectReadOrRefused(bytes: Uint8Array): void {
    try {
      expect(readWav(bytes).pcm.length).toBeLessThanOrEqual(bytes.length);
    } catch (error) {
      expect(error).toBeInstanceOf(MediaError);
    }
  }
});

describe('an MP3 file', () => {
  it('that is damaged or cut anywhere is decoded or refused with a MediaError', async () => {
    const good = readFileSync(new URL('../support/fixtures/tone-440.mp3', import.meta.url));
    const damage = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat({ max: good.length }), async (changes, length) => {
        const bytes = Uint8Array.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        const outcome = await decodeMp3(bytes.subarray(0, length)).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(MediaError);
        else expect(outcome).toMatchObject({ rate: expect.any(Number) as number });
      }),
      runs(20),
    );
  });
});

describe('an RTP packet', () => {
  const header = fc.record({
    payloadType: fc.nat({ max: 127 }),
    sequenceNumber: fc.nat({ max: 0xffff }),
    timestamp: fc.nat({ max: 0xffffffff }),
    ssrc: fc.nat({ max: 0xffffffff }),
    marker: fc.boolean(),
  });

  it('is read as it was packed, here and by another implementation', () => {
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 400 }), (fields, payload) => {
        const bytes = packRtp(fields, payload);
        expect(parseRtp(bytes)).toEqual({ ...fields, payload });
        const other = new RtpPacket(new DataView(bytes.buffer));
        expect(other.dump()).toMatchObject({ ...fields, payloadLength: payload.length });
      }),
    );
  });

  it('made of rubbish is read or refused with a MediaError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(parseRtp(bytes).payload.length).toBeLessThanOrEqual(bytes.length - 12);
        } catch (error) {
          expect(error).toBeInstanceOf(MediaError);
        }
      }),
      runs(500),
    );
  });

  it('follows the one before by one, through any wrap', () => {
    fc.assert(
      fc.property(header, fc.array(fc.nat({ max: 2000 }), { minLength: 2, maxLength: 50 }), (start, steps) => {
        const sequencer = new RtpSequencer(start);
        const packets = steps.map((ticks) => ({ ticks, ...sequencer.take(ticks) }));
        for (const [i, packet] of packets.slice(1).entries()) {
          const before = packets[i];
          expect(packet.sequenceNumber).toBe(((before?.sequenceNumber ?? 0) + 1) % 65_536);
          expect(packet.timestamp).toBe(((before?.timestamp ?? 0) + (before?.ticks ?? 0)) % 2 ** 32);
        }
      }),
    );
  });
});

describe('a track', () => {
  const sound = fc
    .int16Array({ minLength: 1, maxLength: 900 })
    .map((pcm) => (pcm.some((value) => value !== 0 && value !== 8) ? pcm : pcm.fill(5)));
  const start = fc.oneof(
    fc.nat({ max: 20_000 }),
    fc.nat({ max: 125 }).map((frame) => frame * 160),
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant('place' as const), pcm: sound, at: start, offset: fc.nat({ max: 300 }) }),
    fc.record({ kind: fc.constant('append' as const), pcm: sound, at: start }),
    fc.record({ kind: fc.constant('go on' as const), pcm: sound }),
    fc.record({ kind: fc.constant('cut' as const), at: start, which: fc.nat({ max: 30 }) }),
    fc.record({ kind: fc.constant('cut all' as const), at: start }),
  );

  /** What a track does, the slow way: each sound is a list of samples with their times. */
  class SlowTrack {
    readonly sounds: { at: number; pcm: number[] }[] = [];

    cut(sound: { at: number; pcm: number[] } | undefined, at: number): void {
      if (sound) sound.pcm = sound.pcm.slice(0, Math.max(0, at - sound.at));
    }

    mix(length: number): Int16Array {
      const sums = new Float64Array(length);
      for (const { at, pcm } of this.sounds)
        for (let i = 0; i < pcm.length; i++) sums[at + i] = (sums[at + i] ?? 0) + (pcm[i] ?? 0);
      return Int16Array.from(sums, (sum) => Math.max(-32_768, Math.min(32_767, sum)));
    }
  }

  it('plays what was laid on it, whatever the order of placing, appending and cutting', () => {
    const legs = fc.constantFrom('PCMU' as const, 'PCMA' as const);
    fc.assert(
      fc.property(legs, fc.array(step, { maxLength: 25 }), (legCodec, steps) => {
        const track = new Track({ rate: 8000, legCodec });
        const slow = new SlowTrack();
        const placed: { segment: ReturnType<Track['place']>; sound: { at: number; pcm: number[] } }[] = [];
        let end = 0;
        for (const action of steps) {
          if (action.kind === 'place') {
            const sound = { at: action.at, pcm: [...action.pcm.subarray(action.offset)] };
            slow.sounds.push(sound);
            placed.push({
              segment: track.place(new Clip(action.pcm, 8000), action.at, { offset: action.offset }),
              sound,
            });
          } else if (action.kind === 'append' || action.kind === 'go on') {
            const at = action.kind === 'append' ? action.at : end;
            track.append(action.pcm, at);
            slow.sounds.push({ at, pcm: [...action.pcm] });
            end = at + action.pcm.length;
          } else if (action.kind === 'cut') {
            const chosen = placed[action.which % Math.max(1, placed.length)];
            if (chosen) track.cut(chosen.segment, action.at);
            slow.cut(chosen?.sound, action.at);
          } else {
            track.cutAfter(action.at);
            for (const sound of slow.sounds) slow.cut(sound, action.at);
          }
        }
        expectSame(track, slow, legCodec);
      }),
      runs(30),
    );
  });

  function expectSame(track: Track, slow: SlowTrack, legCodec: 'PCMU' | 'PCMA'): void {
    const length = 48_000;
    const mixed = slow.mix(length);
    const audible = slow.sounds.filter(({ pcm }) => pcm.length > 0);
    expect(Buffer.from(track.samples(0, length).buffer).equals(Buffer.from(mixed.buffer))).toBe(true);
    expect(track.nonSilentSamples).toBe(audible.reduce((sum, { pcm }) => sum + pcm.length, 0));
    expect(track.endSample).toBe(Math.max(0, ...audible.map(({ at, pcm }) => at + pcm.length)));
    const leg = CODECS[legCodec];
    const differing = Array.from({ length: length / 160 }, (_, index) => index).filter((index) => {
      const from = index * 160;
      const sounds = audible.some(({ at, pcm }) => at < from + 160 && at + pcm.length > from);
      const frame = track.frame(index);
      const isSame = !sounds || Buffer.from(frame.encoded(leg)).equals(leg.encode(mixed.subarray(from, from + 160)));
      return frame.silent === sounds || !isSame;
    });
    expect(differing).toEqual([]);
  }
});
