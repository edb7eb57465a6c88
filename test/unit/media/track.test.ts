import { describe, expect, it, vi } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { CODECS } from '../../../src/media/codecs/index.js';
import { Track, type TrackOptions } from '../../../src/media/track.js';
import { sine } from '../../support/signals.js';

const { PCMU, PCMA, L16 } = CODECS;
const FRAME = 160;
const tone = Clip.framed(sine(440, 8000, 8000), 8000);
const makeTrack = (options: Partial<TrackOptions> = {}): Track =>
  new Track({ rate: 8000, legCodec: 'PCMU', ...options });
const constant = (value: number, frames: number): Int16Array => new Int16Array(frames * FRAME).fill(value);
const constantClip = (value: number, frames: number): Clip => new Clip(constant(value, frames), 8000);

describe('silence on a track', () => {
  it.each([
    ['PCMU', 0xff],
    ['PCMA', 0xd5],
    ['L16', 0],
  ] as const)('reaches a %s stream as bytes of %i, the same object each time', (name, byte) => {
    const codec = CODECS[name];
    const [first, later] = [makeTrack().frame(0), makeTrack({ legCodec: 'PCMA' }).frame(12_345)];
    expect(first.silent).toBe(true);
    expect(new Set(first.encoded(codec))).toEqual(new Set([byte]));
    expect(first.encoded(codec)).toHaveLength(codec.bytesPerFrame(8000));
    expect(later.encoded(codec)).toBe(first.encoded(codec));
    expect(first.base64(codec)).toBe(Buffer.from(first.encoded(codec)).toString('base64'));
  });

  it('is zeros as samples, and takes no room', () => {
    const track = makeTrack({ legCodec: 'PCMA' });
    expect(track.frame(3).pcm()).toEqual(new Int16Array(FRAME));
    expect(track.renderWire(0, 1000)).toEqual(new Int16Array(1000));
    expect([track.endSample, track.nonSilentSamples]).toEqual([0, 0]);
  });

  it('is what there was before the answer', () => {
    const track = makeTrack();
    track.place(tone, 0);
    expect(track.frame(-1).silent).toBe(true);
  });

  it('takes no room either when a client sends it, in µ-law or A-law', () => {
    const track = makeTrack();
    track.append(PCMU.decode(PCMU.silence(8000)), 0);
    track.append(PCMA.decode(PCMA.silence(8000)), 160);
    expect([track.endSample, track.nonSilentSamples, track.frame(0).silent]).toEqual([0, 0, true]);
  });
});

describe('a clip on a track', () => {
  it('is heard from where it is placed to its end', () => {
    const track = makeTrack();
    const segment = track.place(tone, 3 * FRAME, { tag: 'speak' });
    expect([segment.startSample, segment.endSample, segment.tag]).toEqual([3 * FRAME, 53 * FRAME, 'speak']);
    expect([2, 3, 52, 53].map((index) => track.frame(index).silent)).toEqual([true, false, false, true]);
    expect(track.endSample).toBe(53 * FRAME);
    expect(track.samples(3 * FRAME, 8000)).toEqual(tone.pcm);
  });

  it('comes out of the clip’s own cache where frames fall on frames', () => {
    const track = makeTrack();
    track.place(tone, 5 * FRAME);
    expect(track.frame(6).encoded(PCMU).buffer).toBe(tone.encoded(PCMU).stretch(0).buffer);
    expect(track.frame(6).encoded(PCMU)).toEqual(tone.encoded(PCMU).frame(1));
    expect(track.frame(6).base64(PCMU)).toBe(tone.encoded(PCMU).frameBase64(1));
    expect(track.frame(6).pcm()).toEqual(tone.heard(1, PCMU));
  });

  it('is heard from its middle on when a part of it is placed', () => {
    const track = makeTrack();
    const segment = track.place(tone, 0, { offset: 2 * FRAME, length: FRAME });
    expect(segment.endSample).toBe(FRAME);
    expect(track.frame(0).encoded(PCMU)).toEqual(tone.encoded(PCMU).frame(2));
    expect(track.frame(1).silent).toBe(true);
  });

  it('sounds the same where frames do not fall on frames', () => {
    const track = makeTrack();
    track.place(tone, 100);
    expect(track.renderWire(100, 8100)).toEqual(PCMU.decode(PCMU.encode(tone.pcm)));
    expect(track.frame(0).encoded(PCMU)).toEqual(
      PCMU.encode(Int16Array.from([...constant(0, 1).subarray(0, 100), ...tone.pcm.subarray(0, 60)])),
    );
  });

  it('carries the leg’s codec into a stream of another', () => {
    const track = makeTrack({ legCodec: 'PCMA' });
    track.place(tone, 0);
    track.place(tone, 8040);
    for (const [index, from] of [
      [2, 320],
      [52, 280],
    ] as const) {
      const heard = PCMA.decode(PCMA.encode(tone.pcm.subarray(from, from + FRAME)));
      expect(track.frame(index).encoded(PCMU)).toEqual(PCMU.encode(heard));
      expect(track.frame(index).encoded(L16)).toEqual(L16.encode(heard));
      expect(track.frame(index).pcm()).toEqual(heard);
    }
  });

  it('is added to what sounds at the same time, up to full scale', () => {
    const track = makeTrack();
    track.place(constantClip(20_000, 3), 0);
    track.place(constantClip(-5000, 1), FRAME);
    track.place(constantClip(20_000, 1), 2 * FRAME);
    expect([0, 1, 2].map((index) => track.samples(index * FRAME, 1)[0])).toEqual([20_000, 15_000, 32_767]);
    expect(track.frame(1).encoded(PCMU)).toEqual(PCMU.encode(constant(15_000, 1)));
    expect(track.nonSilentSamples).toBe(5 * FRAME);
  });

  it('is refused at another rate, or where there is no time', () => {
    const track = makeTrack();
    expect(() => track.place(new Clip(new Int16Array(320), 16_000), 0)).toThrow('clip.rate: expected the track');
    expect(() => track.place(tone, -1)).toThrow('startSample: expected a whole number of samples, 0 or more, came -1');
    expect(() => track.place(tone, 0.5)).toThrow('startSample');
    expect(() => makeTrack({ rate: 16_000 })).toThrow('rate: expected one that PCMU has');
  });

  it('of no length leaves nothing behind', () => {
    const track = makeTrack();
    expect(track.place(Clip.framed(new Int16Array(0), 8000), 80).lengthSamples).toBe(0);
    expect(track.place(tone, 80, { offset: 9000 }).lengthSamples).toBe(0);
    expect([track.endSample, track.nonSilentSamples]).toEqual([0, 0]);
  });
});

describe('client media on a track', () => {
  it('is heard as one whole, however it was cut', () => {
    const track = makeTrack();
    const pcm = sine(301, 20_000, 8000);
    let at = 0;
    for (const length of [160, 1, 159, 7, 12_000, 673, 7000]) {
      track.append(pcm.slice(at, at + length), 320 + at);
      at += length;
    }
    expect(track.samples(320, 20_000)).toEqual(pcm);
    expect([track.endSample, track.nonSilentSamples]).toEqual([20_320, 20_000]);
  });

  it('does not follow the client’s buffer when that is used again', () => {
    const track = makeTrack();
    const buffer = constant(1000, 1);
    track.append(buffer, 0);
    buffer.fill(0);
    expect(track.samples(0, 1)[0]).toBe(1000);
  });

  it('gathers in blocks of a second', () => {
    const track = makeTrack();
    for (let i = 0; i < 120; i++) track.append(constant(1000, 1), i * FRAME);
    const seen = new Set<number>();
    track.cutAfter(0, (segment) => {
      seen.add(segment.lengthSamples);
      return false;
    });
    expect([...seen]).toEqual([8000, 3200]);
  });

  it('goes on through a whole second of the time line', () => {
    const track = makeTrack();
    track.append(constant(1000, 6), 7040);
    track.append(constant(2000, 6), 8000);
    expect([49, 50, 55, 56].map((index) => track.samples(index * FRAME, 1)[0])).toEqual([1000, 2000, 2000, 0]);
  });

  it('of one stream is told from that of another that follows it', () => {
    const track = makeTrack();
    track.append(constant(1000, 1), 0, 'first');
    track.append(constant(2000, 1), FRAME, 'second');
    track.cutAfter(0, (segment) => segment.tag === 'second');
    expect([0, 1].map((index) => track.frame(index).silent)).toEqual([false, true]);
  });

  it('is heard in a frame that was read before it came', () => {
    const track = makeTrack();
    track.append(constant(1000, 1).subarray(0, 80), 0);
    const early = track.frame(0).pcm();
    track.append(constant(1000, 1).subarray(0, 80), 80);
    expect(early.at(-1)).toBe(0);
    expect(track.frame(0).pcm().at(-1)).toBeGreaterThan(900);
  });
});

describe('cutting', () => {
  it('takes what is left of one clip off the track', () => {
    const track = makeTrack();
    const segment = track.place(tone, 0);
    track.place(constantClip(100, 1), 60 * FRAME);
    track.cut(segment, 10 * FRAME);
    expect([9, 10, 49, 60].map((index) => track.frame(index).silent)).toEqual([false, true, true, false]);
    expect([segment.endSample, track.nonSilentSamples, track.endSample]).toEqual([1600, 1760, 61 * FRAME]);
    track.cut(segment, 20 * FRAME);
    track.cut(segment, 0);
    track.cut(segment, 0);
    expect([segment.lengthSamples, track.nonSilentSamples]).toEqual([0, FRAME]);
  });

  it('takes everything after a time off the track, or only what is picked', () => {
    const track = makeTrack();
    const speech = track.place(tone, 0, { tag: 'speak' });
    track.append(constant(500, 100), 0, 'media');
    track.cutAfter(2 * FRAME, (segment) => segment.tag === 'media');
    expect([speech.endSample, track.nonSilentSamples]).toEqual([8000, 8000 + 320]);
    track.cutAfter(FRAME);
    expect([track.endSample, track.nonSilentSamples]).toEqual([FRAME, 320]);
  });

  it('lets client media go on where it was cut', () => {
    const track = makeTrack();
    track.append(constant(500, 10), 0);
    track.cutAfter(4 * FRAME);
    track.append(constant(700, 2), 4 * FRAME);
    expect([3, 4, 5].map((index) => track.samples(index * FRAME, 1)[0])).toEqual([500, 700, 700]);
    expect(track.endSample).toBe(6 * FRAME);
    track.cutAfter(0);
    expect([track.endSample, track.frame(0).silent]).toEqual([0, true]);
  });
});

describe('a track that is full', () => {
  it('lets the oldest audio go and says so once', () => {
    const onLimit = vi.fn();
    const track = makeTrack({ limitSamples: 10 * FRAME, onLimit });
    track.place(constantClip(1000, 6), 0);
    track.append(constant(2000, 4), 6 * FRAME);
    expect(onLimit).not.toHaveBeenCalled();
    for (let i = 0; i < 7; i++) track.append(constant(3000, 1), (10 + i) * FRAME);
    expect(onLimit).toHaveBeenCalledTimes(1);
    expect(track.nonSilentSamples).toBe(10 * FRAME);
    expect([5, 6, 7].map((index) => track.frame(index).silent)).toEqual([true, true, false]);
    expect(track.samples(7 * FRAME, 1)[0]).toBe(2000);
  });

  it('says so again after it has had room', () => {
    const onLimit = vi.fn();
    const track = makeTrack({ limitSamples: 10 * FRAME, onLimit });
    track.append(constant(1, 10), 0);
    track.append(constant(2, 1), 10 * FRAME);
    track.cutAfter(5 * FRAME);
    track.append(constant(3, 1), 11 * FRAME);
    track.append(constant(4, 9), 12 * FRAME);
    expect(onLimit).toHaveBeenCalledTimes(2);
  });

  it('keeps a recording longer than its limit until it has been played', () => {
    let played = 0;
    const track = makeTrack({ limitSamples: 10 * FRAME, playedSample: () => played });
    track.place(constantClip(1000, 20), 0);
    track.place(constantClip(1000, 20), 20 * FRAME);
    expect([track.frame(0).silent, track.nonSilentSamples]).toEqual([false, 40 * FRAME]);
    played = 12 * FRAME;
    track.place(constantClip(1000, 1), 40 * FRAME);
    expect([11, 12].map((index) => track.frame(index).silent)).toEqual([true, false]);
  });

  it('keeps the newest audio whole without being told what has been played', () => {
    const track = makeTrack({ limitSamples: 10 * FRAME });
    track.place(constantClip(1000, 5), 0);
    track.place(constantClip(2000, 20), 5 * FRAME);
    expect([4, 5, 24].map((index) => track.frame(index).silent)).toEqual([true, false, false]);
    expect(track.nonSilentSamples).toBe(20 * FRAME);
  });

  it('holds ten minutes by default', () => {
    const track = makeTrack();
    for (let second = 0; second < 605; second++) track.place(tone, second * 8000);
    expect(track.nonSilentSamples).toBe(600 * 8000);
    expect(track.frame(5 * 50 - 1).silent).toBe(true);
    expect(track.frame(5 * 50).silent).toBe(false);
  });
});

describe('rendering a track', () => {
  it('gives what was heard, with the leg’s codec, between any two samples', () => {
    const track = makeTrack({ legCodec: 'PCMA' });
    track.place(tone, 400);
    const whole = track.renderWire(0, 10_000);
    expect(whole).toHaveLength(10_000);
    expect(whole.subarray(400, 8400)).toEqual(PCMA.decode(PCMA.encode(tone.pcm)));
    expect(track.renderWire(333, 777)).toEqual(whole.subarray(333, 777));
    expect(track.renderWire(500, 500)).toHaveLength(0);
    expect(track.renderWire(500, 400)).toHaveLength(0);
  });

  it('has samples from before the answer as silence', () => {
    const track = makeTrack();
    track.place(constantClip(1000, 1), 0);
    expect([...track.samples(-2, 4)]).toEqual([0, 0, 1000, 1000]);
  });
});
