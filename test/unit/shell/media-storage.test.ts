import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { MediaStorage } from '../../../src/shell/media-storage.js';
import { PLAYBACK_FETCH } from '../../../src/shell/audio-source.js';
import { isFolder } from '../../../src/platform/media-folder.js';

let parent: string;
let folder: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'telnyx-sim-media-'));
  folder = join(parent, 'media');
  await mkdir(join(folder, 'more'), { recursive: true });
  await writeFile(join(parent, 'secret.wav'), 'secret');
  await writeFile(join(folder, 'greeting.wav'), 'a greeting');
  await writeFile(join(folder, 'greeting.mp3'), 'the same as MP3');
  await writeFile(join(folder, 'bye.mp3'), 'bye');
  await writeFile(join(folder, 'plain'), 'no extension');
  await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
  await writeFile(join(folder, 'huge.wav'), '');
  await truncate(join(folder, 'huge.wav'), PLAYBACK_FETCH.maxBytes + 1);
});

afterAll(() => rm(parent, { recursive: true }));

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('the files of a configured folder', () => {
  it.each([
    ['greeting.wav', 'a greeting'],
    ['greeting.mp3', 'the same as MP3'],
    ['greeting', 'a greeting'],
    ['bye', 'bye'],
    ['plain', 'no extension'],
  ])('are played by their names: %s', async (name, content) => {
    expect(text(await new MediaStorage({ folder }).read(name))).toBe(content);
  });

  it.each(['../secret.wav', '../secret', '..', '.', '', 'more', 'more/x', 'dangling', 'nobody', 'gree\0ting', 'huge'])(
    'are all that a name leads to: %j is not found',
    async (name) => {
      await expect(new MediaStorage({ folder }).read(name)).rejects.toMatchObject({ notFound: true });
    },
  );

  it('are listed by name, folders left out', async () => {
    const files = await new MediaStorage({ folder }).list();
    expect(files.map(({ name }) => name)).toEqual(['bye.mp3', 'greeting.mp3', 'greeting.wav', 'huge.wav', 'plain']);
    expect(files[0]).toEqual({ name: 'bye.mp3', bytes: 3, from: 'folder' });
  });

  it('are none where the folder has gone', async () => {
    const storage = new MediaStorage({ folder: join(parent, 'gone') });
    expect(await storage.list()).toEqual([]);
    await expect(storage.read('greeting')).rejects.toMatchObject({ notFound: true });
    expect([isFolder(folder), isFolder(join(folder, 'plain')), isFolder(join(parent, 'gone'))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('stand behind uploads of the same name', async () => {
    const storage = new MediaStorage({ folder });
    storage.put('greeting', Buffer.from('uploaded'));
    storage.put('bye.mp3', Buffer.from('12345'));
    expect(text(await storage.read('greeting'))).toBe('uploaded');
    expect((await storage.list())[0]).toEqual({ name: 'bye.mp3', bytes: 5, from: 'upload' });
    expect(storage.remove('greeting')).toBe(8);
    expect(text(await storage.read('greeting'))).toBe('a greeting');
    expect(storage.remove('greeting')).toBeUndefined();
  });
});

describe('uploads', () => {
  it('limit media.files: no further name is taken, and a known one is', () => {
    const storage = new MediaStorage({ maxFiles: 1 });
    expect(storage.put('a', Buffer.alloc(1))).toBeUndefined();
    expect(storage.put('b', Buffer.alloc(1))).toBe('media.files');
    expect(storage.put('a', Buffer.alloc(2))).toBeUndefined();
    expect(LIMITS['media.files']).toBe(1000);
  });

  it('limit media.bytes: what would be too much changes nothing, and what goes makes room', async () => {
    const storage = new MediaStorage({ maxBytes: 10 });
    expect(storage.put('a', Buffer.from('123456'))).toBeUndefined();
    expect(storage.put('b', Buffer.from('12345'))).toBe('media.bytes');
    expect(storage.put('a', Buffer.from('1234567'))).toBeUndefined();
    expect(storage.put('a', Buffer.from('12345678901'))).toBe('media.bytes');
    expect(text(await storage.read('a'))).toBe('1234567');
    storage.remove('a');
    expect(storage.put('b', Buffer.alloc(10))).toBeUndefined();
  });
});
