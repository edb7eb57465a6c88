import { describe, expect, it } from 'vitest';
import { addConferences } from '../../../../src/cli/conferences.js';
import { createConference } from '../../../../src/commands/conferences/create.js';
import { controls } from '../../../../src/control.js';
import type { ConferenceView } from '../../../../src/control/types.js';
import { readWav } from '../../../../src/media/wav.js';
import { runCommand } from '../../../support/command-line.js';
import { app, controlWorld, serveControl } from '../../../support/control-world.js';

/** A served world with a conference of one for each name. */
async function talking(...names: readonly string[]) {
  const world = controlWorld();
  const api = await serveControl(world);
  const library = controls(() => world.exchange);
  const legs: string[] = [];
  for (const name of names) {
    const { call_control_id: id } = await library.calls.ring({ from: '+15550100001', to: '+15550100002' });
    app.answer(world, id);
    world.exchange.command(createConference, {
      callControlId: id,
      apiKey: 'key',
      body: { call_control_id: id, name } as object,
    });
    legs.push(id);
    await world.clock.advanceAsync(1000);
  }
  const get = (path: string): Promise<Response> => fetch(`${api.url}/conferences${path}`);
  const list = async (query: string) => ((await (await get(query)).json()) as { data: ConferenceView[] }).data;
  const run = (...args: string[]) => runCommand(addConferences, ['conferences', '--url', api.url, ...args]);
  return { world, library, legs, get, list, run, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
}

describe('/_sim/conferences', () => {
  it('lists conferences, the newest first, and shows one by its id or name', async () => {
    await using here = await talking('Monday', 'Tue/sday');
    const { library, list } = here;
    const all = await list('');
    expect(all.map(({ name }) => name)).toEqual(['Tue/sday', 'Monday']);
    expect(await library.conferences.list()).toEqual(all);
    expect(await list('?name=Monday&status=in_progress&limit=1')).toEqual([all[1]]);
    expect(await list('?status=completed')).toEqual([]);
    for (const named of [all[0]?.conference_id ?? '', 'Tue%2Fsday']) {
      const response = await here.get(`/${named}`);
      expect(await response.json()).toEqual({ data: all[0] });
    }
  });

  it('gives what was heard in one as a WAV file, from when it was made', async () => {
    await using here = await talking('Monday');
    const response = await here.get('/Monday/audio/mix.wav');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    const { rate, pcm } = readWav(new Uint8Array(await response.arrayBuffer()));
    expect([rate, pcm.length]).toEqual([8000, 8000]);
  });

  it('answers 404 for one that there is not, and 422 for a state that is none', async () => {
    await using here = await talking();
    for (const path of ['/nobody', '/nobody/audio/mix.wav']) {
      const response = await here.get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ source: { parameter: 'conference_id' } }] });
    }
    expect((await here.get('?status=over')).status).toBe(422);
  });
});

describe('telnyx-sim conferences', () => {
  it('lists them as a table or as JSON, of one state where that is asked for', async () => {
    await using here = await talking('Monday');
    const [conference] = await here.list('');
    const table = await here.run();
    expect(table.out).toContain('"Monday"  in_progress  2026-01-01T00:00:00Z');
    expect(table.out).toContain(here.legs[0]?.slice(-6));
    expect(JSON.parse((await here.run('--json')).out)).toEqual(conference);
    expect((await here.run('--status', 'completed')).out).toBe('no conferences\n');
  });
});
