import { LIMITS } from '../../../src/limits.js';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pacer } from '../../../src/media/pacer.js';
import { ByteBudget } from '../../../src/platform/byte-budget.js';
import { RealClock, RealWorldClock } from '../../../src/platform/clock.js';
import { createSocketDialer } from '../../../src/platform/socket.js';
import { mediaFormat, readStreamParams } from '../../../src/streaming/params.js';
import { StreamSession } from '../../../src/streaming/session.js';
import { newStreamStats } from '../../../src/streaming/stats.js';
import { switchesWith } from '../../../src/switches.js';
import type { FrameJson } from '../../support/fake-socket.js';
import { legOf } from '../../support/spoken-leg.js';
import { IDS, mark, media, RTP } from '../../support/stream-world.js';

let app: WebSocketServer;
beforeEach(async () => {
  app = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(app, 'listening');
});
afterEach(() => {
  for (const client of app.clients) client.terminate();
  app.close();
});

/** A stream on the real clock and network; `ended` resolves when it fails or the app closes. */
function stream(url: string) {
  const clock = new RealWorldClock(new RealClock());
  const leg = legOf(clock);
  const params = readStreamParams({ ...RTP, stream_url: url, stream_auth_token: 'T' });
  const told: string[] = [];
  const journal: string[] = [];
  const stats = newStreamStats();
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const session = new StreamSession({
    clock,
    pacer: new Pacer(clock, clock.host),
    dialer: createSocketDialer(),
    switches: switchesWith(),
    params,
    ids: IDS,
    stats,
    isRealTime: true,
    held: new ByteBudget(LIMITS['streams.held_bytes']),
    record: (type) => journal.push(type),
    events: {
      connected: () => told.push('connected'),
      failed: (reason, detail) => {
        told.push(`${reason} ${detail}`);
        end();
      },
      started: () => told.push('started'),
      closed: (_by, _code, detail) => {
        told.push(detail);
        end();
      },
    },
  });
  session.connect();
  session.start(leg, mediaFormat(params, leg.codec));
  return { session, leg, ended, told, journal, stats };
}

const address = (): string => `127.0.0.1:${(app.address() as AddressInfo).port}`;

async function connection(): Promise<{
  client: WebSocket;
  frames: FrameJson[];
  until: (event: string) => Promise<void>;
}> {
  const [client] = (await once(app, 'connection')) as [WebSocket];
  const frames: FrameJson[] = [];
  client.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as FrameJson;
    frames.push(frame);
    client.emit(`frame ${frame.event}`);
  });
  return {
    client,
    frames,
    until: async (event) => {
      if (!frames.some((frame) => frame.event === event)) await once(client, `frame ${event}`);
    },
  };
}

describe('a stream over a real WebSocket', () => {
  it('plays what the app sends, returns its mark, and ends with stop and an empty close frame', async () => {
    const { session, leg, told, journal } = stream(`wss://${address()}/media?call=v3%3Aabc`);
    const { client, frames, until } = await connection();
    client.send(JSON.stringify(media(new Uint8Array(800).fill(0x10))));
    client.send(JSON.stringify(mark('end')));
    await until('mark');
    expect(leg.outbound.nonSilentSamples).toBe(800);
    const closed = once(client, 'close');
    session.stop();
    expect((await closed)[0]).toBe(1005);
    expect(frames.slice(0, 2).map(({ event }) => event)).toEqual(['connected', 'start']);
    expect(frames.at(-1)?.event).toBe('stop');
    // 100 ms of audio after 20 to 40 ms of lead: at least five media frames came before the mark.
    const before = frames.slice(
      0,
      frames.findIndex(({ event }) => event === 'mark'),
    );
    expect(before.filter(({ event }) => event === 'media').length).toBeGreaterThanOrEqual(5);
    expect(frames.slice(1).map(({ sequence_number }) => sequence_number)).toEqual(
      frames.slice(1).map((_, i) => String(i + 1)),
    );
    // The address was wss, the app speaks plainly: that is journalled.
    expect(journal).toContain('stream.fallback');
    expect(told).toEqual(['connected', 'started']);
  });

  it('is over when the app closes, and tells why', async () => {
    const { ended, told, stats } = stream(`ws://${address()}/`);
    const { client, until } = await connection();
    await until('media');
    client.close(1011, 'app error');
    await ended;
    expect(told).toEqual(['connected', 'started', 'close code 1011: app error']);
    expect(stats.frames_sent).toBeGreaterThan(0);
  });

  it('fails where nobody listens', async () => {
    const { ended, told } = stream('ws://127.0.0.1:1/');
    await ended;
    expect(told).toEqual(['connection_failed connect ECONNREFUSED 127.0.0.1:1']);
  });

  it('takes a storm of frames from the app without falling behind', async () => {
    const { stats, session, leg } = stream(`ws://${address()}/`);
    const { client, frames, until } = await connection();
    await until('start');
    const frame = JSON.stringify(media(new Uint8Array(160).fill(0x10)));
    for (let i = 0; i < 5000; i++) client.send(frame);
    client.send('{"event":"clear"}');
    client.send(JSON.stringify(mark('end')));
    await until('mark');
    expect(stats.frames_received).toBe(5000);
    expect(frames.filter(({ event }) => event === 'error')).toEqual([]);
    expect(leg.outbound.endSample).toBeLessThan(5000 * 160);
    session.stop();
  });
});
