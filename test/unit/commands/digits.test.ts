import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { checkDial } from '../../../src/commands/check-dial.js';
import type { DialBody } from '../../../src/commands/check-dial.js';
import { switchesWith } from '../../../src/switches.js';
import { ERRORS } from '../../../src/contract/errors.js';
import { CALLER, ExchangeWorld, OURS } from '../../support/exchange.js';

const BODY: DialBody = { connection_id: '1', from: OURS, to: CALLER };

const check = (body: object) => checkDial({ ...BODY, ...body }, { switches: switchesWith() });
const codes = (body: object): string[] => check(body).map(({ error }) => ERRORS[error].code);

describe('digits that a dial sends at the answer', () => {
  it.each(['G', '1,2', '5 6', 'p', 'e', '+'])('cannot be %j, as for send_dtmf: 90014 wherever they stand', (digits) => {
    expect(check({ send_digits_on_answer: digits })).toMatchObject([
      { error: 'invalidDigits', pointer: '/send_digits_on_answer' },
    ]);
    expect(check({ to: `${CALLER},${digits}` })).toMatchObject([{ error: 'invalidDigits', pointer: '/to' }]);
    expect(new ExchangeWorld().codes('nobody', 'send_dtmf', { digits })).toEqual(['90014']);
  });

  it('limit dial.digits: one digit or pause more is 10025', () => {
    const digits = 'w'.repeat(LIMITS['dial.digits']);
    expect(codes({ send_digits_on_answer: digits, to: `${CALLER},${digits}` })).toEqual([]);
    expect(codes({ send_digits_on_answer: `${digits}1`, to: `${CALLER},${digits}1` })).toEqual(['10025', '10025']);
  });

  it('are send_digits_on_answer, or else those behind a comma', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ to: `${CALLER},12`, send_digits_on_answer: '3' });
    const inline = await world.dial({ to: `${CALLER},12` });
    await world.clock.advanceAsync(2000);
    expect(call.to).toBe(CALLER);
    expect(call.party.dtmfHeard).toBe('3');
    expect(inline.party.dtmfHeard).toBe('12');
    expect(world.payload('call.answered')).toMatchObject({ to: CALLER });
  });
});
