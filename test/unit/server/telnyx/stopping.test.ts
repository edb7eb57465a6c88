import { afterEach, describe, expect, it } from 'vitest';
import type { ExchangeWish } from '../../../support/exchange.js';
import { CALLER, commandNamed, OURS } from '../../../support/exchange.js';
import { errorsOf, TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

describe('while the simulator stops', () => {
  it('every request under /v2 that would begin or change something is 503, and says why; GET is answered', async () => {
    await open();
    const call = await world.answered();
    world.exchange.hangUpAll(commandNamed('hangup'));
    const { last } = world.journal.range;
    const dial = await world.send('POST', '/v2/calls', {
      from: OURS,
      to: CALLER,
      connection_id: world.exchange.applications.default.id,
    });
    expect(verdict(dial)).toEqual([503, '503']);
    expect(dial.headers['x-should-retry']).toBe('false');
    expect(errorsOf(dial)[0]?.detail).toMatch(/is stopping/);
    expect(verdict(await world.command(call.id, 'speak', { payload: 'a', voice: 'female' }))).toEqual([503, '503']);
    const application = { application_name: 'a', webhook_event_url: 'http://a.test' };
    expect(verdict(await world.send('POST', '/v2/call_control_applications', application))).toEqual([503, '503']);
    const status = await world.send('GET', `/v2/calls/${call.id}`);
    expect(status.body).toMatchObject({ data: { is_alive: false } });
    expect(verdict(await world.send('GET', '/v2/call_control_applications'))).toEqual([200]);
    expect(new Set(world.journal.list({ after: last }, 100).map(({ type }) => type)).has('webhook.created')).toBe(
      false,
    );
    expect([...world.exchange.calls()]).toHaveLength(1);
  });

  it('ringing in, acts of the far end, resending and a reset are 503 under /_sim; looking is not', async () => {
    await open();
    const call = await world.answered();
    const id = encodeURIComponent(call.id);
    const [delivery] = world.deliveries.list();
    world.exchange.hangUpAll(commandNamed('hangup'));
    const post = async (path: string, body: object = {}): Promise<unknown[]> =>
      verdict(await world.send('POST', `/_sim/${path}`, body));
    expect(await post('calls', { from: CALLER, to: OURS })).toEqual([503, '503']);
    expect(await post(`calls/${id}/party/say`, { text: 'Hello' })).toEqual([503, '503']);
    expect(await post(`calls/${id}/party/hangup`)).toEqual([503, '503']);
    expect(await post(`webhooks/${delivery?.id}/resend`)).toEqual([503, '503']);
    expect(await post('reset')).toEqual([503, '503']);
    expect((await world.send('GET', `/_sim/calls/${id}`)).body).toMatchObject({ data: { state: 'ended' } });
    expect((await world.send('GET', '/_sim/events?type=call.state')).status).toBe(200);
  });

  it('a dial and a ring that were on their way make no call', async () => {
    await open();
    const [dialled, rung] = [world.tryDial(), world.ring()];
    world.exchange.hangUpAll(commandNamed('hangup'));
    expect(await dialled).toMatchObject({ kind: 'refused', refusals: [{ error: 'stopping' }] });
    await expect(rung).rejects.toThrow('telnyx-sim is stopping');
    expect([...world.exchange.calls()]).toEqual([]);
  });
});
