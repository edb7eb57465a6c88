import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config.js';
import { createSimulator } from '../../src/simulator.js';

describe('the options of a simulator', () => {
  it.each<[unknown, string]>([
    [5, 'options: expected an object, got 5'],
    [null, 'options: expected an object, got null'],
    [[], 'options: expected an object, got a list'],
    ['config.yaml', 'options: expected an object, got "config.yaml"'],
    [{ config: 5 }, 'options.config: expected an object, got 5'],
    [{ keepAlive: 'yes' }, 'options.keepAlive: expected true or false, got yes'],
    [{ prot: 1 }, 'prot: expected a known key, got "prot"; did you mean port?'],
  ])('are refused where they are none: %j', async (given, message) => {
    // A program in JavaScript can hand over anything.
    const refused = createSimulator(given as never);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(message);
  });
});

it('a key that is none names no world, not the default one either', async () => {
  await using simulator = await createSimulator({ isolate: 'api-key' });
  for (const [given, came] of [
    [undefined, 'undefined'],
    [null, 'null'],
    [5, 'number'],
    ['', '""'],
  ] as const) {
    const asked = simulator.world(given as never).calls.list();
    await expect(asked).rejects.toMatchObject({ code: 422, message: `world: expected an API key, came ${came}` });
  }
  expect(await simulator.worlds.list()).toHaveLength(1);
});
