import { afterEach, describe, expect, it } from 'vitest';
import type { Response } from 'supertest';
import type { Call } from '../../../src/calls/call.js';
import type { ExchangeWish } from '../../support/exchange.js';
import { lastFile } from '../../support/recorded.js';
import { TelnyxWorld } from '../../support/telnyx-world.js';

let world: TelnyxWorld;
afterEach(() => world[Symbol.asyncDispose]());

/** A recording of a second that was made over HTTP, and the URL that its webhook has. */
async function recorded(wish: ExchangeWish = {}): Promise<{ call: Call; url: URL }> {
  world = await TelnyxWorld.open(wish);
  const call = await world.answered();
  await world.command(call.id, 'record_start', { format: 'wav', channels: 'single' });
  world.say(call, 'Good morning');
  await world.clock.advanceAsync(1000);
  await world.command(call.id, 'record_stop');
  await world.clock.advanceAsync(1000);
  const urls = world.payload('call.recording.saved')['recording_urls'] as { readonly wav: string };
  return { call, url: new URL(urls.wav) };
}

const get = ({ pathname, search }: URL, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  Promise.resolve(world.anonymous(method, `${pathname}${search}`).set(headers).buffer(true).parse(asBytes));

/** The body as it came: supertest would make a text of it. */
function asBytes(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  // superagent's types have its own answer here; it is node's.
  const stream = response as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

const told = (): unknown[] => world.events('file.request').map(({ status, why }) => [status, why]);

describe('the URL of a recording', () => {
  it('gives the file without a key, to a page of any origin, under the name that was asked for', async () => {
    const { call, url } = await recorded();
    const response = await get(url, { origin: 'https://app.example' });
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'audio/wav',
      'access-control-allow-origin': '*',
      'accept-ranges': 'bytes',
      'content-disposition': `inline; filename="${call.legId}-1767225600.wav"`,
    });
    expect((response.body as Buffer).equals(await lastFile(world))).toBe(true);
    expect(world.events('file.request')).toMatchObject([{ status: 200, call_control_id: call.id, method: 'GET' }]);
  });

  it('begins with the Host that the app asked, or with --public-url', async () => {
    const { url } = await recorded();
    expect([url.host, url.pathname.slice(0, 19)]).toEqual([`127.0.0.1:${world.port}`, '/_files/recordings/']);
    await world[Symbol.asyncDispose]();
    const { url: other } = await recorded({ config: { publicUrl: 'https://sim.example/' } });
    expect(other.href).toMatch(/^https:\/\/sim\.example\/_files\/recordings\//);
    expect((await get(other)).status).toBe(200);
  });

  it('answers HEAD, and parts of the file', async () => {
    const { url } = await recorded();
    const whole = Buffer.from(await lastFile(world));
    const head = await get(url, {}, 'HEAD');
    expect([head.status, head.headers['content-length']]).toEqual([200, String(whole.length)]);
    const part = await get(url, { range: 'bytes=44-143' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 44-143/${whole.length}`]);
    expect((part.body as Buffer).equals(whole.subarray(44, 144))).toBe(true);
    expect((await get(url, { range: 'bytes=-10' })).body).toEqual(whole.subarray(-10));
    const beyond = await get(url, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.length}`]);
    expect((await get(url, {}, 'OPTIONS')).status).toBe(204);
    expect((await get(url, {}, 'POST')).status).toBe(405);
  });

  it('is 400 with an Authorization header, as Telnyx’s storage takes it for a second key', async () => {
    const { url } = await recorded();
    const response = await get(url, { authorization: 'Bearer KEY' });
    expect([response.status, response.headers['content-type']]).toEqual([400, 'application/xml; charset=utf-8']);
    expect((response.body as Buffer).toString()).toContain('<Code>InvalidArgument</Code>');
    expect(told()).toEqual([[400, 'authorization']]);
  });

  it('is 403 after ten minutes of world time, when GET /recordings has a new one', async () => {
    const { url } = await recorded();
    await world.clock.advanceAsync(590_000);
    expect((await get(url)).status).toBe(200);
    await world.clock.advanceAsync(11_000);
    expect((await get(url)).status).toBe(403);
    const listed = await world.send('GET', '/v2/recordings');
    const [fresh] = (listed.body as { data: { download_urls: { wav: string } }[] }).data;
    expect((await get(new URL(fresh?.download_urls.wav ?? ''))).status).toBe(200);
    expect(told()).toEqual([
      [200, undefined],
      [403, 'expired'],
      [200, undefined],
    ]);
  });

  it.each([
    ['another signature', (url: URL) => url.searchParams.set('signature', 'f'.repeat(64))],
    ['a later end', (url: URL) => url.searchParams.set('expires', '9999999999')],
    ['no signature', (url: URL) => url.searchParams.delete('signature')],
    ['another name', (url: URL) => (url.pathname = url.pathname.replace('.wav', '.mp3'))],
    ['a path out of the folder', (url: URL) => (url.pathname = '/_files/recordings/..%2f..%2fetc%2fpasswd')],
  ])('is 403 with %s', async (_, change) => {
    const { url } = await recorded();
    change(url);
    expect((await get(url)).status).toBe(403);
    expect(told()).toEqual([[403, 'forged']]);
  });

  it('is 404 once the recording has been deleted', async () => {
    const { url } = await recorded();
    const [recording] = world.exchange.recordings.list();
    const path = `/v2/recordings/${recording?.id ?? ''}`;
    expect((await world.send('DELETE', path)).body).toMatchObject({ data: { id: recording?.id } });
    expect((await get(url)).status).toBe(404);
    expect((await world.send('GET', path)).status).toBe(404);
    expect(told()).toEqual([[404, 'unknown']]);
  });
});
