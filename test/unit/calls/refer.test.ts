import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld, type ExchangeWish } from '../../support/exchange.js';

const BOB = { sip_address: 'sip:bob@example.com' };
const to = (number: string): object => ({ sip_address: `sip:${number}@example.com` });

async function referred(
  body: object,
  { nature, ...wish }: ExchangeWish & Pick<Parameters<ExchangeWorld['ring']>[0] & object, 'nature'> = {},
): Promise<{ world: ExchangeWorld; call: Call }> {
  const world = new ExchangeWorld(wish);
  const call = await world.answered(nature ? { nature } : {});
  world.ok(call, 'refer', body);
  return { world, call };
}

/** The webhooks of a refer with the SIP status that each tells. */
const story = (world: ExchangeWorld, call: Call): string[] =>
  world
    .webhooks(call)
    .slice(2)
    .map(({ type, payload }) => [type, payload['sip_notify_response']].filter(Boolean).join(' '));

describe('refer', () => {
  it('has the far end call somebody else; when they answer it hangs up', async () => {
    const { world, call } = await referred(BOB);
    expect(story(world, call)).toEqual(['call.refer.started 100']);
    expect(callView(call).activities).toMatchObject([
      { kind: 'refer', state: 'running', ...BOB, sip_notify_response: 100 },
    ]);
    await world.clock.advanceAsync(199);
    expect(call.state).toBe('active');
    // Who is called lets it ring as long as anybody does.
    await world.clock.advanceAsync(1);
    expect(story(world, call)).toEqual(['call.refer.started 100', 'call.refer.completed 200', 'call.hangup']);
    expect(world.payload('call.refer.completed', call)).toMatchObject({ from: call.from, to: call.to });
    expect(call.hangup).toEqual({ cause: 'normal_clearing', source: 'caller', sip: '200' });
    expect(world.events('activity.*', call)).toMatchObject([
      { type: 'activity.started', kind: 'refer', ...BOB },
      { type: 'activity.ended', reason: 'completed' },
    ]);
    expect(world.events('party.act.ended', call)).toMatchObject([{ act: 'hangup', completed: true }]);
  });

  it.each([
    ['reject', 603],
    [488, 488],
  ] as const)('that the party refuses with %s has failed, and the leg stays as it is', async (refer, status) => {
    const { world, call } = await referred(BOB, { nature: { refer } });
    await world.clock.advanceAsync(1000);
    expect(story(world, call)).toEqual(['call.refer.started 100', `call.refer.failed ${status}`]);
    expect(call.state).toBe('active');
    expect(callView(call).activities).toMatchObject([{ state: 'ended', sip_notify_response: status }]);
    expect(world.codes(call, 'refer', BOB)).toEqual([]);
  });

  it('is refused by the number that is fated to', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ to: '+15550100706' });
    await world.clock.advanceAsync(300);
    world.ok(call, 'refer', BOB);
    await world.clock.advanceAsync(1000);
    expect(story(world, call)).toEqual(['call.refer.started 100', 'call.refer.failed 603']);
  });

  it.each([
    ['+15550100404', 404, 200],
    ['+15550100486', 486, 200],
    ['+15550100603', 603, 200],
    ['+15550100408', 408, 30_000],
  ])('to %s fails with the status %d that is its fate', async (number, status, afterMs) => {
    const { world, call } = await referred(to(number));
    await world.clock.advanceAsync(afterMs - 1);
    expect(story(world, call)).toEqual(['call.refer.started 100']);
    await world.clock.advanceAsync(1);
    expect(story(world, call)).toEqual(['call.refer.started 100', `call.refer.failed ${status}`]);
  });

  it('to a party of the configuration has the fate of that, by number or address', async () => {
    const parties = new Map([
      ['+13125550042', { behaviour: 'busy' as const }],
      ['sip:bob@example.com', { behaviour: 'reject' as const }],
    ]);
    for (const [body, status] of [
      [to('+13125550042'), 486],
      [BOB, 603],
    ] as const) {
      const { world, call } = await referred(body, { parties });
      await world.clock.advanceAsync(1000);
      expect(story(world, call).at(-1)).toBe(`call.refer.failed ${status}`);
    }
  });

  it('is over without a word when the call ends before', async () => {
    const { world, call } = await referred(BOB);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(1000);
    expect(story(world, call)).toEqual(['call.refer.started 100', 'call.hangup']);
    expect(world.events('activity.ended', call)).toMatchObject([{ kind: 'refer', reason: 'hangup' }]);
  });

  it('of an inbound leg may come before the answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    world.ok(call, 'refer', BOB);
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.refer.started', 'call.refer.completed', 'call.hangup']);
  });

  it('shows the party the headers that were given', async () => {
    const headers = {
      custom_headers: [{ name: 'X-A', value: '1' }],
      sip_headers: [{ name: 'User-to-User', value: '2' }],
    };
    const { call } = await referred({ ...BOB, ...headers });
    expect(call.party.receivedHeaders).toEqual([...headers.custom_headers, ...headers.sip_headers]);
  });

  it('is refused while another one is under way, and changes nothing', async () => {
    const { world, call } = await referred(BOB);
    const body = { ...BOB, custom_headers: [{ name: 'X-A', value: '1' }] };
    expect(world.codes(call, 'refer', body)).toEqual(['10027']);
    expect(call.party.receivedHeaders).toEqual([]);
  });

  it.each(['+13125550003', 'bob@example.com', 'tel:+1'])(
    'is refused to %s, which is no SIP URI',
    async (sip_address) => {
      const world = new ExchangeWorld();
      expect(world.run(await world.answered(), 'refer', { sip_address })).toMatchObject({
        refusals: [{ error: 'unprocessable', pointer: '/sip_address' }],
      });
    },
  );
});
