import request, { type Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import { scriptSteps } from '../../../../src/control/script.js';
import { LIMITS } from '../../../../src/limits.js';
import { writeWav } from '../../../../src/media/wav.js';
import { app, controlWorld, serveControl } from '../../../support/control-world.js';
import { misfits } from '../../../support/control-schemas.js';
import { sine } from '../../../support/signals.js';
import { webhookEndpoint } from '../../../support/webhook-endpoint.js';

const RING = { from: '+15550100001', to: '+15550100002' };
const WAV = Buffer.from(writeWav([sine(440, 1600, 8000)], 8000));

/** Status, and place and text of each error. */
function verdict({ status, body }: Response): unknown[] {
  const { errors = [] } = body as { errors?: { detail: string; source?: { pointer: string } }[] };
  return [status, ...errors.map(({ source, detail }) => `${source?.pointer ?? ''} ${detail}`)];
}

describe('POST /_sim/calls with a script', () => {
  it('rings with a caller who follows it from the answer on', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const script = [{ say: 'Hello' }, { play: 'fixture:tone-440' }, { press: '1' }, { hangup: true }];
    const { status, body } = (await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, script })) as { status: number; body: { data: { call_control_id: string } } };
    expect(status).toBe(201);
    app.answer(world, body.data.call_control_id);
    await world.clock.advanceAsync(60_000);
    const acts = world.journal.list({ types: ['party.act.ended', 'party.script.ended'] }, 9);
    expect(acts.map(({ act, completed }) => [act, completed])).toEqual([
      ['say', true],
      ['play', true],
      ['dtmf', true],
      ['hangup', true],
      [undefined, true],
    ]);
  });

  it.each([
    [
      'nothing',
      [{ say: 'Hi' }, {}],
      '/script/1 expected one of say, play, press, wait_ms, silence_ms, hangup, came none',
    ],
    [
      'two things',
      [{ say: 'Hi', press: '1' }],
      '/script/0 expected one of say, play, press, wait_ms, silence_ms, hangup, came say and press',
    ],
    [
      'a voice without words',
      [{ press: '1', voice: 'slt' }],
      '/script/0/voice expected a voice only beside say, came one beside press',
    ],
    [
      'a hang-up before others',
      [{ hangup: true }, { say: 'Hi' }],
      '/script/0/hangup expected a hang-up as the last step, came one before others',
    ],
  ])('refuses a step of %s, and nothing rings', async (_, script, fault) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const answer = await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, script });
    expect(verdict(answer)).toEqual([422, fault]);
    expect(misfits('Errors', answer.body)).toEqual([]);
    expect(world.exchange.liveCalls).toBe(0);
  });

  it.each([
    ['an unknown recording', 'fixture:nobody', /^\/script\/1\/play fixture: expected one of /],
    ['what is no WAV file', Buffer.from('no sound').toString('base64'), /^\/script\/1\/play /],
    ['what is not base64', '%%%', /^\/script\/1\/play /],
  ])('refuses %s, naming the step', async (_, play, fault) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const script = [{ say: 'Hi' }, { play }];
    const answer = await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, script });
    expect(verdict(answer)).toEqual([422, expect.stringMatching(fault)]);
    expect(world.exchange.liveCalls).toBe(0);
  });

  it.each([
    { say: '' },
    { press: 'x' },
    { wait_ms: -1 },
    { silence_ms: 86_400_001 },
    { hangup: false },
    { shout: 'Hi' },
  ])('refuses %j as the document has it', async (step) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const answer = await request(served.server)
      .post('/_sim/calls')
      .send({ ...RING, script: [step] });
    expect(verdict(answer)).toEqual([422, expect.stringContaining(`/script/0/${Object.keys(step)[0] ?? ''} `)]);
  });
});

describe('POST …/party/script', () => {
  it('takes a recording by URL, which is fetched before the answer', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    await using files = await webhookEndpoint((_, response) => response.end(WAV));
    const ids = await request(served.server).post('/_sim/calls').send(RING);
    const { call_control_id: id } = (ids.body as { data: { call_control_id: string } }).data;
    app.answer(world, id);
    const answer = await request(served.server)
      .post(`/_sim/calls/${id}/party/script`)
      .send({ script: [{ play: `${files.url}/a.wav` }] });
    expect([answer.status, answer.body]).toMatchObject([202, { data: { act: 'script' } }]);
    expect(misfits('Act', (answer.body as { data: unknown }).data)).toEqual([]);
    const { data } = answer.body as { data: { act_id: string } };
    const ended = () => world.journal.list({ types: ['party.script.ended'] }, 1);
    while (ended().length === 0) await world.clock.advanceAsync(100);
    expect(ended()).toMatchObject([{ act_id: data.act_id, completed: true }]);
  });

  it('is 409 on a call that has ended', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await app.dial(world);
    world.exchange.partyAct(world.exchange.findCall(id) ?? never(), { act: 'hangup' });
    const answer = await request(served.server).post(`/_sim/calls/${id}/party/script`).send({ script: [] });
    expect(verdict(answer)).toEqual([409, ' The call has ended; its far end can no longer follow a script.']);
  });

  it('limit script.steps: one more is refused', async () => {
    const world = controlWorld();
    const script = Array.from({ length: LIMITS['script.steps'] + 1 }, () => ({ wait_ms: 1 }));
    await expect(scriptSteps(world.exchange, script.slice(1))).resolves.toHaveLength(LIMITS['script.steps']);
    await expect(scriptSteps(world.exchange, script)).rejects.toMatchObject({ code: 422 });
    expect(world.journal.list({ types: ['limit.reached'] }, 9)).toMatchObject([{ what: 'script.steps' }]);
  });

  it('limit script.bytes: more recordings are refused', async () => {
    const { exchange, journal } = controlWorld();
    const play = { play: WAV.toString('base64') };
    const limits = { 'script.steps': 9, 'script.bytes': 2 * WAV.length };
    await expect(scriptSteps(exchange, [play, play], limits)).resolves.toHaveLength(2);
    await expect(scriptSteps(exchange, [play, play, play], limits)).rejects.toMatchObject({ code: 422 });
    expect(journal.list({ types: ['limit.reached'] }, 9)).toMatchObject([{ what: 'script.bytes' }]);
  });
});

function never(): never {
  throw new Error('no such call');
}
