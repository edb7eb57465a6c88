import { describe, expect, it } from 'vitest';
import { goertzel } from '../../support/goertzel.js';
import { ExchangeWorld } from '../../support/exchange.js';

describe('send_dtmf', () => {
  it('is heard by the far end, and has no webhook', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'send_dtmf', { digits: '1w#', duration_millis: 100 });
    await world.clock.advanceAsync(150);
    expect(call.party.dtmfHeard).toBe('1');
    await world.clock.advanceAsync(1000);
    expect(call.party.dtmfHeard).toBe('1#');
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
    expect(goertzel(world.audio(call, 'heard').subarray(0, 800), 697, 8000)).toBeGreaterThan(2000);
  });

  it('lasts 250 ms a digit where nothing else is said', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'send_dtmf', { digits: '1' });
    await world.clock.advanceAsync(249);
    expect(call.party.dtmfHeard).toBe('');
    await world.clock.advanceAsync(1);
    expect(call.party.dtmfHeard).toBe('1');
  });

  it('sends no more than the line takes, which the journal says', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'send_dtmf', { digits: '1'.repeat(100_000) });
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'digits.pending' }]);
  });

  it.each([
    ['no digits', { digits: '' }, '90014'],
    ['a letter beyond D', { digits: '12E' }, '90014'],
    ['a duration under 100 ms', { digits: '1', duration_millis: 99 }, '90027'],
    ['a duration over 500 ms', { digits: '1', duration_millis: 501 }, '90027'],
  ])('is refused with %s', async (_what, body, code) => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.answered(), 'send_dtmf', body)).toEqual([code]);
  });
});
