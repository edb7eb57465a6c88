import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { FetchError } from '../../../src/platform/fetch-error.js';
import { DownloadedFiles } from '../../../src/shell/downloaded-files.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';
import { TelnyxWorld } from '../../support/telnyx-world.js';

const MUSIC = 'http://files.test/music.wav';

/** The level of what the far end heard first. */
const heard = (world: ExchangeWorld, call: Call): number => Math.round((world.audio(call, 'heard')[80] ?? 0) / 100);

describe('media_name', () => {
  it('plays a stored file, which the webhooks name', async () => {
    const world = new ExchangeWorld();
    world.exchange.files.storage.put('hello', wavOf(100));
    const call = await world.answered();
    world.ok(call, 'playback_start', { media_name: 'hello' });
    await world.clock.advanceAsync(500);
    for (const type of ['call.playback.started', 'call.playback.ended']) {
      expect(world.payload(type)).toMatchObject({ media_name: 'hello', overlay: false });
      expect(world.payload(type)).not.toHaveProperty('media_url');
    }
    expect(world.payload('call.playback.ended')).toMatchObject({ status: 'completed' });
    expect(heard(world, call)).toBe(10);
    expect(world.events('activity.started', call)).toMatchObject([{ kind: 'playback', media_name: 'hello' }]);
  });

  it('is file_not_found where there is no such file', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'playback_start', { media_name: 'nobody' });
    await world.clock.advanceAsync(100);
    expect(world.payload('call.playback.ended')).toMatchObject({
      status: 'file_not_found',
      media_name: 'nobody',
      status_detail: 'media_name: expected the name of a stored file, came "nobody"',
    });
  });

  it('is what was stored when its turn came', async () => {
    const world = new ExchangeWorld();
    const { storage } = world.exchange.files;
    storage.put('hello', wavOf(100, 1000));
    const call = await world.answered();
    world.ok(call, 'playback_start', { media_name: 'hello' });
    await world.clock.advanceAsync(200);
    storage.put('hello', wavOf(100, 3000));
    world.ok(call, 'playback_start', { media_name: 'hello' });
    await world.clock.advanceAsync(200);
    expect(Math.round((world.audio(call, 'heard')[1700] ?? 0) / 100)).toBe(30);
  });

  it.each(['constructor', '__proto__', 'toString'])('may be %s', async (name) => {
    const world = new ExchangeWorld();
    world.exchange.files.storage.put(name, wavOf(100));
    const call = await world.answered();
    world.ok(call, 'playback_start', { media_name: name });
    await world.clock.advanceAsync(500);
    expect(world.payload('call.playback.ended')).toMatchObject({ status: 'completed' });
    expect(heard(world, call)).toBe(10);
  });

  it('has words where the configuration tells them', async () => {
    const world = new ExchangeWorld({ config: { transcripts: { hello: 'Good morning' } } });
    world.exchange.files.storage.put('hello', wavOf(400));
    const call = await world.answered();
    world.ok(call, 'transcription_start', { transcription_tracks: 'outbound' });
    world.ok(call, 'playback_start', { media_name: 'hello' });
    await world.clock.advanceAsync(2000);
    expect(world.payload('call.transcription')).toMatchObject({
      transcription_data: { transcript: 'Good morning', is_final: true },
    });
  });

  it('is forgotten at a reset', async () => {
    const world = new ExchangeWorld();
    world.exchange.files.storage.put('hello', wavOf(100));
    world.exchange.reset();
    expect(await world.exchange.files.storage.list()).toEqual([]);
  });

  it('of a dial and of a transfer is what the new leg hears first', async () => {
    const world = new ExchangeWorld();
    world.exchange.files.storage.put('hello', wavOf(100, 2000));
    const dialled = await world.dial({ media_name: 'hello' });
    const call = await world.answered();
    world.ok(call, 'transfer', { to: '+15550100200', media_name: 'hello' });
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.playback.ended', dialled)).toMatchObject({ media_name: 'hello', status: 'completed' });
    expect(heard(world, dialled)).toBe(20);
    const played = world.webhooks().filter(({ type }) => type === 'call.playback.ended');
    expect(played.map(({ payload }) => payload['status'])).toEqual(['completed', 'completed']);
  });
});

/** The number of times that each URL has been downloaded. */
function counted(world: ExchangeWorld): () => number {
  let downloads = 0;
  const { files } = world;
  const get = files.get.bind(files);
  files.get = (url) => {
    downloads++;
    return get(url);
  };
  return () => downloads;
}

describe('cache_audio', () => {
  async function playing(world: ExchangeWorld, call: Call, body: object = {}): Promise<void> {
    world.ok(call, 'playback_start', { audio_url: MUSIC, ...body });
    await world.clock.advanceAsync(200);
  }

  it('downloads a file once for a call, and anew with false', async () => {
    const world = new ExchangeWorld();
    world.files.set(MUSIC, wavOf(100, 1000));
    const downloads = counted(world);
    const call = await world.answered();
    await playing(world, call);
    world.files.set(MUSIC, wavOf(100, 3000));
    await playing(world, call);
    expect(downloads()).toBe(1);
    await playing(world, call, { cache_audio: false });
    expect(downloads()).toBe(2);
    await playing(world, await world.answered());
    expect(downloads()).toBe(3);
    const levels = [0, 1600, 3200].map((at) => Math.round((world.audio(call, 'heard')[at + 80] ?? 0) / 100));
    expect(levels).toEqual([10, 10, 30]);
  });

  it('limit call.downloads: the file that was downloaded first is downloaded again', () => {
    const downloaded = new DownloadedFiles(2);
    for (const url of ['a', 'b', 'c']) downloaded.set(url, `key of ${url}`);
    expect(['a', 'b', 'c'].map((url) => downloaded.get(url))).toEqual([undefined, 'key of b', 'key of c']);
  });
});

describe('a dial that begins with a file', () => {
  const dialBody = (world: TelnyxWorld, more: object): object => ({
    connection_id: world.exchange.applications.default.id,
    from: '+15550100001',
    to: '+15550100200',
    ...more,
  });

  it.each([
    ['is not there', new FetchError('GET x: the server answered 404', true), 404, '10005', 'Audio file not found'],
    ['cannot be downloaded', new FetchError('GET x: too late', false), 400, '90040', 'Downloading audio file failed'],
  ])('is refused where it %s, and changes nothing', async (_what, error, status, code, title) => {
    await using world = await TelnyxWorld.open();
    world.files.set(MUSIC, error);
    const answer = await world.send('POST', '/v2/calls', dialBody(world, { audio_url: MUSIC }));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ errors: [{ code, title, source: { pointer: '/audio_url' } }] });
    expect([...world.exchange.calls()]).toEqual([]);
  });

  it('is refused where no file has the name', async () => {
    await using world = await TelnyxWorld.open();
    const answer = await world.send('POST', '/v2/calls', dialBody(world, { media_name: 'nobody' }));
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ errors: [{ code: '10005', source: { pointer: '/media_name' } }] });
  });

  it('downloads it once', async () => {
    await using world = await TelnyxWorld.open();
    world.files.set(MUSIC, wavOf(100, 2000));
    const downloads = counted(world);
    const answer = await world.send('POST', '/v2/calls', dialBody(world, { audio_url: MUSIC }));
    expect(answer.status).toBe(200);
    await world.clock.advanceAsync(1000);
    const { data } = answer.body as { data: { call_control_id: string } };
    const call = world.call(data.call_control_id);
    expect(world.payload('call.playback.ended', call)).toMatchObject({ status: 'completed' });
    expect(downloads()).toBe(1);
  });

  it('is accepted where the file cannot be played, which then fails', async () => {
    await using world = await TelnyxWorld.open();
    world.files.set(MUSIC, Buffer.from('no audio'));
    expect((await world.send('POST', '/v2/calls', dialBody(world, { audio_url: MUSIC }))).status).toBe(200);
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.playback.ended')).toMatchObject({ status: 'failed' });
  });
});
