import { describe, expect, it } from 'vitest';
import { CALLER, OURS, Lab } from '../support/lab.js';

const MANY = 45;

/** What the SDK's own pager reads until it ends by itself. It is cut off where it has read twice of what there is. */
async function readAll<T>(pager: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pager) {
    items.push(item);
    if (items.length > 2 * MANY) throw new Error('the pager does not end');
  }
  return items;
}

describe(`the SDK's "for await" ends after ${MANY} of`, () => {
  it('live calls, and has each once', async () => {
    await using lab = await Lab.start();
    const ids: string[] = [];
    let connectionId = '';
    for (let i = 0; i < MANY; i++) {
      const call = await lab.sim.calls.ring({ from: CALLER, to: OURS });
      ids.push(call.call_control_id);
      connectionId = call.connection_id;
    }
    const { connections } = lab.telnyx;
    const read = async (query?: Parameters<typeof connections.listActiveCalls>[1]) =>
      (await readAll(connections.listActiveCalls(connectionId, query))).map((call) => call.call_control_id);
    expect(await read()).toEqual(ids);
    expect(await read({ 'page[size]': 7 })).toEqual(ids);
    expect(await read({ 'page[number]': 3 })).toEqual(ids.slice(40));
    expect(lab.contract.faults).toEqual([]);
  });

  it('applications and connections, and has each once', async () => {
    await using lab = await Lab.start();
    const { callControlApplications, connections } = lab.telnyx;
    const ids = new Set((await callControlApplications.list()).data.map(({ id }) => id));
    const body = { webhook_event_url: lab.app.url('/app'), webhook_api_version: '2' } as const;
    while (ids.size < MANY) {
      const { data } = await callControlApplications.create({ ...body, application_name: `desk ${ids.size}` });
      ids.add(data?.id);
    }
    const applications = await readAll(callControlApplications.list({ 'page[size]': 10 }));
    expect(applications.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const all = await readAll(connections.list());
    expect(all.map(({ id }) => id)).toEqual(applications.map(({ id }) => id));
    expect((await connections.retrieve(String(all[1]?.id))).data).toEqual(all[1]);
    expect(lab.contract.faults).toEqual([]);
  });
});
