import { describe, expect, it } from 'vitest';
import { addReadings } from '../../../../src/cli/readings.js';
import { controls } from '../../../../src/control.js';
import type { CallReadingsView } from '../../../../src/control/types.js';
import { app, controlWorld, serveControl } from '../../../support/control-world.js';
import { runCommand } from '../../../support/command-line.js';

/** A served world with a call that is greeted half a second after its answer. */
async function greeted() {
  const world = controlWorld();
  const api = await serveControl(world);
  const library = controls(() => world.exchange);
  const { call_control_id: id } = await library.calls.ring({ from: '+15550100001', to: '+15550100002' });
  app.answer(world, id);
  await world.clock.advanceAsync(500);
  app.speak(world, id, 'Welcome');
  await world.clock.advanceAsync(2_000);
  const get = (path: string) => fetch(`${api.url}/calls/${encodeURIComponent(id)}/readings${path}`);
  return { id, api, library, get, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

describe('/_sim/calls/{call_control_id}/readings', () => {
  it('tells what was measured, over HTTP as in the library', async () => {
    await using here = await greeted();
    const response = await here.get('');
    expect(response.status).toBe(200);
    const { data } = (await response.json()) as { data: CallReadingsView };
    expect(data).toEqual(await here.library.calls.readings(here.id));
    expect(data.call_control_id).toBe(here.id);
    expect(data.readings[0]).toMatchObject({ name: 'greeting', unit: 'ms', outcome: 'measured', value: 500.1 });
    expect(data.readings).toHaveLength(20);
  });

  it('leaves out what came up before after_ms', async () => {
    await using here = await greeted();
    const [greeting] = (await here.library.calls.readings(here.id, { after_ms: 600 })).readings;
    expect(greeting).toMatchObject({ outcome: 'not_exercised', value: null });
    const response = await here.get('?after_ms=soon');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ source: { parameter: 'after_ms' } }] });
    await expect(here.library.calls.readings(here.id, { after_ms: -1 })).rejects.toMatchObject({ code: 422 });
  });

  it('is 404 for a call that is not known', async () => {
    await using here = await greeted();
    await expect(here.library.calls.readings('v3:none')).rejects.toMatchObject({ code: 404 });
  });

  it('is a table on the command line, of the latest call or the one that is named', async () => {
    await using here = await greeted();
    const run = (...args: string[]) => runCommand(addReadings, ['readings', '--url', here.api.url, ...args]);
    const { out } = await run();
    expect(out).toMatch(/^call .{6}; edges of the app's sound are right to \d+(\.\d+)? ms\n/);
    expect(out).toMatch(/greeting +500\.1 ms +1 +fine/);
    expect(out).toMatch(/yield +not exercised +the far end never spoke/);
    const json = await run(here.id.slice(-8), '--json');
    expect(JSON.parse(json.out)).toEqual(await here.library.calls.readings(here.id));
  });
});
