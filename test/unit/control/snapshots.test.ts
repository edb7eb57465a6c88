import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/control.js';
import { takeSnapshot } from '../../../src/control/snapshots.js';
import type { Reply } from '../../../src/commands/reply.js';
import { LIMITS } from '../../../src/limits.js';
import { alone } from '../../../src/platform/byte-shares.js';
import { Folder } from '../../../src/platform/folder.js';
import type { SavedRecording } from '../../../src/recordings/saved.js';
import { servedOperations } from '../../../src/server/telnyx/operations.js';
import type { Exchange } from '../../../src/shell/exchange.js';
import { Snapshots } from '../../../src/shell/snapshots.js';
import { misfits } from '../../support/control-schemas.js';
import { CALLER, ExchangeWorld, type ExchangeWish } from '../../support/exchange.js';
import { runs } from '../../support/property-runs.js';
import { wavOf } from '../../support/sounds.js';

const NUMBERS = { '+15550100300': '1111111111111111111' };
const CONFIGURED = { fault: 'api_status', name: 'configured', skip: 1, count: 2 } as const;

function newWorld(config: ExchangeWish['config'] = {}) {
  const world = new ExchangeWorld({ config: { numbers: NUMBERS, ...config } });
  return { world, exchange: world.exchange, library: controls(() => world.exchange) };
}
type World = ReturnType<typeof newWorld>;

/** The answer of an operation of Telnyx's API, without what is signed anew each time, and for how long a stand-in has lasted by now. */
async function answerOf({ exchange }: World, operation: string, params: Record<string, string> = {}) {
  const request = { params, query: {}, body: {}, apiKey: 'KEY', baseUrl: 'http://sim.test' };
  const answer = await servedOperations(exchange).get(operation)?.run(request);
  return JSON.stringify(answer).replaceAll(/expires=\w+&signature=\w+|"call_duration":\d+(?=.*"is_alive":true)/g, '');
}

const LISTS = ['ListConferences', 'ListCallControlApplications', 'ListConnections', 'ListPhoneNumbers', 'ListQueues'];
const RECORDS = ['GetRecordings', 'getRecordingTranscriptions'];

/** Everything that a snapshot has, as both APIs show it. */
async function viewOf(world: World) {
  const { exchange, library } = world;
  // A look at a stand-in moves it to the end of the list.
  const inOrder = (a: string, b: string) => (a < b ? -1 : 1);
  const calls = (await library.calls.list()).sort((a, b) => inOrder(a.call_control_id, b.call_control_id));
  const conferences = await library.conferences.list();
  const recordings = exchange.recordings.list();
  const each = <T>(list: readonly T[], look: (one: T) => Promise<unknown>) => Promise.all(list.map(look));
  return {
    calls,
    conferences,
    lists: await each([...LISTS, ...RECORDS], (operation) => answerOf(world, operation)),
    statuses: await each(calls, (call) =>
      answerOf(world, 'RetrieveCallStatus', { call_control_id: call.call_control_id }),
    ),
    rooms: await each(conferences, ({ conference_id: id }) => answerOf(world, 'RetrieveConference', { id })),
    recordings: await each(recordings, ({ id }) => answerOf(world, 'GetRecording', { recording_id: id })),
    files: await each(recordings, async (recording) => String(await readFile(exchange.recordings.pathOf(recording)))),
    sound: await each(calls, async (call) =>
      Buffer.from(await library.calls.audio(call.call_control_id, 'stereo')).toString('base64'),
    ),
    queues: await library.queues.list(),
    assistants: await library.assistants.list(),
    media: await library.media.list(),
    faults: await library.faults.list(),
  };
}

/** A call with a recording, from the ring to the last webhook. */
async function aCall({ world }: World, n: number): Promise<void> {
  const call = await world.answered({}, { command_id: `answer ${n}` });
  if (n % 3 === 0) world.conference(call, { name: `room ${n}` });
  else world.ok(call, 'speak', { payload: `Hello ${n}`, voice: 'female' });
  if (n % 2 === 0) world.ok(call, 'record_start', { format: 'wav', channels: 'single', transcription: true });
  await world.clock.advanceAsync(300);
  world.act(call, { act: 'hangup' });
  await world.clock.advanceAsync(5_000);
}

/** Something that changes a world, as its `n` has it. */
const CHANGES: readonly ((world: World, n: number) => unknown)[] = [
  aCall,
  aCall,
  ({ exchange }, n) => exchange.recordings.remove(exchange.recordings.list()[n % 2]?.id ?? ''),
  ({ exchange }, n) => exchange.faults.strike(['api_status'], { subject: `thing ${n}` }),
  ({ world }, n) => world.tryDial({ command_id: `dial ${n % 3}`, to: CALLER }).then(() => endAll(world)),
  ({ world }, n) => world.run(`v3:unknown-${n % 3}`, 'client_state_update', { client_state: btoa(`state ${n}`) }),
  ({ world }, n) => world.clock.advanceAsync(n * 7_000),
  ({ exchange }, n) =>
    exchange.applications.create({ application_name: `app ${n}`, webhook_event_url: 'http://app.test/x' }),
  ({ exchange }, n) =>
    exchange.applications.update(exchange.applications.list()[n % 3]?.id ?? '', { application_name: `changed ${n}` }),
  ({ exchange }, n) => exchange.applications.remove(exchange.applications.list()[1 + (n % 3)]?.id ?? ''),
  ({ exchange }, n) =>
    exchange.account.numbers.update(exchange.account.numbers.list()[0]?.id ?? '', { tags: [`tag ${n}`] }),
  ({ exchange }, n) =>
    exchange.queues.get(`queue ${n % 4}`) ??
    exchange.queues.create(`queue ${n % 4}`, { maxSize: n + 1, isImplicit: n % 2 === 0 }),
  ({ exchange }, n) => {
    const queue = exchange.queues.get(`queue ${n % 4}`);
    if (queue) exchange.queues.delete(queue);
  },
  ({ library }, n) => library.assistants.put(`assistant ${n % 4}`, { says: [`line ${n}`] }),
  ({ library }, n) => library.assistants.delete(`assistant ${n % 4}`).catch(() => undefined),
  ({ library }, n) => library.media.put(`file ${n % 4}.wav`, wavOf(200 + n)),
  ({ library }, n) => library.media.delete(`file ${n % 4}.wav`).catch(() => undefined),
  ({ library }, n) => library.faults.add({ fault: 'api_status', name: `fault ${n}`, count: 2, ttl_ms: 20_000 + n }),
  ({ library }) => library.faults.clear(),
  ({ library }) => library.reset(),
];

const change = fc.record({ what: fc.nat(CHANGES.length - 1), n: fc.nat(20) });

async function changed(world: World, changes: readonly { readonly what: number; readonly n: number }[]): Promise<void> {
  for (const { what, n } of changes) await CHANGES[what]?.(world, n);
}

/** Nothing is live any more. */
async function endAll(world: ExchangeWorld): Promise<void> {
  for (const call of world.exchange.calls()) if (call.state !== 'ended') world.run(call, 'hangup');
  await world.clock.advanceAsync(5_000);
}

describe('a snapshot', () => {
  it('brings back what it has, whatever was changed since', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 10 }),
        fc.array(change, { maxLength: 6 }),
        async (before, after) => {
          const world = newWorld({ faults: [CONFIGURED], provisionUnknown: true });
          await changed(world, before);
          const view = await viewOf(world);
          const { id } = await world.library.snapshots.take();
          await changed(world, after);
          await world.library.snapshots.restore(id);
          expect(await viewOf(world)).toEqual(view);
          await changed(world, after);
          await world.library.snapshots.restore(id);
          expect(await viewOf(world)).toEqual(view);
        },
      ),
      runs(25),
    );
  });

  it('has recordings whose files were removed since, and calls are forgotten when as much time has passed as was left', async () => {
    const world = newWorld();
    await aCall(world, 2);
    const { exchange, library } = world;
    const [call] = await library.calls.list();
    const [recording] = exchange.recordings.list();
    await world.world.clock.advanceAsync(400_000);
    const { id } = await library.snapshots.take();
    exchange.recordings.remove(recording?.id ?? '');
    await world.world.clock.advanceAsync(400_000);
    expect(await library.calls.list()).toEqual([]);
    await library.snapshots.restore(id);
    expect(exchange.recordings.list()).toEqual([recording]);
    await library.snapshots.delete(id);
    expect((await readFile(exchange.recordings.pathOf(exchange.recordings.list()[0] as SavedRecording))).length).toBe(
      recording?.bytes,
    );
    await world.world.clock.advanceAsync(190_000);
    expect(await library.calls.list()).toEqual([call]);
    await world.world.clock.advanceAsync(10_000);
    expect(await library.calls.list()).toEqual([]);
  });

  it('knows command ids: a dial that is repeated has the answer of the first, and ids made later are new', async () => {
    const { world, library } = newWorld();
    const dial = () => world.tryDial({ command_id: 'the same', to: CALLER });
    const dataOf = (reply: Reply) => (reply.kind === 'accepted' ? reply.data : undefined);
    const first = await dial();
    expect(dataOf(first)).toBeDefined();
    await endAll(world);
    const { id } = await library.snapshots.take();
    const others = new Set<string>();
    for (let n = 0; n < 3; n++) {
      await world.clock.advanceAsync(100_000);
      await library.snapshots.restore(id);
      expect(dataOf(await dial())).toEqual(dataOf(first));
      others.add((await world.dial()).id);
      others.add((await world.dial()).id);
      await endAll(world);
    }
    expect(others.size).toBe(6);
  });

  it('is not taken while a recording is being saved', async () => {
    const { world, library } = newWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { format: 'wav', channels: 'single' });
    await world.clock.advanceAsync(300);
    world.act(call, { act: 'hangup' });
    await expect(library.snapshots.take()).rejects.toThrow('recordings being saved (1)');
  });

  it('is told of, kept over resets, and forgotten when that is asked for', async () => {
    const { library, world } = newWorld();
    const taken = await library.snapshots.take({ name: 'seeded' });
    expect(misfits('Snapshot', taken)).toEqual([]);
    expect(taken).toMatchObject({ id: 'snapshot-1', name: 'seeded', world: 1 });
    await library.reset();
    expect(await library.snapshots.list()).toEqual([taken]);
    expect(await library.snapshots.restore(taken.id)).toMatchObject({ snapshot_id: taken.id, world: 3 });
    expect(world.journal.list({ types: ['sim.restored'] }, 10)).toMatchObject([{ snapshot_id: taken.id, world: 3 }]);
    expect(await library.snapshots.delete(taken.id)).toEqual(taken);
    await expect(library.snapshots.restore(taken.id)).rejects.toMatchObject({ code: 404 });
    await expect(library.snapshots.delete(taken.id)).rejects.toMatchObject({ code: 404 });
    await expect(library.snapshots.take({ name: '' })).rejects.toMatchObject({ code: 422 });
  });

  it('is of a world between calls: 409 names those that live, and nothing changes', async () => {
    const { library, world } = newWorld();
    const { id } = await library.snapshots.take();
    const call = await world.answered();
    await expect(library.snapshots.take()).rejects.toMatchObject({
      code: 409,
      message: expect.stringContaining(call.id) as string,
    });
    await expect(library.snapshots.restore(id)).rejects.toMatchObject({ code: 409 });
    expect(world.exchange.findCall(call.id)?.state).toBe('active');
    await library.calls.party(call.id).hangup();
    await world.clock.advanceAsync(5_000);
    expect(await library.snapshots.restore(id)).toMatchObject({ world: 2 });
    expect(world.exchange.findCall(call.id)).toBeUndefined();
  });

  it('limit snapshots: a further one is 409, and the journal tells of the limit', async () => {
    const { library, world } = newWorld();
    for (let n = 0; n < LIMITS.snapshots; n++) await library.snapshots.take();
    await expect(library.snapshots.take()).rejects.toMatchObject({ code: 409 });
    expect(world.journal.list({ types: ['limit.reached'] }, 10)).toMatchObject([{ what: 'snapshots' }]);
    await library.snapshots.delete('snapshot-1');
    expect(await library.snapshots.take()).toMatchObject({ id: `snapshot-${LIMITS.snapshots + 1}` });
  });

  it('limit snapshots.bytes: one that is too large beside the others is not taken', () => {
    const { exchange } = newWorld();
    const newFolder = (): Folder => new Folder(null);
    const sample = new Snapshots(newFolder).take(exchange, null);
    const bytes = typeof sample === 'string' ? 0 : sample.bytes;
    const snapshots = new Snapshots(newFolder, alone, { snapshots: 10, bytes: 2 * bytes + 1 });
    const taken = [1, 2, 3].map(() => snapshots.take(exchange, null));
    expect(taken.map((one) => (typeof one === 'string' ? one : one.id))).toEqual([
      'snapshot-1',
      'snapshot-2',
      'snapshots.bytes',
    ]);
  });

  it('limit snapshots.bytes: those of all worlds count together', () => {
    const takers = (bytes: number) => {
      const { worlds } = new ExchangeWorld({ bytes: { 'snapshots.bytes': bytes }, config: { isolate: 'api-key' } });
      return (key: string) => takeSnapshot(worlds.of(key)?.exchange as Exchange);
    };
    const take = takers(2.5 * takers(Infinity)('a').bytes);
    expect([take('a').id, take('b').id]).toEqual(['snapshot-1', 'snapshot-1']);
    expect(() => take('c')).toThrow('snapshots.bytes');
  });
});
