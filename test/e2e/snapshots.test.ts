import { expect, it } from 'vitest';
import { Lab } from '../support/lab.js';
import { PATIENCE } from '../support/patience.js';

it('a restore over HTTP brings back a recording that was deleted, its file, and its call with all that is read of it', async () => {
  await using lab = await Lab.start({ time: 'fast' });
  const { telnyx, sim } = lab;
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`${sim.url}/_sim${path}`, { method });
    return { status: response.status, ...((await response.json()) as { data: Record<string, unknown> }) };
  };
  const download = async (id: string) => {
    const { data } = await telnyx.recordings.retrieve(id);
    const response = await fetch(data?.download_urls?.wav ?? '');
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };

  const settled = (type: string, id = call) =>
    sim.events.waitFor({ type: 'webhook.delivered', match: [`event_type:${type}`], call_control_id: id }, PATIENCE);

  const call = await lab.answered();
  await telnyx.calls.actions.startRecording(call, { format: 'wav', channels: 'single' });
  await telnyx.calls.actions.speak(call, { payload: 'Welcome to the bakery.', voice: 'female' });
  await lab.app.webhook('call.speak.ended', call);
  expect((await ask('/snapshots', 'POST')).status).toBe(409);
  await telnyx.calls.actions.hangup(call, {});
  await settled('call.recording.saved');

  const [{ id = '' } = {}] = (await telnyx.recordings.list()).data;
  const seen = () =>
    Promise.all([
      ask(`/calls/${call}`),
      ask(`/calls/${call}/readings`),
      telnyx.calls.retrieveStatus(call),
      download(id),
    ]);
  const before = await seen();
  const taken = await ask('/snapshots', 'POST');
  expect(taken).toMatchObject({ status: 201, data: { id: 'snapshot-1' } });

  await telnyx.recordings.delete(id);
  expect((await telnyx.recordings.list()).data).toEqual([]);
  const other = await lab.answered();
  await telnyx.calls.actions.speak(other, { payload: 'Time passes until the restore.', voice: 'female' });
  await lab.app.webhook('call.speak.ended', other);
  expect((await ask('/snapshots/snapshot-1/restore', 'POST')).status).toBe(409);
  await telnyx.calls.actions.hangup(other, {});
  await settled('call.hangup', other);

  expect(await ask('/snapshots/snapshot-1/restore', 'POST')).toMatchObject({ status: 200 });
  expect((await telnyx.recordings.list()).data.map((recording) => recording.id)).toEqual([id]);
  expect(await seen()).toEqual(before);
  expect((await ask(`/calls/${other}`)).status).toBe(404);
  expect([call, other]).not.toContain(await lab.ring());
});
