import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld } from '../../support/exchange.js';

const info = (body: string): object => ({ content_type: 'application/json', body });

describe('send_sip_info', () => {
  it('reaches the party, and has no webhook', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'send_sip_info', info('{"key":1}'));
    world.ok(call, 'send_sip_info', { content_type: 'text/plain; charset=utf-8', body: 'Hi' });
    expect(callView(call).party.received_sip_info).toEqual([
      { content_type: 'application/json', body: '{"key":1}' },
      { content_type: 'text/plain; charset=utf-8', body: 'Hi' },
    ]);
    expect(world.events('command.accepted', call).at(-2)).toMatchObject({ given: info('{"key":1}') });
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
  });

  it('limit sip_info.bytes: takes 1,400 bytes, of which é is two, and no more', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const most = LIMITS['sip_info.bytes'];
    expect(world.codes(call, 'send_sip_info', info('é'.repeat(most / 2)))).toEqual([]);
    expect(world.codes(call, 'send_sip_info', info(`${'é'.repeat(most / 2)}.`))).toEqual(['10025']);
    const long = `text/${'x'.repeat(most)}`;
    expect(world.run(call, 'send_sip_info', { content_type: long, body: 'Hi' })).toMatchObject({
      refusals: [{ error: 'stringLength', pointer: '/content_type' }],
    });
    expect(call.party.sipInfos).toHaveLength(1);
  });

  it('limit call.sip_infos: the oldest goes, which the journal says', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const most = LIMITS['call.sip_infos'];
    for (let i = 0; i < most; i++) world.ok(call, 'send_sip_info', info(String(i)));
    expect(world.events('limit.reached', call)).toEqual([]);
    world.ok(call, 'send_sip_info', info('last'));
    expect(call.party.sipInfos.map(({ body }) => body)).toEqual([
      ...Array.from({ length: most - 1 }, (_, i) => String(i + 1)),
      'last',
    ]);
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'call.sip_infos' }]);
  });

  it.each(['json', 'text/', 'text/ plain'])('is refused with %j for a type', async (content_type) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.run(call, 'send_sip_info', { content_type, body: 'x' })).toMatchObject({
      refusals: [{ error: 'unprocessable', pointer: '/content_type' }],
    });
    expect(call.party.sipInfos).toEqual([]);
  });
});
