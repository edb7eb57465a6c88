import type { PaymentActivity, QualifiedPrompt } from '../activities/payment/kind.js';
import { firstStep } from '../activities/payment/steps.js';
import { live, type Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import { startActivity } from '../calls/lifecycle.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkPayload, entries } from './checks.js';
import { done, refused, type Command } from './command.js';

type PayBody = Body<'PayCall'>;

/** Documented: where nothing is given. */
const USUAL = { connector: 'Default', attempts: 3, timeoutMs: 5_000, voice: 'female' } as const;

/** Collects the details of a payment from the caller's keys. The app, and the journal, see them masked. */
export const pay: Command<'PayCall'> = {
  operationId: 'PayCall',
  name: 'pay',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['description', 'metadata', 'parameters', 'service_level'],
  check: (body) => [...checkAmount(body), ...checkToken(body), ...checkPrompts(body), ...checkTimeouts(body)],
  run(call, body, world) {
    if (live(call, 'payment').length > 0)
      return refused('unprocessable', { detail: 'A payment is in progress on this call already.' });
    return done(startActivity(call, newPayment(call, body, world), world));
  },
};

/** Documented: what is inferred where `transaction_type` is left out. */
const transactionOf = ({ transaction_type: type, amount = 0 }: PayBody): 'charge' | 'tokenize' =>
  type ?? (amount > 0 ? 'charge' : 'tokenize');

function checkAmount(body: PayBody): Refusal[] {
  const pointer = '/amount';
  const { amount } = body;
  if (typeof amount === 'number' && amount < 0)
    return [{ error: 'outOfRange', detail: `The 'amount' parameter must be 0 or more; received ${amount}.`, pointer }];
  if (body.transaction_type !== 'charge' || amount) return [];
  const detail = "The 'amount' parameter is required, and more than 0, where transaction_type is charge.";
  return [{ error: 'missingParameter', detail, pointer }];
}

/** Documented: with a token nothing is asked, and no card can be of a type. */
function checkToken({ payment_token: token, valid_card_types: types }: PayBody): Refusal[] {
  if (!token || !types) return [];
  const detail = "The 'valid_card_types' parameter can't be used together with the 'payment_token' parameter.";
  return [{ error: 'unprocessable', detail, pointer: '/valid_card_types' }];
}

/** Documented. */
const MOST_MILLIS = 600_000;

function checkTimeouts(body: PayBody): Refusal[] {
  const detailOf = (name: string): string =>
    `The '${name}' parameter must be an 'integer' with a minimum value of 1 and a maximum value of ${MOST_MILLIS}.`;
  const refusals = [
    { name: 'timeout_millis', error: 'invalidTimeoutMillis' },
    { name: 'inter_digit_timeout_millis', error: 'invalidInterDigitTimeout' },
  ] as const;
  return refusals.flatMap(({ name, error }) => {
    const millis = body[name];
    // A value that the schema has refused is blanked, and no number.
    if (typeof millis !== 'number' || (millis >= 1 && millis <= MOST_MILLIS)) return [];
    return [{ error, detail: detailOf(name), pointer: `/${name}` }];
  });
}

function checkPrompts({ prompts }: PayBody): Refusal[] {
  return entries(prompts).flatMap(([step, given]) =>
    promptsIn(given).flatMap(({ text }) => checkPayload(`prompts/${step}`, text)),
  );
}

// The schema has seen to it that each is a text or a list of prompts.
const promptsIn = (given: unknown): readonly QualifiedPrompt[] =>
  typeof given === 'string' ? [{ text: given }] : Array.isArray(given) ? (given as readonly QualifiedPrompt[]) : [];

function newPayment(call: Call, body: PayBody, world: World): PaymentActivity {
  const method = body.payment_method ?? 'credit-card';
  return {
    kind: 'payment',
    ...beginning(call.ids.uuid('payment'), world, 'running'),
    connector: body.connector_name || USUAL.connector,
    method,
    transaction: transactionOf(body),
    // The schema of the prompts is that of the type.
    prompts: (body.prompts ?? {}) as PaymentActivity['prompts'],
    voice: body.voice || USUAL.voice,
    language: body.language ?? undefined,
    validCardTypes: body.valid_card_types,
    maxAttempts: body.max_attempts ?? USUAL.attempts,
    firstDigitMs: body.timeout_millis ?? USUAL.timeoutMs,
    nextDigitMs: body.inter_digit_timeout_millis ?? USUAL.timeoutMs,
    step: body.payment_token ? 'payment-processing' : firstStep(method),
    attempt: 1,
    lastError: undefined,
    digits: '',
    prompt: undefined,
    masked: {},
    cardType: undefined,
    pausedRecordings: [],
    outcome: undefined,
  };
}
