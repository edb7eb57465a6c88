import { describe, expect, it } from 'vitest';
import { MediaError } from '../../../src/media/media-error.js';
import { AudioFiles } from '../../../src/shell/audio-files.js';
import { KeptFiles } from '../../../src/shell/kept-files.js';
import type { FetchAudio } from '../../../src/shell/audio-source.js';
import { Decoding } from '../../../src/shell/decoding.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

const URL_OF_FILE = 'http://files.test/a.wav';
const NOBODY_LEAVES = new AbortController().signal;

/** Gives that file in pieces of 1,000 bytes. */
const serving =
  (file: Uint8Array): FetchAudio =>
  (_url, { take }) => {
    for (let at = 0; at < file.length; at += 1000) {
      if (!take(Math.min(1000, file.length - at))) return Promise.reject(new Error('no room'));
    }
    return Promise.resolve(file);
  };

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(String, (error: unknown) => error);

describe('files that are played', () => {
  it('are decoded once for all who play the same, however it came', async () => {
    const file = wavOf(100, 7);
    const files = new AudioFiles(serving(file), new KeptFiles(() => undefined));
    const clips = await Promise.all([
      files.download(URL_OF_FILE, NOBODY_LEAVES),
      files.download('http://elsewhere.test/b.wav', NOBODY_LEAVES),
      files.decode(Uint8Array.from(file), NOBODY_LEAVES),
    ]);
    expect(new Set(clips).size).toBe(1);
    const base64 = Buffer.from(file).toString('base64');
    expect(await files.decode(base64, NOBODY_LEAVES)).toBe(await files.decode(base64, NOBODY_LEAVES));
    expect(await files.decode(wavOf(100, 8), NOBODY_LEAVES)).not.toBe(clips[0]);
  });

  it('limit file.cache_bytes: are decoded again where they are not kept', async () => {
    let crowded = 0;
    // A frame of 160 samples counts 640 bytes: there is room for one.
    const files = new AudioFiles(serving(wavOf(20)), new KeptFiles(() => crowded++, { cacheBytes: 1_000 }));
    const first = await files.decode(wavOf(20), NOBODY_LEAVES);
    await files.decode(wavOf(20, 7), NOBODY_LEAVES);
    expect(crowded).toBe(1);
    const again = await files.decode(wavOf(20), NOBODY_LEAVES);
    expect(again).not.toBe(first);
    expect(again.pcm).toEqual(first.pcm);
  });

  it('limit file.download_bytes: fail where more would be under way at once, and again not once those are decoded', async () => {
    const file = wavOf(100);
    const files = new AudioFiles(serving(file), new KeptFiles(() => undefined, { downloadBytes: 2500 }));
    const [first, second] = await Promise.all([
      failure(files.download(URL_OF_FILE, NOBODY_LEAVES)),
      failure(files.download(URL_OF_FILE, NOBODY_LEAVES)),
    ]);
    expect(first).toBe('[object Object]');
    expect(second).toMatchObject({ limit: 'file.download_bytes' });
    expect(await failure(files.download(URL_OF_FILE, NOBODY_LEAVES))).toBe('[object Object]');
  });

  it('are not decoded for a call that has ended', async () => {
    const files = new AudioFiles(serving(wavOf(100)), new KeptFiles(() => undefined));
    const gone = AbortSignal.abort(new Error('nobody listens'));
    await expect(files.decode(wavOf(100), gone)).rejects.toThrow('nobody listens');
  });

  it('the journal says which limit a file failed at', async () => {
    const world = new ExchangeWorld();
    world.files.set(URL_OF_FILE, new MediaError('audio', 'less', 'more', 'file.download_bytes'));
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: URL_OF_FILE });
    await world.clock.advanceAsync(100);
    expect(world.payload('call.playback.ended', call)).toMatchObject({ status: 'failed' });
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'file.download_bytes', queue: 'main' }]);
  });
});

describe('decoding', () => {
  it('takes two files at once and then the smallest, leaving out those that nobody wants any more', async () => {
    const decoding = new Decoding();
    const order: number[] = [];
    const ends: (() => void)[] = [];
    const leaver = new AbortController();
    const start = (bytes: number, signal = NOBODY_LEAVES): Promise<unknown> =>
      failure(
        decoding.run(bytes, signal, () => {
          order.push(bytes);
          return new Promise<void>((resolve) => ends.push(resolve));
        }),
      );
    const all = [start(900), start(800), start(700), start(5), start(60), start(1, leaver.signal)];
    leaver.abort(new Error('gone'));
    await Promise.resolve();
    expect(order).toEqual([900, 800]);
    for (let i = 0; i < 5; i++) {
      ends[i]?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(all);
    expect(order).toEqual([900, 800, 5, 60, 700]);
  });
});
