import { describe, expect, it } from 'vitest';
import type { Response } from 'supertest';
import { isWithin } from '../../../../src/server/telnyx/instants.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

interface Event {
  readonly name: string;
  readonly type: string;
  readonly call_leg_id: string;
  readonly event_timestamp: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const dataOf = <T>(response: Response): T[] => (response.body as { data: T[] }).data;

async function events(world: TelnyxWorld, query = ''): Promise<string[]> {
  const response = await world.send('GET', `/v2/call_events?page[size]=250${query}`);
  expect(verdict(response)).toEqual([200]);
  return dataOf<Event>(response).map(({ name, type }) => `${type} ${name}`);
}

/** Two calls, of which one is answered by the app and one by the far end, a second apart. */
async function twoCalls(wish: Parameters<typeof TelnyxWorld.open>[0] = {}) {
  const world = await TelnyxWorld.open(wish);
  const [first] = [await world.ring({ to: '+13125550002' })];
  await world.command(first.id, 'answer', { client_state: 'eA==' });
  await world.clock.advanceAsync(1000);
  const second = await world.dial({ to: '+15550100200' });
  await world.clock.advanceAsync(1000);
  return { world, first, second, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

const FIRST = ['webhook call.initiated', 'command answer', 'webhook call.answered'];
const SECOND = ['command dial', 'webhook call.initiated', 'webhook call.answered'];

describe('GET /call_events', () => {
  it('has the commands and webhooks of all calls, oldest first', async () => {
    await using told = await twoCalls();
    const { world, first } = told;
    expect(await events(world)).toEqual([...FIRST, ...SECOND]);
    const [initiated, answer] = dataOf<Event>(await world.send('GET', '/v2/call_events'));
    expect(initiated).toEqual({
      call_leg_id: first.legId,
      call_session_id: first.sessionId,
      event_timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      metadata: {
        event_id: expect.stringMatching(/-/) as string,
        event_type: 'call.initiated',
        payload: expect.objectContaining({ call_leg_id: first.legId }) as object,
      },
      name: 'call.initiated',
      record_type: 'call_event',
      type: 'webhook',
    });
    expect(answer?.metadata).toMatchObject({ command: 'answer' });
  });

  it('is filtered by call, connection, number, name and type', async () => {
    await using told = await twoCalls();
    const { world, first, second } = told;
    expect(await events(world, `&filter[leg_id]=${first.legId}`)).toEqual(FIRST);
    expect(await events(world, `&filter[application_session_id]=${second.sessionId}`)).toEqual(SECOND);
    expect(await events(world, '&filter[to]=%2B15550100200')).toEqual(SECOND);
    expect(await events(world, `&filter[from]=${encodeURIComponent(first.from)}`)).toEqual(FIRST);
    expect(await events(world, '&filter[type]=command')).toEqual(['command answer', 'command dial']);
    expect(await events(world, '&filter[name]=call.answered')).toEqual([FIRST[2], SECOND[2]]);
    expect(await events(world, `&filter[connection_id]=${first.connectionId}`)).toHaveLength(6);
    expect(await events(world, '&filter[connection_id]=1')).toEqual([]);
    expect(await events(world, '&filter[product]=texml')).toEqual([]);
    expect(await events(world, '&filter[application_name][contains]=SIM%20def')).toHaveLength(6);
    expect(await events(world, '&filter[application_name][contains]=other')).toEqual([]);
    expect(await events(world, '&filter[outbound.outbound_voice_profile_id]=7')).toEqual([]);
  });

  it('is filtered by time, of which one bound can be given', async () => {
    await using told = await twoCalls();
    const { world } = told;
    const [, , third, fourth] = dataOf<Event>(await world.send('GET', '/v2/call_events'));
    const bound = (name: string, event = third): string =>
      `&filter[occurred_at][${name}]=${event?.event_timestamp ?? ''}`;
    expect(await events(world, bound('gt'))).toEqual(SECOND);
    expect(await events(world, bound('lt', fourth))).toEqual(FIRST);
    expect(await events(world, bound('eq', fourth))).toContain('command dial');
    for (const query of [bound('gt') + bound('lt'), '&filter[occurred_at][gt]=yesterday']) {
      const answer = await world.send('GET', `/v2/call_events?${query}`);
      expect(verdict(answer)).toEqual([422, '10031 ?filter[occurred_at]']);
    }
  });

  it('has what is older than a day only by leg or session, also of calls that are no longer known', async () => {
    await using told = await twoCalls();
    const { world, first, second } = told;
    for (const call of [first, second]) world.ok(call, 'hangup');
    await world.clock.advanceAsync(86_400_001);
    expect(world.exchange.findCall(first.id)).toBeUndefined();
    expect(await events(world)).toEqual([]);
    expect(await events(world, `&filter[leg_id]=${first.legId}`)).toEqual([
      ...FIRST,
      'command hangup',
      'webhook call.hangup',
    ]);
  });

  it('tells what was not delivered', async () => {
    await using told = await twoCalls({ answer: (_request, nth) => ({ status: nth === 1 ? 404 : 200 }) });
    expect(await events(told.world, '&filter[failed]=true')).toEqual([FIRST[0]]);
    expect(await events(told.world, '&filter[failed]=false')).toEqual([...FIRST.slice(1), ...SECOND]);
  });

  it('comes in pages, by number and by cursor', async () => {
    await using told = await twoCalls();
    const { world } = told;
    const page = (await world.send('GET', '/v2/call_events?page[size]=4&page[number]=2')).body as object;
    expect(page).toMatchObject({ meta: { page_number: 2, page_size: 4, total_pages: 2, total_results: 6 } });
    const first = (await world.send('GET', '/v2/call_events?page[limit]=4')).body as {
      meta: { cursors: { after: string } };
    };
    const rest = await world.send('GET', `/v2/call_events?page[after]=${first.meta.cursors.after}`);
    expect(dataOf<Event>(rest).map(({ name }) => name)).toEqual(['call.initiated', 'call.answered']);
  });

  it('begins anew with a reset', async () => {
    await using told = await twoCalls();
    told.world.exchange.reset();
    expect(await events(told.world)).toEqual([]);
  });
});

interface Delivery {
  readonly id: string;
  readonly status?: string;
  readonly attempts: readonly {
    readonly status: string;
    readonly errors: readonly number[];
    readonly started_at: string;
    readonly finished_at: string;
  }[];
  readonly webhook: { readonly event_type: string };
}

describe('/webhook_deliveries', () => {
  it('has each delivery with its attempts, the latest of both first', async () => {
    await using told = await twoCalls({ answer: (_request, nth) => ({ status: nth === 1 ? 500 : 200 }) });
    const { world } = told;
    const all = dataOf<Delivery>(await world.send('GET', '/v2/webhook_deliveries'));
    expect(all.map(({ webhook }) => webhook.event_type)).toEqual([
      'call.answered',
      'call.initiated',
      'call.answered',
      'call.initiated',
    ]);
    const oldest = all.at(-1);
    expect(oldest).toMatchObject({
      status: 'delivered',
      record_type: 'webhook_delivery',
      user_id: world.exchange.account.userId,
      webhook: { event_type: 'call.initiated', record_type: 'event' },
      attempts: [
        { status: 'delivered', errors: [], http: { response: { status: 200 } } },
        {
          status: 'failed',
          errors: [75_500],
          http: { request: { url: 'http://app.test/hooks' }, response: { status: 500 } },
        },
      ],
    });
    expect((await world.send('GET', `/v2/webhook_deliveries/${oldest?.id ?? ''}`)).body).toEqual({ data: oldest });
    expect(verdict(await world.send('GET', '/v2/webhook_deliveries/none'))).toEqual([404, '10005 /']);
  });

  it('is filtered and comes in pages', async () => {
    await using told = await twoCalls({ answer: (_request, nth) => ({ status: nth === 1 ? 404 : 200 }) });
    const { world, second } = told;
    const found = async (query: string): Promise<number> =>
      dataOf(await world.send('GET', `/v2/webhook_deliveries?${query}`)).length;
    expect(await found('filter[status][eq]=failed')).toBe(1);
    expect(await found('filter[status][eq]=delivered')).toBe(3);
    expect(await found('filter[event_type]=call.answered')).toBe(2);
    expect(await found('filter[event_type]=call.answered,call.initiated')).toBe(4);
    expect(await found(`filter[webhook][contains]=${second.legId}`)).toBe(2);
    expect(await found('filter[attempts][contains]=75404')).toBe(1);
    expect(await found('filter[started_at][gte]=2100-01-01T00:00:00Z')).toBe(0);
    expect(await found('filter[finished_at][lte]=2100-01-01T00:00:00Z')).toBe(4);
    expect(await found('page[size]=3')).toBe(3);
    expect(await found('page[size]=3&page[number]=2')).toBe(1);
  });

  it('has attempts that end no earlier than they began, to the microsecond', async () => {
    await using told = await twoCalls();
    await told.world.clock.advanceAsync(0.4);
    await told.world.ring();
    await told.world.clock.advanceAsync(1);
    const attempts = dataOf<Delivery>(await told.world.send('GET', '/v2/webhook_deliveries')).flatMap(
      (delivery) => delivery.attempts,
    );
    expect(attempts).not.toHaveLength(0);
    for (const attempt of attempts) {
      expect(attempt.finished_at).toMatch(/\.\d{6}Z$/);
      expect(attempt.finished_at >= attempt.started_at).toBe(true);
    }
  });

  it('has no outcome while it is under way', async () => {
    await using told = await twoCalls({ answer: () => ({ status: 500 }) });
    const { world } = told;
    await world.ring();
    const [newest] = dataOf<Delivery>(await world.send('GET', '/v2/webhook_deliveries'));
    expect(newest).not.toHaveProperty('status');
    expect(newest).not.toHaveProperty('finished_at');
  });
});

describe('bounds of a time', () => {
  it.each([
    [{ gt: '2026-01-01T00:00:00.000001Z' }, true],
    [{ gt: '2026-01-01T00:00:00.000002Z' }, false],
    [{ gte: '2026-01-01T00:00:00.000002Z' }, true],
    [{ lt: '2026-01-01T00:00:00.000002Z' }, false],
    [{ lte: '2026-01-01T00:00:00.000002Z' }, true],
    [{ eq: '2026-01-01T01:00:00.000002+01:00' }, true],
    [{ gte: '2025', lt: '2027' }, true],
  ])('%j are compared to the microsecond', (bounds, within) => {
    expect(isWithin('2026-01-01T00:00:00.000002Z', bounds)).toBe(within);
    expect(isWithin(undefined, bounds)).toBe(false);
  });
});
