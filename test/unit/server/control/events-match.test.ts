import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { callAddress } from '../../../../src/calls/address.js';
import { controls } from '../../../../src/control.js';
import { LIMITS } from '../../../../src/limits.js';
import { recordAny } from '../../../support/any-entry.js';
import { misfits } from '../../../support/control-schemas.js';
import { controlWorld, serveControl, until, type ServedControl } from '../../../support/control-world.js';

interface Reply {
  readonly status: number;
  readonly body: {
    readonly data?: { readonly seq: number }[];
    readonly errors?: { readonly detail: string; readonly source?: { readonly parameter: string } }[];
    readonly meta?: { readonly seen: string[]; readonly nearest: object | null };
  };
}

const ask = async ({ server }: ServedControl, path: string): Promise<Reply> =>
  await request(server).get(`/_sim/${path}`);

/** A world in whose journal a call has had some states, and another one has rung. */
async function served() {
  const world = controlWorld();
  const { journal } = world;
  journal.record('call.state', { from: null, to: 'ringing' }, callAddress('v3:a'));
  journal.record('call.state', { from: 'ringing', to: 'active' }, callAddress('v3:a'));
  journal.record('call.state', { from: null, to: 'ringing' }, callAddress('v3:b'));
  recordAny(journal, 'a.one', { status: 200, ok: true, deep: { list: ['x', { y: 1.5 }] }, url: 'http://a:1' });
  return { ...world, ...(await serveControl(world)) };
}

describe('match', () => {
  it.each([
    ['match=to:ringing', [1, 3]],
    ['match=to:ringing&match=call_control_id:v3%3Ab', [3]],
    ['match=to:ringing&type=call.state&after=1', [3]],
    ['match=from:null', [1, 3]],
    ['match=status:200', [4]],
    ['match=status:2e2', []],
    ['match=ok:true', [4]],
    ['match=deep.list.0:x', [4]],
    ['match=deep.list.1.y:1.5', [4]],
    ['match=deep.list:x', []],
    ['match=deep.list.length:2', []],
    ['match=url:http://a:1', [4]],
    ['match=missing:undefined', []],
    ['match=toString.name:toString', []],
  ])('%s lets only such entries through', async (query, seqs) => {
    await using world = await served();
    const { body } = await ask(world, `events?${query}`);
    expect(body.data?.map(({ seq }) => seq)).toEqual(seqs);
  });

  it('counts for a wait, for JSON lines and in the library', async () => {
    await using world = await served();
    const waited = await request(world.server).get('/_sim/events/wait?type=call.state&match=to:active');
    expect(waited.body).toMatchObject({ data: { seq: 2 } });
    const { events } = controls(() => world.exchange);
    expect(await events.list({ match: ['to:ringing', 'call_control_id:v3:a'] })).toMatchObject([{ seq: 1 }]);
    expect((await events.waitFor({ type: 'call.state', match: 'to:active' })).to).toBe('active');
    expect(await events.jsonl({ match: 'to:active' })).toMatch(/^\{"seq":2,[^\n]*\n$/);
  });

  it('without a colon is refused, and nothing is waited for', async () => {
    await using world = await served();
    for (const path of ['events', 'events/wait', 'events/stream']) {
      for (const match of ['ended', ':ended', 'to:ended&match=ended']) {
        const { status, body } = await ask(world, `${path}?match=${match}`);
        expect([status, body.errors]).toMatchObject([422, [{ source: { parameter: 'match' } }]]);
        expect(body.errors?.[0]?.detail).toMatch(/^expected field:value, such as to:ended, came ":?ended"/);
      }
    }
    expect(world.journal.openWaits).toBe(0);
  });

  it('limit events.matches: a filter with more fields is 422', async () => {
    await using world = await served();
    const most = Array<string>(LIMITS['events.matches']).fill('match=to:ringing').join('&');
    expect((await ask(world, `events?${most}`)).body.data).toHaveLength(2);
    const { status, body } = await ask(world, `events?${most}&match=to:ringing`);
    expect([status, body.errors]).toMatchObject([422, [{ source: { parameter: 'match' } }]]);
  });
});

describe('order', () => {
  it('is that of the journal, or its reverse, newest first', async () => {
    await using world = await served();
    const seqs = async (query: string) => (await ask(world, `events?${query}`)).body.data?.map(({ seq }) => seq);
    expect(await seqs('order=asc')).toEqual([1, 2, 3, 4]);
    expect(await seqs('order=desc')).toEqual([4, 3, 2, 1]);
    expect(await seqs('order=desc&limit=2&type=call.state')).toEqual([3, 2]);
    expect(await seqs('order=desc&after=2')).toEqual([4, 3]);
    expect(await controls(() => world.exchange).events.list({ order: 'desc', limit: 1 })).toMatchObject([{ seq: 4 }]);
  });

  it('of a wait chooses among what is there', async () => {
    await using world = await served();
    const response = await request(world.server).get('/_sim/events/wait?type=call.state&order=desc');
    expect(response.body).toMatchObject({ data: { seq: 3 } });
  });

  it('is refused where it is another, and for JSON lines where it is not that of the journal', async () => {
    await using world = await served();
    const other = await ask(world, 'events?order=newest');
    expect([other.status, other.body.errors]).toMatchObject([422, [{ source: { parameter: 'order' } }]]);
    const lines = await request(world.server).get('/_sim/events?order=desc').set('accept', 'application/x-ndjson');
    expect([lines.status, lines.body]).toMatchObject([422, { errors: [{ source: { parameter: 'order' } }] }]);
    const { events } = controls(() => world.exchange);
    await expect(events.jsonl({ order: 'desc' })).rejects.toThrow('order: expected asc with JSON lines');
  });
});

describe('a wait that elapses', () => {
  const late = async (world: Awaited<ReturnType<typeof served>>, query: string) => {
    const waiting = ask(world, `events/wait?timeout_ms=0&${query}`);
    await until(() => world.journal.openWaits === 1);
    world.clock.advance(0);
    const { status, body } = await waiting;
    expect([status, misfits('WaitMeta', body.meta)]).toEqual([408, []]);
    return { ...body.meta, detail: body.errors?.[0]?.detail };
  };

  it('tells the types of what came, and the entry that is nearest', async () => {
    await using world = await served();
    expect(await late(world, 'type=call.state&match=to:ended')).toMatchObject({
      seen: ['call.state', 'call.state', 'call.state', 'a.one'],
      nearest: { seq: 3, to: 'ringing', call_control_id: 'v3:b' },
      detail:
        'No event of type call.state with to:ended within 0 ms. The last that came: call.state, call.state, call.state, a.one.',
    });
  });

  it.each([
    ['another value of a field', 'type=call.state&match=to:ended&match=from:ringing', 2],
    ['another call', 'type=call.state&match=to:active&call_control_id=v3:b', 3],
    ['a type of a similar name', 'type=cal.state', 3],
    ['one that is there, but not behind after', 'type=call.state&match=to:active&after=2', 3],
  ])('is near to %s', async (_name, query, seq) => {
    await using world = await served();
    expect((await late(world, query)).nearest).toMatchObject({ seq });
  });

  it('is near to nothing where no type is like that which was wanted, and tells only of the call that was named', async () => {
    await using world = await served();
    expect(await late(world, 'type=sim.fault&call_control_id=v3:a')).toMatchObject({
      seen: ['call.state', 'call.state'],
      nearest: null,
    });
    expect(await late(world, 'type=sim.fault&after=4')).toMatchObject({ seen: [], nearest: null });
  });

  it('tells the last five types, and the library has them too', async () => {
    await using world = await served();
    for (let i = 0; i < 6; i++) recordAny(world.journal, `b.${i}`, {});
    const seen = ['b.1', 'b.2', 'b.3', 'b.4', 'b.5'];
    expect((await late(world, 'type=sim.fault')).seen).toEqual(seen);
    const { events } = controls(() => world.exchange);
    const waited = events.waitFor({ type: 'sim.fault' }, { timeoutMs: 0 });
    world.clock.advance(0);
    await expect(waited).rejects.toMatchObject({ code: 408, meta: { seen, nearest: null } });
  });

  it('limit events.looked_back: looks at no older entries', async () => {
    await using world = await served();
    for (let i = 0; i < LIMITS['events.looked_back'] - 1; i++) recordAny(world.journal, 'b.one', {});
    expect((await late(world, 'type=call.state&match=to:ended')).nearest).toBeNull();
    expect((await late(world, 'type=a.one&match=ok:false')).nearest).toMatchObject({ seq: 4 });
    recordAny(world.journal, 'b.one', {});
    expect((await late(world, 'type=a.one&match=ok:false')).nearest).toMatchObject({ type: 'b.one' });
  });

  it('limit events.nearest_chars: shows no more than the head of a longer entry', async () => {
    await using world = await served();
    recordAny(world.journal, 'b.one', { text: 'x'.repeat(LIMITS['events.nearest_chars']) }, callAddress('v3:a'));
    expect((await late(world, 'type=b.one&match=text:y')).nearest).toEqual({
      seq: 5,
      at: '2026-01-01T00:00:00.000000Z',
      type: 'b.one',
      call_control_id: 'v3:a',
    });
  });
});
