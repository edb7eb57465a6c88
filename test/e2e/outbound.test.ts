import { describe, expect, it } from 'vitest';
import type Telnyx from 'telnyx';
import { CALLER, OURS, useLab } from '../support/lab.js';

const lab = useLab({ config: { party: { ringMs: 50 } } });
const CONNECTION = '2000000000000000001';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Dials; the number answers by itself unless it is one with a fate. */
async function dial(params: Partial<Telnyx.CallDialParams> = {}) {
  const { data } = await lab().telnyx.calls.dial({ connection_id: CONNECTION, from: OURS, to: CALLER, ...params });
  if (!data) throw new Error('a dial without data');
  return data;
}

describe.concurrent('dialling out', () => {
  it('rings, is answered by the far end, and is alive until the hang-up', async () => {
    const { app, telnyx } = lab();
    const dialled = await dial();
    expect(dialled).toMatchObject({ is_alive: false, record_type: 'call' });
    const id = dialled.call_control_id;
    await app.webhook('call.initiated', id);
    expect((await telnyx.calls.retrieveStatus(id)).data).toMatchObject({
      is_alive: true,
      call_leg_id: dialled.call_leg_id,
    });
    const answered = await app.webhook('call.answered', id);
    expect(answered.payload).toMatchObject({ state: 'answered', from: OURS, to: CALLER });
    await telnyx.calls.actions.hangup(id, {});
    const hangup = await app.webhook('call.hangup', id);
    expect(hangup.payload).toMatchObject({
      hangup_cause: 'normal_clearing',
      hangup_source: 'caller',
      sip_hangup_cause: '200',
    });
    expect((await telnyx.calls.retrieveStatus(id)).data).toMatchObject({ is_alive: false });
    expect(await lab().announced(id)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
    expect(app.of(id)[0]?.payload).toMatchObject({ direction: 'outgoing', state: 'bridging' });
  });

  it.each([
    ['is busy', '+15550100486', 'user_busy', 'unknown', '486'],
    ['rejects', '+15550100603', 'call_rejected', 'callee', '603'],
    ['does not exist', '+15550100404', 'not_found', 'unknown', '404'],
  ])('a number that %s ends as %s says', async (_what, to, cause, source, sip) => {
    const { call_control_id: id } = await dial({ to });
    const { payload } = await lab().app.webhook('call.hangup', id);
    expect(payload).toMatchObject({ hangup_cause: cause, hangup_source: source, sip_hangup_cause: sip });
    expect(await lab().announced(id)).toEqual(['call.initiated', 'call.hangup']);
  });

  it('a number that never answers rings until the app gives up', async () => {
    const { call_control_id: id } = await dial({ to: '+15550100408', timeout_secs: 600 });
    await lab().app.webhook('call.initiated', id);
    // The other numbers have answered long before.
    await lab().app.webhook('call.answered', (await dial()).call_control_id);
    expect((await lab().sim.calls.get(id)).state).toBe('ringing');
    await lab().telnyx.calls.actions.hangup(id, {});
    const { payload } = await lab().app.webhook('call.hangup', id);
    expect(payload).toMatchObject({
      hangup_cause: 'originator_cancel',
      hangup_source: 'caller',
      sip_hangup_cause: '487',
    });
  });

  it('with several numbers the first to answer wins and the others are given up', async () => {
    const { app, sim } = lab();
    const { call_session_id: session, call_control_id: first } = await dial({ to: ['+15550100408', '+15550100200'] });
    const initiated = await app.received.atLeast(
      2,
      ({ type, payload }) => type === 'call.initiated' && payload['call_session_id'] === session,
    );
    const winner = initiated.find(({ payload }) => payload['to'] === '+15550100200');
    await app.webhook('call.answered', String(winner?.callControlId));
    expect(first).not.toBe(winner?.callControlId);
    const lost = await app.webhook('call.hangup', first);
    expect(lost.payload).toMatchObject({ hangup_cause: 'originator_cancel', sip_hangup_cause: '487' });
    expect((await sim.calls.get(String(winner?.callControlId))).state).toBe('active');
  });

  it('link_to puts a new leg into the session of another', async () => {
    const one = await dial();
    const two = await dial({ link_to: one.call_control_id });
    expect(two.call_session_id).toBe(one.call_session_id);
    expect(two.call_leg_id).not.toBe(one.call_leg_id);
    const { payload } = await lab().app.webhook('call.initiated', two.call_control_id);
    expect(payload['call_session_id']).toBe(one.call_session_id);
  });

  it('client_state comes back in every webhook, and a later one replaces it', async () => {
    const { app, telnyx } = lab();
    const { call_control_id: id } = await dial({ client_state: base64('order 17') });
    await app.webhook('call.answered', id);
    await telnyx.calls.actions.updateClientState(id, { client_state: base64('order 18') });
    expect((await telnyx.calls.retrieveStatus(id)).data).toMatchObject({ client_state: base64('order 18') });
    await telnyx.calls.actions.hangup(id, {});
    await app.webhook('call.hangup', id);
    expect(app.of(id).map(({ payload }) => payload['client_state'])).toEqual([
      base64('order 17'),
      base64('order 17'),
      base64('order 18'),
    ]);
  });

  it('a dial repeated with its command_id makes no second call', async () => {
    const { app } = lab();
    const one = await dial({ command_id: 'dial-1', to: '+15550100408' });
    const two = await dial({ command_id: 'dial-1', to: '+15550100408' });
    expect(two).toEqual(one);
    await app.webhook('call.initiated', one.call_control_id);
    const entries = await lab().sim.events.list({ type: 'command.ignored' });
    expect(entries).toContainEqual(expect.objectContaining({ command: 'dial', command_id: 'dial-1' }));
  });

  it('a command repeated with its command_id is answered alike and runs once', async () => {
    const { app, telnyx } = lab();
    const { call_control_id: id } = await dial();
    await app.webhook('call.answered', id);
    const speak = { payload: 'Hi.', voice: 'female', command_id: 'say-once' };
    expect(await telnyx.calls.actions.speak(id, speak)).toEqual(await telnyx.calls.actions.speak(id, speak));
    await app.webhook('call.speak.ended', id);
    expect((await lab().sim.calls.get(id)).activities.filter(({ kind }) => kind === 'speak')).toHaveLength(1);
  });
});

describe.concurrent('a stream that comes with the dial', () => {
  it('is connected while the call rings and starts at the answer', async () => {
    const { app, media, sim } = lab();
    const expected = media.expect();
    const { call_control_id: id } = await dial({
      to: '+15550100408',
      stream_url: expected.url,
      stream_track: 'both_tracks',
    });
    const client = await expected.client;
    await client.frame('connected');
    expect(app.typesOf(id)).not.toContain('call.answered');
    expect(client.frames.all.map(({ event }) => event)).toEqual(['connected']);
    await sim.calls.party(id).answer();
    const start = await client.start();
    expect(start.start).toMatchObject({ call_control_id: id, from: OURS, to: CALLER.replace('123001', '100408') });
    await client.mediaFrames(4);
    expect(new Set(client.media().map(({ track }) => track))).toEqual(new Set(['inbound', 'outbound']));
    const answered = await app.webhook('call.answered', id);
    expect(answered.payload).toMatchObject({ stream_url: expected.url, stream_track: 'both_tracks' });
    await app.webhook('streaming.started', id);
  });

  it('is cut without stop where nobody answers', async () => {
    const { app, media, telnyx } = lab();
    const expected = media.expect();
    const { call_control_id: id } = await dial({ to: '+15550100408', stream_url: expected.url });
    const client = await expected.client;
    await client.frame('connected');
    await telnyx.calls.actions.hangup(id, {});
    expect((await client.closed).code).toBe(1006);
    await app.webhook('call.hangup', id);
    expect(client.frames.all.map(({ event }) => event)).toEqual(['connected']);
    expect(await lab().announced(id)).toEqual(['call.initiated', 'call.hangup']);
  });

  it('stream_establish_before_call_originate opens the socket before the call is initiated', async () => {
    const { app, media } = lab();
    const expected = media.expect();
    const { call_control_id: id } = await dial({
      stream_url: expected.url,
      stream_establish_before_call_originate: true,
    });
    const client = await expected.client;
    const connected = await client.frame('connected');
    const initiated = await app.webhook('call.initiated', id);
    expect(connected.atMs).toBeLessThan(initiated.atMs);
    await client.start();
    await app.webhook('call.answered', id);
  });
});

describe('the live calls of a connection', () => {
  it('are listed page by page through the SDK', async () => {
    const { telnyx, app } = lab();
    const connection = '2000000000000000077';
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { call_control_id: id } = await dial({ connection_id: connection, to: '+15550100408' });
      ids.push(id);
      await app.webhook('call.initiated', id);
    }
    const found: string[] = [];
    const page = await telnyx.connections.listActiveCalls(connection, { 'page[size]': 2, 'page[number]': 1 });
    expect(page.data).toHaveLength(2);
    const { meta } = page as unknown as { meta: { total_items: number } };
    expect(meta.total_items).toBe(5);
    for await (const call of telnyx.connections.listActiveCalls(connection)) found.push(call.call_control_id);
    expect([...found].sort()).toEqual([...ids].sort());
    await telnyx.calls.actions.hangup(ids[0] ?? '', {});
    const rest = await telnyx.connections.listActiveCalls(connection);
    expect(rest.data.map((call) => call.call_control_id)).not.toContain(ids[0]);
  });

  it('are walked with the cursors of the answer', async () => {
    const { sim, app, contract } = lab();
    const connection = '2000000000000000078';
    for (let i = 0; i < 3; i++) {
      const { call_control_id: id } = await dial({ connection_id: connection, to: '+15550100408' });
      await app.webhook('call.initiated', id);
    }
    const get = async (query: string) => {
      const response = await contract.fetch(`${sim.baseUrl}/connections/${connection}/active_calls?${query}`, {
        headers: { authorization: `Bearer ${sim.apiKey}` },
      });
      return (await response.json()) as {
        data: { call_control_id: string }[];
        meta: { cursors: { after: string | null; before: string | null }; total_items: number };
      };
    };
    const first = await get('page[limit]=2');
    expect(first.data).toHaveLength(2);
    const second = await get(`page[limit]=2&page[after]=${encodeURIComponent(String(first.meta.cursors.after))}`);
    expect(second.data).toHaveLength(1);
    expect([...first.data, ...second.data].map((call) => call.call_control_id)).toHaveLength(3);
    expect(new Set([...first.data, ...second.data].map((call) => call.call_control_id)).size).toBe(3);
  });
});
