import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from '../../../src/platform/folder.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

async function textOf(folder: Folder, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of folder.pieces(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('a folder', () => {
  it('has files that are written at once or piece by piece', async () => {
    const folder = new Folder(null);
    await folder.write('a.wav', [bytes('one '), bytes('two')]);
    await folder.append('b.pcm', bytes('one '));
    await folder.append('b.pcm', bytes('two'));
    expect([await textOf(folder, 'a.wav'), await textOf(folder, 'b.pcm')]).toEqual(['one two', 'one two']);
    await folder.remove('a.wav');
    await folder.remove('a.wav');
    expect(existsSync(folder.path('a.wav'))).toBe(false);
    await folder.close();
  });

  it('that is temporary goes when it is closed, and nothing is written any more', async () => {
    const folder = new Folder(null);
    await folder.write('a.wav', [bytes('one')]);
    const place = dirname(folder.path('a.wav'));
    await folder.close();
    expect(existsSync(place)).toBe(false);
    await expect(folder.write('b.wav', [])).rejects.toThrow('the folder has been closed');
  });

  it('of the user’s keeps its files, and has a folder for each key', async () => {
    const place = mkdtempSync(join(tmpdir(), 'telnyx-sim-test-'));
    const [plain, ofKey] = [new Folder(place), new Folder(place, 'KEY_secret')];
    for (const folder of [plain, ofKey]) {
      await folder.write('a.wav', [bytes('one')]);
      await folder.close();
    }
    expect(readdirSync(place).map((name) => name.length)).toEqual([16, 5]);
    expect(readdirSync(place).join()).not.toContain('secret');
    rmSync(place, { recursive: true });
  });

  it.each(['../a.wav', 'a/b', '', 'a.b.c', '.'])('refuses %j as a name', (name) => {
    expect(() => new Folder(null).path(name)).toThrow('file name: expected');
  });
});
