import { createServer, type RequestListener } from 'node:http';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { callAudio } from '../../../../src/control/calls.js';
import { LIMITS } from '../../../../src/limits.js';
import { PLAY_FETCH } from '../../../../src/control/playable.js';
import { writeWav } from '../../../../src/media/wav.js';
import { misfits } from '../../../support/control-schemas.js';
import { app, controlWorld, serveControl, until, type ControlWorld } from '../../../support/control-world.js';
import { sine } from '../../../support/signals.js';
import { listen } from '../../../support/webhook-endpoint.js';

const WAV = writeWav([sine(440, 1600, 16_000)], 16_000);
const FIXTURES = new URL('../../../../scenarios/audio/', import.meta.url);

async function ringing(world: ControlWorld): Promise<string> {
  const caller = { from: '+15550100001', to: '+15550100002', sipHeaders: [], customHeaders: [] };
  return (await world.exchange.ringIn({ ...caller, codec: 'PCMU', patienceSecs: 60, webhookUrl: null })).id;
}

async function answered(world: ControlWorld): Promise<string> {
  const id = await ringing(world);
  app.answer(world, id);
  return id;
}

async function dialled(world: ControlWorld): Promise<string> {
  const id = await app.dial(world);
  await world.clock.advanceAsync(0);
  return id;
}

async function ended(world: ControlWorld): Promise<string> {
  const id = await ringing(world);
  const call = world.exchange.findCall(id);
  if (call) world.exchange.partyAct(call, { act: 'hangup' });
  return id;
}

const acts = (world: ControlWorld): object[] =>
  world.journal
    .list({ types: ['party.act.*'] }, 100)
    .map(({ type, act_id, completed }) => ({ type, act_id, completed }));

describe('what the far end does', () => {
  it('is accepted with 202 and an id that the journal repeats when it begins and ends', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await answered(world);
    const response = await request(served.server).post(`/_sim/calls/${id}/party/say`).send({ text: 'Hello' });
    expect(response.status).toBe(202);
    const { data } = response.body as { data: { act_id: string; act: string } };
    expect(misfits('Act', data)).toEqual([]);
    expect(data.act).toBe('say');
    expect(acts(world)).toEqual([]);
    await world.clock.advanceAsync(5000);
    expect(acts(world)).toEqual([
      { type: 'party.act.started', act_id: data.act_id, completed: undefined },
      { type: 'party.act.ended', act_id: data.act_id, completed: true },
    ]);
  });

  it.each([
    ['answer', {}, 'active'],
    ['reject', {}, 'ended'],
    ['hangup', undefined, 'ended'],
  ])('has happened when %s is answered, and the journal has its beginning and end', async (act, body, state) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await dialled(world);
    const response = await request(served.server).post(`/_sim/calls/${id}/party/${act}`).send(body);
    expect(response.status).toBe(202);
    expect(world.exchange.findCall(id)?.state).toBe(state);
    const actId = (response.body as { data: { act_id: string } }).data.act_id;
    expect(acts(world)).toEqual([
      { type: 'party.act.started', act_id: actId, completed: undefined },
      { type: 'party.act.ended', act_id: actId, completed: true },
    ]);
  });

  it.each([
    [undefined, 'call_rejected'],
    ['user_busy', 'user_busy'],
    ['not_found', 'not_found'],
  ])('rejects with the cause %s as %s', async (cause, expected) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await dialled(world);
    await request(served.server).post(`/_sim/calls/${id}/party/reject`).send({ cause });
    expect(world.exchange.findCall(id)?.hangup?.cause).toBe(expected);
  });

  it('presses digits, which the app hears of', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await answered(world);
    const response = await request(served.server).post(`/_sim/calls/${id}/party/dtmf`).send({ digits: '1#' });
    expect(response.body).toMatchObject({ data: { act: 'dtmf' } });
    await world.clock.advanceAsync(1000);
    const digits = world.journal
      .list({ types: ['webhook.created'] }, 100)
      .filter(({ event_type }) => event_type === 'call.dtmf.received')
      .map(({ payload }) => (payload as { digit: string }).digit);
    expect(digits).toEqual(['1', '#']);
  });

  it('falls silent at once, and what was queued is dropped', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await answered(world);
    const path = `/_sim/calls/${id}/party`;
    await request(served.server).post(`${path}/say`).send({ text: 'A long story that is cut short' });
    await request(served.server).post(`${path}/say`).send({ text: 'Never heard' });
    await world.clock.advanceAsync(700);
    expect(world.exchange.findCall(id)?.party.speaking).toBe(true);
    expect((await request(served.server).post(`${path}/silence`)).status).toBe(202);
    await world.clock.advanceAsync(0);
    expect(world.exchange.findCall(id)?.party.speaking).toBe(false);
    await world.clock.advanceAsync(10_000);
    expect(acts(world).filter((entry) => 'completed' in entry && entry.completed === false)).not.toEqual([]);
    expect(world.exchange.findCall(id)?.party.speaking).toBe(false);
  });

  it.each([
    ['answer', {}, ringing],
    ['reject', {}, answered],
    ['say', { text: 'x' }, ringing],
    ['play', { audio_url: 'fixture:yes' }, dialled],
    ['dtmf', { digits: '1' }, dialled],
    ['silence', {}, ringing],
    ['hangup', {}, ended],
    ['say', { text: 'x' }, ended],
  ])('is refused with 409 and the reason where the state forbids it: %s', async (act, body, call) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await call(world);
    const response = await request(served.server).post(`/_sim/calls/${id}/party/${act}`).send(body);
    expect(response.status).toBe(409);
    expect(misfits('Errors', response.body)).toEqual([]);
    expect((response.body as { errors: { detail: string }[] }).errors[0]?.detail).toMatch(/far end/);
    expect(acts(world)).toEqual([]);
  });

  it('is refused with 404 on a call that nobody knows', async () => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server).post('/_sim/calls/v3:unknown/party/hangup');
    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ errors: [{ code: '404' }] });
  });

  it.each([
    ['say', {}, '/text'],
    ['say', { text: '' }, '/text'],
    ['say', { text: 'x'.repeat(10_001) }, '/text'],
    ['say', { text: 'x', loud: true }, '/loud'],
    ['dtmf', { digits: '' }, '/digits'],
    ['dtmf', { digits: '1w2' }, '/digits'],
    ['dtmf', { digits: '1'.repeat(101) }, '/digits'],
    ['dtmf', { digits: 1 }, '/digits'],
    ['reject', { cause: 'tired' }, '/cause'],
    ['hangup', { cause: 'x' }, '/cause'],
    ['play', { audio_url: 'file:///etc/passwd' }, '/audio_url'],
    ['play', { audio_url: 'http://' }, '/audio_url'],
    ['play', { audio: 'not base64!' }, '/audio'],
    ['play', { audio: Buffer.from('no WAV').toString('base64') }, '/audio'],
    ['play', { audio_url: 'fixture:unknown' }, '/audio_url'],
    ['play', { audio_url: 'fixture:..' }, '/audio_url'],
  ])('is refused with 422 when it is not in order: %s %o', async (act, body, pointer) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await answered(world);
    const response = await request(served.server).post(`/_sim/calls/${id}/party/${act}`).send(body);
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ code: '422', source: { pointer } }] });
    expect(acts(world)).toEqual([]);
  });

  it('may say 10,000 characters and press 100 digits at once', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await answered(world);
    const status = async (act: string, body: object): Promise<number> =>
      (await request(served.server).post(`/_sim/calls/${id}/party/${act}`).send(body)).status;
    expect(await status('say', { text: 'x'.repeat(10_000) })).toBe(202);
    expect(await status('dtmf', { digits: '1'.repeat(100) })).toBe(202);
  });
});

describe('a recording', () => {
  async function play(body: object, world = controlWorld()) {
    await using served = await serveControl(world);
    const id = await answered(world);
    const response = await request(served.server).post(`/_sim/calls/${id}/party/play`).send(body);
    await world.clock.advanceAsync(3000);
    return { response, spoken: await callAudio(world.exchange, callOf(world, id).id, 'spoken') };
  }

  function callOf(world: ControlWorld, id: string) {
    const call = world.exchange.findCall(id);
    if (!call) throw new Error('the call is gone');
    return call;
  }

  async function serving(listener: RequestListener) {
    const server = createServer(listener);
    const port = await listen(server);
    return {
      url: `http://127.0.0.1:${port}/a.wav`,
      [Symbol.asyncDispose]: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  }

  const loud = (wav: Uint8Array): boolean => {
    const view = new DataView(wav.buffer, wav.byteOffset);
    for (let at = 44; at + 1 < wav.length; at += 2) if (Math.abs(view.getInt16(at, true)) > 1000) return true;
    return false;
  };

  it('comes as base64, also in lines as MIME has it', async () => {
    const base64 = Buffer.from(WAV).toString('base64');
    for (const audio of [base64, base64.replaceAll(/(.{76})/g, '$1\r\n')]) {
      const { response, spoken } = await play({ audio });
      expect(response.status).toBe(202);
      expect(response.body).toMatchObject({ data: { act: 'play' } });
      expect(loud(spoken)).toBe(true);
    }
  });

  it.each(['audio/wav', 'audio/x-wav', 'Audio/Wave; rate=16000', 'audio/vnd.wave'])(
    'comes as it is, as a body of type %s',
    async (type) => {
      const world = controlWorld();
      await using served = await serveControl(world);
      const id = await answered(world);
      const response = await request(served.server)
        .post(`/_sim/calls/${id}/party/play`)
        .set('content-type', type)
        .send(Buffer.from(WAV));
      expect(response.status).toBe(202);
      await world.clock.advanceAsync(1000);
      expect(acts(world)).toMatchObject([{ type: 'party.act.started' }, { type: 'party.act.ended', completed: true }]);
    },
  );

  it('as a body of its own has the limits of one in JSON, and is a body of play alone', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await answered(world);
    const post = (path: string, body: Buffer) =>
      request(served.server).post(`/_sim/calls/${id}/party/${path}`).set('content-type', 'audio/wav').send(body);
    const large = await post('play', Buffer.alloc(LIMITS['control.body_bytes'] + 1));
    expect(large.status).toBe(413);
    const noWav = await post('play', Buffer.from('no sound'));
    expect(noWav.status).toBe(422);
    expect(noWav.body).toMatchObject({ errors: [{ source: { pointer: '/audio' } }] });
    expect((await post('play', Buffer.alloc(0))).status).toBe(422);
    expect((await post('say', Buffer.from(WAV))).status).toBe(400);
    expect(acts(world)).toEqual([]);
  });

  it('comes from the fixtures', async () => {
    const { response, spoken } = await play({ audio_url: 'fixture:yes' });
    expect(response.status).toBe(202);
    expect(loud(spoken)).toBe(true);
    expect(readFileSync(new URL('yes.wav', FIXTURES)).length).toBeGreaterThan(1000);
  });

  it('comes from a web server, fetched before the answer', async () => {
    let asked = 0;
    await using server = await serving((_, answer) => {
      asked += 1;
      answer.end(WAV);
    });
    const { response, spoken } = await play({ audio_url: server.url });
    expect(response.status).toBe(202);
    expect(asked).toBe(1);
    expect(loud(spoken)).toBe(true);
  });

  it.each<[string, RequestListener]>([
    ['404', (_, answer) => answer.writeHead(404).end()],
    ['no WAV', (_, answer) => answer.end('<html>')],
    ['a connection that breaks', (message) => message.socket.destroy()],
    ['more than 20 MiB', (_, answer) => answer.end(Buffer.alloc(PLAY_FETCH.maxBytes + 1))],
  ])('that the server gives as %s is 422 at audio_url', async (_, listener) => {
    await using server = await serving(listener);
    const { response } = await play({ audio_url: server.url });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ code: '422', source: { pointer: '/audio_url' } }] });
  });

  it('is given as audio or as audio_url, and not as both', async () => {
    const { response } = await play({ audio: 'AAAA', audio_url: 'fixture:yes' });
    expect(response.status).toBe(422);
    expect((await play({})).response.status).toBe(422);
    expect((await play({ transcript: 'yes' })).response.status).toBe(422);
  });

  it('that arrives after the hang-up is refused with 409', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    let release: (() => void) | undefined;
    await using server = await serving((_, answer) => {
      release = () => answer.end(WAV);
    });
    const id = await answered(world);
    const response = request(served.server).post(`/_sim/calls/${id}/party/play`).send({ audio_url: server.url }).then();
    await until(() => release !== undefined);
    world.exchange.partyAct(callOf(world, id), { act: 'hangup' });
    release?.();
    expect((await response).status).toBe(409);
  });

  it('that arrives after a reset plays on no call', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    let release: (() => void) | undefined;
    await using server = await serving((_, answer) => {
      release = () => answer.end(WAV);
    });
    const id = await answered(world);
    const response = request(served.server).post(`/_sim/calls/${id}/party/play`).send({ audio_url: server.url }).then();
    await until(() => release !== undefined);
    world.exchange.reset();
    expect(await answered(world)).not.toBe(id);
    release?.();
    expect((await response).status).toBe(409);
    expect(acts(world)).toEqual([]);
  });
});
