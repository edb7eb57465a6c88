import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../../src/calls/address.js';
import { Journal } from '../../../../src/calls/journal.js';
import { DroppedEntriesError, eventLines } from '../../../../src/control/events.js';
import { LIMITS, limitReached } from '../../../../src/limits.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';
import { misfits } from '../../../support/control-schemas.js';
import {
  controlWorld,
  serveControl,
  until,
  type ControlWorld,
  type ServedControl,
} from '../../../support/control-world.js';
import { recordAny } from '../../../support/any-entry.js';

interface Event {
  readonly seq: number;
  readonly type: string;
}

function recorded(world: ControlWorld, ...types: string[]): void {
  for (const type of types) recordAny(world.journal, type, { note: type });
}

async function list(served: ServedControl, query: string) {
  const response = await request(served.server).get(`/_sim/events${query}`);
  expect(response.status).toBe(200);
  return response.body as { data: Event[]; meta: object };
}

describe('GET /_sim/events', () => {
  it('gives the journal, oldest first, with the range that it holds', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    expect(await list(served, '')).toEqual({ data: [], meta: { first_seq: 0, last_seq: 0 } });
    recorded(world, 'a.one', 'a.two', 'b.one');
    const { data, meta } = await list(served, '');
    expect(data).toEqual([
      { seq: 1, at: '2026-01-01T00:00:00.000000Z', type: 'a.one', note: 'a.one' },
      { seq: 2, at: '2026-01-01T00:00:00.000000Z', type: 'a.two', note: 'a.two' },
      { seq: 3, at: '2026-01-01T00:00:00.000000Z', type: 'b.one', note: 'b.one' },
    ]);
    expect(meta).toEqual({ first_seq: 1, last_seq: 3 });
    expect(data.flatMap((entry) => misfits('Event', entry))).toEqual([]);
    expect(misfits('JournalRange', meta)).toEqual([]);
  });

  it.each([
    ['?after=1', [2, 3, 4]],
    ['?after=4', []],
    ['?after=99', []],
    ['?after=0&limit=2', [1, 2]],
    ['?type=a.one', [1]],
    ['?type=a.*', [1, 2]],
    ['?type=a.one,b.*', [1, 3]],
    ['?type=a.one,%20b.one', [1, 3]],
    ['?type=*', [1, 2, 3, 4]],
    ['?type=unheard.of', []],
    ['?call_control_id=v3:x', [4]],
    ['?call_control_id=v3%3Ax&type=a.*', []],
  ])('filters %s', async (query, seqs) => {
    const world = controlWorld();
    await using served = await serveControl(world);
    recorded(world, 'a.one', 'a.two', 'b.one');
    recordAny(world.journal, 'c.one', {}, callAddress('v3:x'));
    expect((await list(served, query)).data.map(({ seq }) => seq)).toEqual(seqs);
  });

  it('leaves out with host=false what depends on the machine: the property host, and entries without a number', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    recordAny(world.journal, 'a', { status: 200, host: { duration_ms: 1.5 } });
    world.journal.record('limit.reached', limitReached('http.pipelined'));
    const at = '2026-01-01T00:00:00.000000Z';
    const facts = { seq: 1, at, type: 'a', status: 200 };
    const full = { at, type: 'limit.reached', what: 'http.pipelined', limit: LIMITS['http.pipelined'] };
    for (const query of ['', '?host=true']) {
      const { data } = await list(served, query);
      expect(data).toEqual([{ ...facts, host: { duration_ms: 1.5 } }, full]);
      expect(data.flatMap((entry) => misfits('Event', entry))).toEqual([]);
    }
    expect((await list(served, '?host=false')).data).toEqual([facts]);
    expect((await request(served.server).get('/_sim/events/wait?host=false')).body).toEqual({ data: facts });
    const response = await request(served.server).get('/_sim/events?host=perhaps');
    expect([response.status, response.text]).toEqual([422, expect.stringContaining('\"parameter\":\"host\"')]);
  });

  it('limit events.types: a filter with more names is 422', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const most = 'x,'.repeat(LIMITS['events.types'] - 1);
    expect(await list(served, `?type=${most}x`)).toMatchObject({ data: [] });
    for (const path of ['events', 'events/wait', 'events/stream']) {
      const response = await request(served.server).get(`/_sim/${path}?type=${most}x,x`);
      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({ errors: [{ source: { parameter: 'type' } }] });
    }
  });

  it('gives 100 entries unless told otherwise, at most 1000', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 1100; i++) recordAny(world.journal, 'x', {});
    expect((await list(served, '')).data).toHaveLength(100);
    expect((await list(served, '?limit=1000')).data).toHaveLength(1000);
  });
});

describe('GET /_sim/events as JSON lines', () => {
  const lines = async (served: ServedControl, query: string): Promise<{ type: string; entries: unknown[] }> => {
    const headers = { accept: 'application/x-ndjson' };
    const response = await fetch(`${served.url}/events${query}`, { headers });
    const text = await response.text();
    expect(text === '' || text.endsWith('\n')).toBe(true);
    const entries = text.split('\n').slice(0, -1);
    return {
      type: response.headers.get('content-type') ?? '',
      entries: entries.map((line) => JSON.parse(line) as unknown),
    };
  };

  it('is the whole journal, where no limit is given', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (let i = 0; i < 2_500; i++) recordAny(world.journal, 'x', { text: 'y'.repeat(100), host: { i } });
    const { type, entries } = await lines(served, '');
    expect(type).toBe('application/x-ndjson');
    expect(entries).toEqual(world.journal.list({}, Infinity));
  });

  it('takes the filters of the list', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    for (const type of ['a', 'b', 'a', 'a']) recordAny(world.journal, type, { host: { ms: 1 } }, callAddress('v3:x'));
    const { entries } = await lines(served, '?type=a&after=1&limit=1&host=false&call_control_id=v3:x');
    expect(entries).toEqual([{ seq: 3, at: '2026-01-01T00:00:00.000000Z', type: 'a', call_control_id: 'v3:x' }]);
    expect((await lines(served, '?type=none')).entries).toEqual([]);
  });

  it('ends with what was there at its beginning', () => {
    const world = controlWorld();
    recorded(world, 'a', 'a');
    const read: string[] = [];
    for (const line of eventLines(world.exchange, {})) {
      read.push(line);
      recorded(world, 'a');
    }
    expect(read).toHaveLength(2);
  });

  it('breaks off where the journal has let entries go before they were read', () => {
    const journal = new Journal(new VirtualClock(), new VirtualClock().host, { entries: 3, bytes: Infinity });
    for (let i = 0; i < 3; i++) recordAny(journal, 'x', {});
    const lines = eventLines({ journal }, {});
    expect(JSON.parse(String(lines.next().value))).toMatchObject({ seq: 1 });
    for (let i = 0; i < 3; i++) recordAny(journal, 'x', {});
    expect(() => lines.next()).toThrow(DroppedEntriesError);
  });
});

describe('GET /_sim/events/wait', () => {
  const wait = (served: ServedControl, query: string): Promise<request.Response> =>
    request(served.server).get(`/_sim/events/wait${query}`).then();

  /** Starts a wait and lets it arrive: it is there once its time-out is scheduled. */
  async function waiting(world: ControlWorld, served: ServedControl, query: string) {
    const { pending } = world.clock;
    const response = wait(served, query);
    await until(() => world.clock.pending > pending);
    return { response };
  }

  it('gives the first entry of the journal that matches, from its beginning where after is absent', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    recorded(world, 'a', 'b', 'b');
    const response = await wait(served, '?type=b');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ data: { seq: 2, type: 'b' } });
    expect((await wait(served, '?type=b&after=2')).body).toMatchObject({ data: { seq: 3 } });
  });

  it('waits for one that is to come', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const { response } = await waiting(world, served, '?type=b');
    recorded(world, 'a', 'b');
    expect((await response).body).toMatchObject({ data: { seq: 2, type: 'b' } });
  });

  it('misses nothing that comes between two waits, each going on where the last one found something', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const seen: number[] = [];
    let after = 0;
    while (after < 60) {
      // Some entries come before the wait arrives, some in one go, some while it is open.
      if (after % 3 === 0) recorded(world, 'tick', 'noise', 'tick');
      const pending = wait(served, `?type=tick&after=${after}`);
      if (after % 2 === 0) recorded(world, 'tick');
      const { data } = (await pending).body as { data: Event };
      seen.push(data.seq);
      after = data.seq;
      if (world.journal.list({ after, types: ['tick'] }, 1).length === 0) recorded(world, 'tick');
    }
    const there = world.journal.list({ types: ['tick'] }, 1000).map(({ seq }) => seq);
    expect(seen).toEqual(there.filter((seq = 0) => seq <= after));
  });

  it('answers 408 when nothing came, after 5 s or as long as timeout_ms says', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const usual = await waiting(world, served, '?type=b');
    const short = await waiting(world, served, '?type=b&timeout_ms=100');
    world.clock.advance(100);
    const response = await short.response;
    expect(response.status).toBe(408);
    expect(misfits('Errors', response.body)).toEqual([]);
    world.clock.advance(4_899);
    expect(world.clock.pending).toBe(1);
    world.clock.advance(1);
    expect((await usual.response).status).toBe(408);
  });

  it('answers 408 at once with timeout_ms=0', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const { response } = await waiting(world, served, '?type=b&timeout_ms=0');
    world.clock.advance(0);
    expect((await response).status).toBe(408);
  });

  it('answers 409 when a reset ends it', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const { response } = await waiting(world, served, '?type=b');
    world.exchange.reset();
    expect((await response).status).toBe(409);
  });

  it('ends when the client goes', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const abort = new AbortController();
    const gone = fetch(`${served.url}/events/wait?type=b`, { signal: abort.signal }).catch(() => 'gone');
    await until(() => world.clock.pending === 1);
    abort.abort();
    expect(await gone).toBe('gone');
    await until(() => world.clock.pending === 0);
  });

  it('answers 503 when the simulator stops', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const { response } = await waiting(world, served, '?type=b&timeout_ms=120000');
    served.api.close();
    expect((await response).status).toBe(503);
    expect(world.clock.pending).toBe(0);
  });
});
