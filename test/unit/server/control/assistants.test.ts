import { describe, expect, it } from 'vitest';
import { controls } from '../../../../src/control.js';
import { SimulatorError } from '../../../../src/control/simulator-error.js';
import { LIMITS } from '../../../../src/limits.js';
import { controlWorld, serveControl, type ControlWish } from '../../../support/control-world.js';

/** The control API, and a client of its scripts. */
async function served(config: ControlWish['config'] = {}) {
  const world = controlWorld({ config });
  const api = await serveControl(world);
  const ask = async (method: string, id: string, body?: unknown) => {
    const given = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(`${api.url}/assistants${id}`, { method, ...given });
    return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown }) };
  };
  return { ...world, ask, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

const CLERK = {
  says: ['Hello', 'I see'],
  result: { age: 29, more: { city: 'Paris' } },
  insights: ['Glad', { mood: 1 }],
};

describe('/_sim/assistants', () => {
  it('keeps scripts, replaces, shows and forgets them', async () => {
    await using world = await served();
    const clerk = { id: 'the clerk', ...CLERK };
    expect(await world.ask('PUT', '/the%20clerk', CLERK)).toEqual({ status: 200, data: clerk });
    expect(await world.ask('GET', '/the%20clerk')).toEqual({ status: 200, data: clerk });
    expect(await world.ask('PUT', '/the%20clerk', { says: [] })).toMatchObject({ data: { id: 'the clerk', says: [] } });
    expect(await world.ask('GET', '')).toEqual({ status: 200, data: [{ id: 'the clerk', says: [] }] });
    expect(await world.ask('DELETE', '/the%20clerk')).toMatchObject({ status: 200, data: { id: 'the clerk' } });
    const missing = { status: 404, errors: [{ source: { parameter: 'id' } }] };
    expect(await world.ask('DELETE', '/the%20clerk')).toMatchObject(missing);
    expect(await world.ask('GET', '/the%20clerk')).toMatchObject(missing);
    expect(await world.ask('GET', '')).toEqual({ status: 200, data: [] });
  });

  it.each([
    ['a text for the lines', { says: 'Hello' }, '/says'],
    ['an empty line', { says: ['Hello', ''] }, '/says/1'],
    ['a line of 3,001 characters', { says: ['x'.repeat(3_001)] }, '/says/0'],
    ['a list of results', { result: [] }, '/result'],
    ['an insight that is a number', { insights: [1] }, '/insights/0'],
    ['another property', { sais: [] }, '/sais'],
  ])('refuses %s, and keeps what was there', async (_what, script, pointer) => {
    await using world = await served();
    await world.ask('PUT', '/clerk', CLERK);
    const answer = await world.ask('PUT', '/clerk', script);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.errors)).toContain(`"${pointer}"`);
    expect(await world.ask('GET', '/clerk')).toMatchObject({ data: CLERK });
  });

  it('refuses what is no JSON', async () => {
    await using world = await served();
    expect((await world.ask('PUT', '/clerk', '{')).status).toBe(400);
  });

  it('has those of the configuration, and after a reset has them again', async () => {
    await using world = await served({ assistants: { clerk: { says: ['Good morning'] } } });
    await world.ask('PUT', '/other', CLERK);
    await world.ask('DELETE', '/clerk');
    await controls(() => world.exchange).reset();
    expect(await world.ask('GET', '')).toMatchObject({ data: [{ id: 'clerk', says: ['Good morning'] }] });
  });

  it('refuses what there is no room for, and tells the journal', async () => {
    await using world = await served();
    const { assistants } = world.exchange.account;
    for (let i = 0; i < LIMITS.assistants; i++) assistants.put(`assistant ${i}`, {});
    expect(await world.ask('PUT', '/one-more', CLERK)).toMatchObject({ status: 409 });
    expect(world.journal.list({ types: ['limit.reached'] }, 10)).toMatchObject([
      { what: 'assistants', assistant_id: 'one-more' },
    ]);
  });
});

describe('simulator.assistants', () => {
  it('does the same, with a script of its own', async () => {
    const { exchange } = controlWorld();
    const { assistants } = controls(() => exchange);
    const says = ['Hello'];
    await assistants.put('clerk', { says });
    says.push('changed');
    expect(await assistants.get('clerk')).toEqual({ id: 'clerk', says: ['Hello'] });
    expect(await assistants.list()).toEqual([{ id: 'clerk', says: ['Hello'] }]);
    expect(await assistants.delete('clerk')).toEqual({ id: 'clerk', says: ['Hello'] });
    await expect(assistants.get('clerk')).rejects.toThrow(SimulatorError);
    await expect(assistants.delete('clerk')).rejects.toMatchObject({ code: 404 });
  });

  it('refuses what JSON cannot have, and what is no script', async () => {
    const { exchange } = controlWorld();
    const { assistants } = controls(() => exchange);
    const round: Record<string, unknown> = {};
    round['self'] = round;
    await expect(assistants.put('clerk', { result: round })).rejects.toMatchObject({ code: 422 });
    await expect(assistants.put('clerk', [] as never)).rejects.toMatchObject({ code: 422 });
    await expect(assistants.put('', {})).rejects.toMatchObject({ code: 422 });
    expect(await assistants.list()).toEqual([]);
  });
});
