import { describe, expect, it } from 'vitest';
import { configFrom } from '../../../../src/config.js';
import { controls } from '../../../../src/control.js';
import { LIMITS } from '../../../../src/limits.js';
import { controlWorld, serveControl } from '../../../support/control-world.js';

/** The control API, and a client of its faults. */
async function served(faults: { fault: 'api_status' }[] = []) {
  const world = controlWorld({ config: { faults } });
  const api = await serveControl(world);
  const ask = async (method: string, path = '', body?: unknown) => {
    const response = await fetch(`${api.url}/faults${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown }) };
  };
  return { ...world, ask, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

describe('/_sim/faults', () => {
  it('adds one or a list, lists them, ends one or all', async () => {
    await using world = await served();
    const one = await world.ask('POST', '', { fault: 'api_status', status: 429, count: 2 });
    expect(one).toMatchObject({ status: 201, data: [{ id: 'fault-1-1', from: 'control', state: 'active', times: 0 }] });
    const two = await world.ask('POST', '', [{ fault: 'webhook_lost' }, { fault: 'webhook_late', name: 'slow net' }]);
    expect(two).toMatchObject({ status: 201, data: [{ id: 'fault-1-2' }, { id: 'fault-1-3', name: 'slow net' }] });
    expect(await world.ask('DELETE', '/fault-1-2')).toMatchObject({ status: 200, data: { reason: 'deleted' } });
    expect((await world.ask('DELETE', '/fault-1-2')).status).toBe(404);
    expect(await world.ask('DELETE')).toMatchObject({ status: 200, data: [{ id: 'fault-1-1' }, { id: 'fault-1-3' }] });
    const states = (await world.ask('GET')).data as { state: string }[];
    expect(states.map(({ state }) => state)).toEqual(['ended', 'ended', 'ended']);
  });

  it.each([
    ['a fault that is none', { fault: 'api_gone' }, 'fault'],
    ['a property that is none', { fault: 'api_status', stattus: 500 }, 'stattus'],
    ['a status out of range', { fault: 'api_status', status: 200 }, 'status'],
    ['an option of another kind', { fault: 'webhook_lost', status: 500 }, '/status'],
    [
      'a second one that is wrong',
      [{ fault: 'api_slow' }, { fault: 'api_slow', when: { operation: 'speek' } }],
      '/1/when/operation',
    ],
    ['an empty list', [], '"source":{"pointer":"/"}'],
  ])('refuses %s, names the place, and adds none', async (_, body, place) => {
    await using world = await served();
    const { status, errors } = await world.ask('POST', '', body);
    expect(status).toBe(422);
    expect(JSON.stringify(errors)).toContain(place);
    expect((await world.ask('GET')).data).toEqual([]);
  });

  it('limit faults: a further one is 409, and the journal tells of the limit', async () => {
    await using world = await served();
    for (let at = 0; at < LIMITS.faults; at += 100)
      await world.ask('POST', '', Array<unknown>(100).fill({ fault: 'api_reset' }));
    expect((await world.ask('POST', '', { fault: 'api_reset' })).status).toBe(409);
    expect(world.journal.list({ types: ['limit.reached'] }, 10)).toMatchObject([
      { what: 'faults', limit: LIMITS.faults },
    ]);
  });

  it('has those of the configuration from the start, and again after a reset that ends the others', async () => {
    await using world = await served([{ fault: 'api_status' }]);
    await world.ask('POST', '', { fault: 'webhook_lost' });
    world.exchange.reset();
    expect((await world.ask('GET')).data).toMatchObject([
      { id: 'fault-2-1', fault: 'api_status', from: 'configuration' },
    ]);
  });

  it('is the same in the library', async () => {
    const world = controlWorld();
    const { faults } = controls(() => world.exchange);
    const [added] = await faults.add({ fault: 'webhook_doubled' });
    expect(await faults.list()).toEqual([added]);
    await expect(faults.add({ fault: 'webhook_doubled', bunch: 3 })).rejects.toMatchObject({ code: 422 });
    expect(await faults.remove(added?.id ?? '')).toMatchObject({ state: 'ended' });
    await faults.add([{ fault: 'webhook_lost' }, { fault: 'api_slow' }]);
    expect(await faults.clear()).toHaveLength(2);
  });
});

it.each([
  [{ fault: 'api_gone' }, /faults\[0\]\.fault/],
  [{ fault: 'webhook_lost', status: 500 }, /faults\[0\]\.status: expected it only with api_status/],
  [{ fault: 'webhook_lost', stattus: 500 }, /stattus/],
  [{ fault: 'api_slow', when: { operation: 'speek' } }, /faults\[0\]\.when\.operation: expected .*such as speak/],
])('A configuration with %j is refused with the place', (fault, words) => {
  // As it comes from a program without types.
  expect(() => configFrom({ faults: [fault] as never })).toThrow(words);
});
