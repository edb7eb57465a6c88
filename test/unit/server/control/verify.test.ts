import { describe, expect, it } from 'vitest';
import { controls } from '../../../../src/control.js';
import { misfits } from '../../../support/control-schemas.js';
import { app, controlWorld, serveControl, until } from '../../../support/control-world.js';

/** A served world in which a call was answered and greeted, and the request that verifies. */
async function served() {
  const world = controlWorld();
  const api = await serveControl(world);
  const library = controls(() => world.exchange);
  const { call_control_id: id } = await library.calls.ring({ from: '+15550100001', to: '+15550100002' });
  app.answer(world, id);
  app.speak(world, id, 'Welcome to the bakery');
  await world.clock.advanceAsync(10_000);
  const verify = async (body: unknown) => {
    const response = await fetch(`${api.url}/verify`, { method: 'POST', body: JSON.stringify(body) });
    const answer = (await response.json()) as {
      data?: object;
      errors?: { detail: string; source?: { pointer: string } }[];
    };
    return { status: response.status, ...answer };
  };
  return { ...world, library, id, verify, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

describe('POST /_sim/verify', () => {
  it('judges over the journal as it is, and tells what was nearest', async () => {
    await using world = await served();
    const { verify, id } = world;
    const passed = await verify({
      expect: [{ command: 'answer' }, { heard: 'the bakery' }, { webhook: 'call.speak.ended' }],
    });
    expect(passed).toMatchObject({ status: 200, data: { passed: true, outcome: 'pass', parts: [{}, {}, {}] } });
    expect(misfits('Verified', passed.data)).toEqual([]);
    const failed = await verify({ expect: { command: 'speak', with: { payload: '/goodbye/' }, on: id } });
    expect(failed.data).toMatchObject({
      passed: false,
      fails: true,
      nearest: { seq: expect.any(Number) as number },
    });
    expect(JSON.stringify(failed.data)).toContain('payload: expected /goodbye/, came');
    expect(misfits('Verified', failed.data)).toEqual([]);
    expect((await verify({ expect: { never: { command: 'hangup' } } })).data).toMatchObject({ passed: true });
    expect((await verify({ expect: { reply_within: '1s' } })).data).toMatchObject({
      passed: false,
      outcome: 'not exercised',
    });
    expect((await verify({ expect: { heard: { like: 'fixture:dtmf' } } })).status).toBe(422);
  });

  it('answers although a regular expression takes for ever', async () => {
    await using world = await served();
    app.speak(world, world.id, 'Welcome to the one and only bakery of them all');
    const endless = { command: 'speak', with: { payload: '/^([A-Za-z]+\\s?)+[0-9]$/' } };
    expect((await world.verify({ expect: endless })).data).toMatchObject({
      passed: false,
      came: expect.stringContaining('takes too long on 46 characters') as string,
    });
    expect((await world.verify({ expect: { never: endless } })).data).toMatchObject({ passed: false });
  });

  it('looks between two entries, and on one call', async () => {
    await using world = await served();
    const { verify, id, journal } = world;
    const seq = journal.list({ types: ['command.accepted'] }, 1)[0]?.seq ?? 0;
    expect((await verify({ expect: { command: 'answer' }, after: seq })).data).toMatchObject({ passed: false });
    expect((await verify({ expect: { command: 'speak' }, until: seq })).data).toMatchObject({ passed: false });
    expect((await verify({ expect: { command: 'speak' }, after: seq, call_control_id: id })).data).toMatchObject({
      passed: true,
    });
  });

  it('knows calls by their ids, and by the number of their far ends', async () => {
    await using world = await served();
    const { id, verify } = world;
    for (const on of [id, '+15550100001'])
      expect((await verify({ expect: { command: 'answer', on } })).data).toMatchObject({ passed: true });
    for (const on of ['another', '+15550100002'])
      expect((await verify({ expect: { command: 'answer', on } })).data).toMatchObject({ passed: false });
    expect((await verify({ expect: { never: { command: 'hangup', on: '+15550100003' } } })).data).toMatchObject({
      passed: false,
      outcome: 'not exercised',
      came: 'there was no call of +15550100003; did you mean +15550100001?',
    });
    expect((await verify({ expect: { never: { command: 'hangup', on: id } } })).data).toMatchObject({ passed: true });
  });

  it('begins with the world: what was before a reset does not count', async () => {
    await using world = await served();
    await world.library.reset();
    expect((await world.verify({ expect: { command: 'answer' } })).data).toMatchObject({
      passed: false,
      came: 'nothing of the kind',
    });
  });

  it.each([
    ['no expectation', { expect: {} }, '/expect'],
    ['two in one', { expect: { command: 'answer', state: 'active' } }, '/expect/state'],
    ['an unknown command', { expect: { command: 'speek' } }, 'did you mean speak?'],
    ['an unknown property', { expect: { command: 'answer', wihtin: '2s' } }, 'wihtin'],
    ['a broken regular expression', { expect: [{ heard: '/(/' }] }, '/expect/0/heard'],
    ['a seq that there is not', { expect: { command: 'answer' }, after: 99_999 }, '/after'],
    [
      'a call that there is not',
      { expect: { never: { command: 'dial' } }, call_control_id: 'v3:a' },
      '/call_control_id',
    ],
    ['an end before the beginning', { expect: { never: { command: 'dial' } }, after: 3, until: 2 }, '/until'],
    ['an end for what is waited for', { expect: { command: 'answer' }, until: 1, timeout_ms: 5 }, '/until'],
    ['a fixture that there is not', { expect: { heard: { like: 'fixture:hum' } } }, 'like: fixture: expected one of'],
    ['a file', { expect: { heard: { like: 'hello.wav' } } }, 'files are for scenarios'],
    ['nothing', {}, 'expect'],
  ])('refuses %s and names the place', async (_, body, place) => {
    await using world = await served();
    const { status, errors } = await world.verify(body);
    expect(status).toBe(422);
    expect(JSON.stringify(errors)).toContain(place);
  });

  it('waits for what is to come, and no longer than it may', async () => {
    await using world = await served();
    const { library, clock, id, verify } = world;
    const coming = verify({ expect: { state: 'ended', cause: 'normal_clearing' }, timeout_ms: 60_000 });
    await until(() => world.journal.openWaits === 1);
    await library.calls.party(id).hangup();
    expect((await coming).data).toMatchObject({ passed: true });
    const never = library.verify({ command: 'dial' }, { timeoutMs: 300 });
    await until(() => world.journal.openWaits === 1);
    await clock.advanceAsync(400);
    expect(await never).toMatchObject({ passed: false });
    expect(world.journal.openWaits).toBe(0);
  });

  it('ends a wait with 409 when the world is reset', async () => {
    await using world = await served();
    const waiting = world.verify({ expect: { command: 'dial' }, timeout_ms: 60_000 });
    await until(() => world.journal.openWaits === 1);
    await world.library.reset();
    expect((await waiting).status).toBe(409);
  });
});

describe('verify of the library', () => {
  it('rejects what the document refuses', async () => {
    await using world = await served();
    await expect(world.library.verify({ command: 'answer' }, { after: -1 })).rejects.toMatchObject({ code: 422 });
    await expect(world.library.verify([])).rejects.toMatchObject({ code: 422 });
  });
});
