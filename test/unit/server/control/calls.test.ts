import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { streamingStart } from '../../../../src/commands/streaming-start.js';
import { readWav } from '../../../../src/media/wav.js';
import { misfits } from '../../../support/control-schemas.js';
import { app, controlWorld, serveControl, type ControlWorld } from '../../../support/control-world.js';

const RING = { from: '+15550100001', to: '+15550100002' };

async function ring(server: Parameters<typeof request>[0], body: object = RING): Promise<Record<string, string>> {
  const response = await request(server).post('/_sim/calls').send(body);
  expect(response.status).toBe(201);
  return (response.body as { data: Record<string, string> }).data;
}

const ids = (body: unknown): string[] =>
  (body as { data: { call_control_id: string }[] }).data.map((call) => call.call_control_id);

describe('POST /_sim/calls', () => {
  it('rings in on the default application and answers with the ids once call.initiated is queued', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const data = await ring(served.server);
    expect(misfits('CallIds', data)).toEqual([]);
    expect(data['connection_id']).toBe(world.exchange.applications.default.id);
    const call = world.exchange.findCall(data['call_control_id'] ?? '');
    expect(call).toMatchObject({
      direction: 'incoming',
      state: 'ringing',
      codec: 'PCMU',
      from: RING.from,
      to: RING.to,
    });
    expect(world.exchange.deliveries.list().map((delivery) => delivery.event_type)).toEqual(['call.initiated']);
  });

  it('takes everything that a caller brings along', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const data = await ring(served.server, {
      from: 'anonymous',
      to: 'sip:app@example.com',
      connection_id: '42',
      webhook_url: 'http://127.0.0.1:9/own',
      codec: 'PCMA',
      caller_id_name: 'Ada',
      sip_headers: [{ name: 'User-to-User', value: 'x' }],
      custom_headers: [{ name: 'X-Own', value: 'y' }],
    });
    expect(data['connection_id']).toBe('42');
    expect(world.exchange.findCall(data['call_control_id'] ?? '')).toMatchObject({
      codec: 'PCMA',
      identity: { callerIdName: 'Ada' },
      sipHeaders: [{ name: 'User-to-User', value: 'x' }],
      customHeaders: [{ name: 'X-Own', value: 'y' }],
    });
    expect(world.sender.sent[0]?.url).toBe('http://127.0.0.1:9/own');
  });

  it('lets an unanswered caller give up after 60 s, or as long as patience_secs says', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const usual = await ring(served.server);
    const hasty = await ring(served.server, { ...RING, patience_secs: 2.5 });
    const stateOf = (call: Record<string, string>) => world.exchange.findCall(call['call_control_id'] ?? '')?.state;
    world.clock.advance(2_499);
    expect(stateOf(hasty)).toBe('ringing');
    world.clock.advance(1);
    expect(stateOf(hasty)).toBe('ended');
    world.clock.advance(57_499);
    expect(stateOf(usual)).toBe('ringing');
    world.clock.advance(1);
    expect(stateOf(usual)).toBe('ended');
  });

  it('refuses a patience that no timer holds', async () => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, patience_secs: 86_401 });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ source: { pointer: '/patience_secs' } }] });
  });

  it.each([
    { from: '5550100', to: '+15550100002' },
    { from: '+15550100001', to: 'anonymous' },
    { from: '+05550100001', to: '+15550100002' },
    { from: '', to: '+15550100002' },
  ])('refuses what is neither a number nor a SIP URI: %o', async (body) => {
    await using served = await serveControl(controlWorld());
    expect((await request(served.server).post('/_sim/calls').send(body)).status).toBe(422);
  });

  it('refuses an unknown connection where connections are strict', async () => {
    const world = controlWorld({ config: { strictConnections: true } });
    await using served = await serveControl(world);
    const response = await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, connection_id: '42' });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ code: '422', source: { pointer: '/connection_id' } }] });
    await ring(served.server);
  });
});

describe('GET /_sim/calls', () => {
  it('lists the newest first, by state and connection, up to a limit', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const first = (await ring(served.server, { ...RING, connection_id: '1' }))['call_control_id'] ?? '';
    const second = (await ring(served.server, { ...RING, connection_id: '2' }))['call_control_id'] ?? '';
    const third = (await ring(served.server, { ...RING, connection_id: '1' }))['call_control_id'] ?? '';
    app.answer(world, second);
    const list = async (query: string): Promise<string[]> =>
      ids((await request(served.server).get(`/_sim/calls${query}`)).body);
    expect(await list('')).toEqual([third, second, first]);
    expect(await list('?state=ringing')).toEqual([third, first]);
    expect(await list('?state=active')).toEqual([second]);
    expect(await list('?state=ended')).toEqual([]);
    expect(await list('?connection_id=1')).toEqual([third, first]);
    expect(await list('?connection_id=1&limit=1')).toEqual([third]);
  });
});

describe('GET /_sim/calls/{call_control_id}', () => {
  it('shows a call through its life, as documented', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const { call_control_id: id = '' } = await ring(served.server);
    const look = async (): Promise<Record<string, unknown>> => {
      const { data } = (await request(served.server).get(`/_sim/calls/${id}`)).body as {
        data: Record<string, unknown>;
      };
      expect(misfits('Call', data)).toEqual([]);
      return data;
    };
    expect(await look()).toMatchObject({
      direction: 'incoming',
      state: 'ringing',
      created_at: '2026-01-01T00:00:00.000000Z',
      answered_at: null,
      hangup: null,
      party: { speaking: false, dtmf_heard: '', received_headers: [], received_sip_info: [] },
      activities: [],
    });
    world.clock.advance(1000);
    app.answer(world, id);
    const body = { stream_url: 'ws://127.0.0.1:9/media', stream_track: 'both_tracks' } as object;
    world.exchange.command(streamingStart, { callControlId: id, apiKey: 'key', body });
    expect(await look()).toMatchObject({
      state: 'active',
      answered_at: '2026-01-01T00:00:01.000000Z',
      activities: [
        {
          kind: 'stream',
          state: 'starting',
          stream_url: 'ws://127.0.0.1:9/media',
          track: 'both_tracks',
          media_format: null,
        },
      ],
    });
    world.dialer.accept();
    world.clock.advance(1000);
    expect(await look()).toMatchObject({
      activities: [
        { state: 'running', media_format: { encoding: 'PCMU', sample_rate: 8000, channels: 1 }, ended_at: null },
      ],
    });
    await request(served.server).post(`/_sim/calls/${id}/party/hangup`);
    expect(await look()).toMatchObject({
      state: 'ended',
      ended_at: '2026-01-01T00:00:02.000000Z',
      hangup: { cause: 'normal_clearing', source: 'caller', sip: '200' },
      activities: [{ state: 'ended', ended_at: '2026-01-01T00:00:02.000000Z' }],
    });
  });

  it('answers 404 for an id that it does not know, or no longer', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const { call_control_id: id = '' } = await ring(served.server);
    const status = async (path: string): Promise<number> =>
      (await request(served.server).get(`/_sim/calls/${path}`)).status;
    expect(await status('v3:unknown')).toBe(404);
    expect(await status('v3:unknown/audio/heard.wav')).toBe(404);
    await request(served.server).post(`/_sim/calls/${id}/party/hangup`);
    expect(await status(id)).toBe(200);
    world.clock.advance(10 * 60 * 1000);
    expect(await status(id)).toBe(404);
  });
});

describe('the audio of a call', () => {
  async function wavOf(world: ControlWorld, id: string, view: string): Promise<Buffer> {
    await using served = await serveControl(world);
    const response = await request(served.server).get(`/_sim/calls/${id}/audio/${view}.wav`).buffer(true).parse(binary);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('audio/wav');
    const bytes = response.body as Buffer;
    expect(response.headers['content-length']).toBe(String(bytes.length));
    return bytes;
  }

  it('is a WAV file without samples before the answer', async () => {
    const world = controlWorld();
    const call = await world.exchange.ringIn({
      ...RING,
      codec: 'PCMU',
      patienceSecs: 60,
      webhookUrl: null,
      sipHeaders: [],
      customHeaders: [],
    });
    for (const view of ['heard', 'spoken', 'stereo']) {
      expect(readWav(await wavOf(world, call.id, view))).toMatchObject({ rate: 8000, pcm: { length: 0 } });
    }
  });

  it('runs from the answer on: heard, spoken, and both side by side', async () => {
    const world = controlWorld();
    const id = await app.dial(world, '+15550100200');
    await world.clock.advanceAsync(0);
    app.speak(world, id, 'hello');
    await world.clock.advanceAsync(1000);
    const heard = readWav(await wavOf(world, id, 'heard')).pcm;
    const spoken = readWav(await wavOf(world, id, 'spoken')).pcm;
    const stereo = await wavOf(world, id, 'stereo');
    expect(heard.length).toBe(8000);
    expect(heard.some((sample) => Math.abs(sample) > 1000)).toBe(true);
    expect(spoken.length).toBe(8000);
    expect(spoken.every((sample) => Math.abs(sample) < 10)).toBe(true);
    expect(stereo.readUInt16LE(22)).toBe(2);
    expect(stereo.readUInt32LE(40)).toBe(8000 * 4);
  });
});

function binary(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  // supertest hands the raw message over as a response of its own.
  const message = response as unknown as NodeJS.ReadableStream;
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => done(null, Buffer.concat(chunks)));
}
