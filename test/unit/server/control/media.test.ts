import { describe, expect, it } from 'vitest';
import { controls } from '../../../../src/control.js';
import { SimulatorError } from '../../../../src/control/simulator-error.js';
import { controlWorld, serveControl } from '../../../support/control-world.js';
import { wavOf } from '../../../support/sounds.js';

/** The control API, and a client of its uploads. */
async function served() {
  const world = controlWorld();
  const api = await serveControl(world);
  const ask = async (method: string, name: string, body?: Uint8Array<ArrayBuffer>, type?: string) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const response = await fetch(`${api.url}/media${name}`, { method, headers, ...(body ? { body } : {}) });
    return { status: response.status, ...((await response.json()) as object) };
  };
  return { ...world, ask, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

const wav = Uint8Array.from(wavOf(100));

describe('/_sim/media', () => {
  it.each([undefined, 'audio/wav', 'application/json'])(
    'takes a file as it is, whatever its type is said to be (%s)',
    async (type) => {
      await using world = await served();
      const file = { name: 'my greeting', bytes: wav.length, from: 'upload' };
      expect(await world.ask('PUT', '/my%20greeting', wav, type)).toEqual({ status: 200, data: file });
      expect(await world.ask('GET', '')).toMatchObject({ status: 200, data: [file] });
      expect(await world.ask('DELETE', '/my%20greeting')).toEqual({ status: 200, data: file });
      expect(await world.ask('DELETE', '/my%20greeting')).toMatchObject({
        status: 404,
        errors: [{ source: { parameter: 'name' } }],
      });
      expect(await world.ask('GET', '')).toMatchObject({ status: 200, data: [] });
    },
  );

  it.each([
    ['no audio', '/hello', Buffer.from('no audio'), 'expected a WAV or MP3 file'],
    ['nothing', '/hello', undefined, 'expected a WAV or MP3 file'],
    ['a name that leads elsewhere', '/..%2Fhello', wav, 'name'],
    ['a name of 256 characters', `/${'x'.repeat(256)}`, wav, 'name'],
  ])('refuses %s, and keeps what was there', async (_what, name, body, text) => {
    await using world = await served();
    await world.ask('PUT', '/hello', wav);
    const answer = await world.ask('PUT', name, body && Uint8Array.from(body));
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer)).toContain(text);
    expect(await world.ask('GET', '')).toMatchObject({ data: [{ name: 'hello', bytes: wav.length }] });
  });

  it('refuses what there is no room for, and tells the journal', async () => {
    await using world = await served();
    const { storage } = world.exchange.files;
    for (let i = 0; i < 1000; i++) storage.put(`file ${i}`, wav);
    expect(await world.ask('PUT', '/one-more', wav)).toMatchObject({ status: 409 });
    expect(world.journal.list({ types: ['limit.reached'] }, 10)).toMatchObject([
      { what: 'media.files', media_name: 'one-more' },
    ]);
  });
});

describe('simulator.media', () => {
  it('does the same with bytes and with base64', async () => {
    const { exchange } = controlWorld();
    const { media } = controls(() => exchange);
    const own = Uint8Array.from(wav);
    expect(await media.put('hello', own)).toMatchObject({ name: 'hello', bytes: wav.length });
    own.fill(0);
    expect(Buffer.from(await exchange.files.storage.read('hello')).equals(wav)).toBe(true);
    await media.put('again', Buffer.from(wav).toString('base64'));
    expect((await media.list()).map(({ name }) => name)).toEqual(['again', 'hello']);
    expect(await media.delete('again')).toMatchObject({ name: 'again' });
    await expect(media.delete('again')).rejects.toThrow(SimulatorError);
    await expect(media.put('a/b', wav)).rejects.toMatchObject({ code: 422 });
  });
});
