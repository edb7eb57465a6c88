import { describe, expect, it } from 'vitest';
import { live, type Call } from '../../../src/calls/call.js';
import { maskedDigits } from '../../../src/calls/secret-digits.js';
import { cardTypeOf, faultOf } from '../../../src/activities/payment/steps.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../support/telnyx-world.js';

const VISA = '4111111111111111';

async function paying(body: object = {}) {
  const world = new ExchangeWorld();
  const call = await world.answered();
  world.ok(call, 'pay', body);
  return { world, call };
}

let acts = 0;

/** The caller presses digits, and time goes on until long after the last of them. */
async function press(world: ExchangeWorld, call: Call, digits: string): Promise<void> {
  world.act(call, { act: 'dtmf', actId: `act ${++acts}`, digits });
  await world.clock.advanceAsync(digits.length * 240 + 100);
}

/** The payment's webhooks: step, status, attempt and fault, and at last the result. */
const told = (world: ExchangeWorld): string[] =>
  world.webhooks().flatMap(({ type, payload }) => {
    const { payment_step: step, payment_status: status, attempt, error_type: error, result } = payload;
    if (type === 'call.payment.completed') return [String(result)];
    if (type !== 'call.payment.progress') return [];
    return [
      [step, status, attempt, error].filter((part) => typeof part === 'string' || typeof part === 'number').join(' '),
    ];
  });

const spoken = (world: ExchangeWorld, call: Call): unknown[] =>
  world.events('activity.started', call).flatMap(({ kind, text }) => (kind === 'speak' ? [text] : []));

describe('pay by card', () => {
  it('keeps its digits from the peer of a bridge, which hears those before and after it', async () => {
    const world = new ExchangeWorld();
    const [call, peer] = [await world.answered(), await world.answered()];
    world.ok(call, 'bridge', { call_control_id: peer.id });
    await press(world, call, '5');
    world.ok(call, 'pay', { max_attempts: 1 });
    await press(world, call, `${VISA}#`);
    await press(world, call, '9999'); // no month: the payment has failed
    await world.clock.advanceAsync(3000);
    expect(told(world).at(-1)).toBe('too-many-failed-attempts');
    await press(world, call, '7');
    expect(peer.party.dtmfHeard).toBe('57');
  });

  it('asks for one detail after the other, masks what is collected, and charges', async () => {
    const { world, call } = await paying({ amount: 10, connector_name: 'shop', client_state: 'eA==' });
    await press(world, call, `${VISA}#`);
    await press(world, call, '0830');
    await press(world, call, '94111#');
    await press(world, call, '123#');
    await world.clock.advanceAsync(3000);
    expect(told(world)).toEqual([
      'payment-card-number completed 1',
      'expiration-date completed 1',
      'postal-code completed 1',
      'security-code completed 1',
      'payment-processing processing 1',
      'success',
    ]);
    expect(world.payload('call.payment.completed')).toEqual({
      call_control_id: call.id,
      call_leg_id: call.legId,
      call_session_id: call.sessionId,
      calling_party_type: 'pstn',
      charge_id: expect.stringMatching(/^ch_\w{10}$/) as string,
      client_state: 'eA==',
      connection_id: call.connectionId,
      expiration_date: '0830',
      from: call.from,
      payment_card_number: 'xxxxxxxxxxxx1111',
      payment_card_postal_code: '94111',
      payment_card_type: 'visa',
      payment_connector: 'shop',
      payment_method: 'credit-card',
      result: 'success',
      security_code: 'xxx',
      to: call.to,
    });
  });

  it('tells of each step only what is known by then', async () => {
    const { world, call } = await paying();
    await press(world, call, `${VISA}#`);
    const [first] = world.webhooks().filter(({ type }) => type === 'call.payment.progress');
    await press(world, call, '0830');
    expect(first?.payload).toMatchObject({ payment_card_number: 'xxxxxxxxxxxx1111', payment_card_type: 'visa' });
    expect(first?.payload).not.toHaveProperty('expiration_date');
    expect(call.activities.size).toBeGreaterThan(1);
  });

  it('tokenizes where there is no amount, and asks for nothing where there is a token', async () => {
    const { world } = await paying({ payment_token: 'tok_saved' });
    await world.clock.advanceAsync(3000);
    expect(told(world)).toEqual(['payment-processing processing 1', 'success']);
    expect(world.payload('call.payment.completed')['token_id']).toMatch(/^tok_/);
    expect(world.payload('call.payment.completed')).not.toHaveProperty('charge_id');
  });

  it.each([
    ['declined', 'card_declined'],
    ['unreachable', 'connector_unreachable'],
  ])('fails with the connector %s', async (connector_name, pay_error_code) => {
    const { world } = await paying({ payment_token: 't', connector_name });
    await world.clock.advanceAsync(3000);
    expect(world.payload('call.payment.completed')).toMatchObject({
      result: 'payment-connector-error',
      payment_error: 'connector_error',
      pay_error_code,
    });
  });

  it('asks again where an entry is wrong, and gives up when the attempts are used up', async () => {
    const { world, call } = await paying({ timeout_millis: 1000, inter_digit_timeout_millis: 500, max_attempts: 3 });
    await press(world, call, '123#');
    await press(world, call, '4000000000000002#');
    await world.clock.advanceAsync(20_000);
    expect(told(world)).toEqual([
      'payment-card-number failed 1 invalid-card-number',
      'payment-card-number failed 2 invalid-card-number',
      'payment-card-number failed 3 timeout',
      'too-many-failed-attempts',
    ]);
    expect(world.payload('call.payment.completed')).toMatchObject({ payment_error: 'timeout' });
    await press(world, call, '1');
    expect(world.hooks(call)).toContain('call.dtmf.received');
  });

  it('waits for the first digit from the end of the prompt, and for the next one from the one before', async () => {
    const { world, call } = await paying({ timeout_millis: 1000, inter_digit_timeout_millis: 500, max_attempts: 1 });
    // 60 ms a character.
    const promptMs = 60 * String(spoken(world, call)[0]).length;
    await world.clock.advanceAsync(promptMs + 820);
    expect(told(world)).toEqual([]);
    // It counts at its end.
    world.act(call, { act: 'dtmf', actId: 'one', digits: '4' });
    await world.clock.advanceAsync(160 + 480);
    expect(told(world)).toEqual([]);
    await world.clock.advanceAsync(60);
    expect(told(world)).toEqual(['payment-card-number failed 1 invalid-card-number', 'too-many-failed-attempts']);
  });

  it('takes only cards of the types that are wanted', async () => {
    const { world, call } = await paying({ valid_card_types: ['amex'] });
    await press(world, call, `${VISA}#`);
    await press(world, call, '378282246310005#');
    expect(told(world)).toEqual(['payment-card-number failed 1 invalid-card-type', 'payment-card-number completed 2']);
  });

  it('says the app’s own words, those that fit best', async () => {
    const prompts = {
      'payment-card-number': [
        { text: 'Your card.' },
        { text: 'Once more, your card.', attempt: '2 3' },
        { text: 'That is no card.', attempt: '2', error_type: 'invalid-card-number' },
      ],
      'expiration-date': 'Good until?',
    };
    const { world, call } = await paying({ prompts });
    await press(world, call, '1#');
    await press(world, call, '1#');
    await press(world, call, `${VISA}#`);
    expect(spoken(world, call)).toEqual(['Your card.', 'That is no card.', 'Once more, your card.', 'Good until?']);
    expect(world.hooks(call)).not.toContain('call.speak.started');
  });

  it('is cancelled by the hang-up, behind call.hangup', async () => {
    const { world, call } = await paying();
    await press(world, call, `${VISA}#`);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(10);
    expect(world.hooks(call).slice(-2)).toEqual(['call.hangup', 'call.payment.completed']);
    expect(world.payload('call.payment.completed')).toMatchObject({ result: 'cancelled' });
  });
});

describe('recordings', () => {
  it('are paused while a payment lasts, but for those that were paused already', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { channels: 'single', format: 'wav' });
    world.ok(call, 'pay', { payment_token: 't' });
    expect(live(call, 'recording')[0]).toMatchObject({ isPaused: true });
    await world.clock.advanceAsync(3000);
    expect(told(world).at(-1)).toBe('success');
    expect(live(call, 'recording')[0]).toMatchObject({ isPaused: false });
    world.ok(call, 'record_pause');
    world.ok(call, 'pay', { payment_token: 't' });
    await world.clock.advanceAsync(3000);
    expect(live(call, 'recording')[0]).toMatchObject({ isPaused: true });
  });
});

describe('pay from an account', () => {
  it('asks for the bank and the account, of which two digits are shown', async () => {
    const { world, call } = await paying({ payment_method: 'ach-debit', amount: 5 });
    await press(world, call, '021000021');
    await press(world, call, '1234567890#');
    await world.clock.advanceAsync(3000);
    expect(told(world)).toEqual([
      'bank-routing-number completed 1',
      'bank-account-number completed 1',
      'payment-processing processing 1',
      'success',
    ]);
    expect(world.payload('call.payment.completed')).toMatchObject({
      bank_account_number: 'xxxxxxxx90',
      bank_routing_number: '021000021',
    });
  });
});

describe('the digits of a payment', () => {
  it('are told to nobody else, and stand nowhere in the journal', async () => {
    const { world, call } = await paying();
    world.ok(call, 'gather', { maximum_digits: 4 });
    await press(world, call, `${VISA}#`);
    await press(world, call, '0830');
    await press(world, call, '94111#987#');
    await world.clock.advanceAsync(3000);
    expect(told(world).at(-1)).toBe('success');
    expect(world.hooks(call)).not.toContain('call.dtmf.received');
    expect(world.payload('call.gather.ended')).toMatchObject({ digits: '', status: 'timeout' });
    const all = JSON.stringify(world.events());
    expect(all).not.toContain(VISA);
    expect(all).not.toContain('987#');
    const pressed = world.events('party.act.started', call).map(({ digits }) => digits);
    expect(pressed).toEqual(['****1111', '****', '****']);
    expect(world.lines.join()).not.toContain(VISA);
  });

  it('stay masked where the payment ends before the act does', async () => {
    const { world, call } = await paying({ max_attempts: 1 });
    await press(world, call, '4000000000000002');
    world.act(call, { act: 'dtmf', actId: 'late', digits: '5105105105105100#' });
    await world.clock.advanceAsync(10_000);
    expect(told(world).at(-1)).toBe('too-many-failed-attempts');
    expect(JSON.stringify(world.events())).not.toMatch(/4000000000000002|5105105105105100/);
  });

  it.each([
    [VISA, '****1111'],
    [`${VISA}#`, '****1111'],
    ['****1111', '****1111'],
    ['123', '****'],
    ['0830', '****'],
    [`${VISA}#0830`, '****'],
  ])('%s is %s in the journal', (digits, shown) => expect(maskedDigits(digits)).toBe(shown));
});

describe('an entry', () => {
  const now = Date.UTC(2026, 0, 15) * 1000;
  const none = { cardType: undefined, validCardTypes: undefined };

  it.each([
    ['expiration-date', '0126', undefined],
    ['expiration-date', '1225', 'invalid-date'],
    ['expiration-date', '1327', 'invalid-date'],
    ['expiration-date', '0027', 'invalid-date'],
    ['postal-code', '1', undefined],
    ['postal-code', '', 'timeout'],
    ['security-code', '1234', 'invalid-security-code'],
    ['bank-account-number', '123', 'invalid-bank-account-number'],
    ['bank-routing-number', '12345678', 'invalid-bank-routing-number'],
    ['payment-card-number', '6200000000000005', undefined],
  ] as const)('%s of %j: %s', (step, digits, fault) => expect(faultOf(step, digits, none, now)).toBe(fault));

  it('of an American Express card has four digits of security', () => {
    expect(cardTypeOf('378282246310005')).toBe('amex');
    const amex = { ...none, cardType: 'amex' } as const;
    expect(faultOf('security-code', '1234', amex, now)).toBeUndefined();
    expect(faultOf('security-code', '123', amex, now)).toBe('invalid-security-code');
  });
});

describe('pay is refused', () => {
  it('while a payment is in progress', async () => {
    const { world, call } = await paying();
    expect(world.codes(call, 'pay')).toEqual(['10027']);
  });

  it.each([
    [{ transaction_type: 'charge' }, [422, '10004 /amount']],
    [{ amount: -1 }, [422, '10033 /amount']],
    [{ currency: 'EUR' }, [422, '10032 /currency']],
    [{ max_attempts: 4 }, [422, '10033 /max_attempts']],
    [{ timeout_millis: 0 }, [422, '90025 /timeout_millis']],
    [{ inter_digit_timeout_millis: 600_001 }, [422, '90026 /inter_digit_timeout_millis']],
    [{ payment_token: 't', valid_card_types: ['visa'] }, [422, '10027 /valid_card_types']],
    [{ prompts: { 'postal-code': '' } }, [422, '90010 /prompts/postal-code']],
    [{ valid_card_types: ['diners'] }, [422, '10032 /valid_card_types/0']],
  ])('with %j', async (body, expected) => {
    await using world = await TelnyxWorld.open();
    const call = await world.answered();
    expect(verdict(await world.command(call.id, 'pay', body))).toEqual(expected);
  });
});
