import type { CardType, CollectedStep, PaymentActivity, PaymentMethod, PaymentStep, StepError } from './kind.js';

/** Documented: the steps of each way to pay, in their order. */
const STEPS: Readonly<Record<PaymentMethod, readonly PaymentStep[]>> = {
  'credit-card': ['payment-card-number', 'expiration-date', 'postal-code', 'security-code', 'payment-processing'],
  'ach-debit': ['bank-routing-number', 'bank-account-number', 'payment-processing'],
};

export const firstStep = (method: PaymentMethod): PaymentStep => STEPS[method][0] ?? 'payment-processing';

export function stepAfter({ method, step }: PaymentActivity): PaymentStep {
  const steps = STEPS[method];
  return steps[steps.indexOf(step) + 1] ?? 'payment-processing';
}

interface StepRules {
  /** Documented: so many digits at least, and at most. */
  readonly minimum: number;
  readonly maximum: number;
  /** The fault of digits that are too few or of the wrong form. */
  readonly error: StepError;
  mask(digits: string): string;
}

const xs = (count: number): string => 'x'.repeat(Math.max(0, count));
const lastShown = (shown: number) => (digits: string) => xs(digits.length - shown) + digits.slice(-shown);
const asItIs = (digits: string): string => digits;

export const RULES: Readonly<Record<CollectedStep, StepRules>> = {
  'payment-card-number': { minimum: 12, maximum: 19, error: 'invalid-card-number', mask: lastShown(4) },
  'expiration-date': { minimum: 4, maximum: 4, error: 'invalid-date', mask: asItIs },
  'postal-code': { minimum: 1, maximum: 10, error: 'invalid-postal-code', mask: asItIs },
  'security-code': { minimum: 3, maximum: 4, error: 'invalid-security-code', mask: ({ length }) => xs(length) },
  'bank-routing-number': { minimum: 9, maximum: 9, error: 'invalid-bank-routing-number', mask: asItIs },
  'bank-account-number': { minimum: 4, maximum: 17, error: 'invalid-bank-account-number', mask: lastShown(2) },
};

/** Documented: a connector in test mode takes these cards and no others. Of the last two the type is not told. */
const TEST_CARDS: Readonly<Record<string, CardType | undefined>> = {
  '4111111111111111': 'visa',
  '5555555555554444': 'mastercard',
  '378282246310005': 'amex',
  '6011111111111117': 'discover',
  '3065930009020004': 'diners-club',
  '3566002020360505': 'jcb',
  '6200000000000005': undefined,
  '6771798021000008': undefined,
};

export const cardTypeOf = (digits: string): CardType | undefined =>
  Object.hasOwn(TEST_CARDS, digits) ? TEST_CARDS[digits] : undefined;

/** The fault of the digits of an attempt; undefined where they are in order. `nowMicros`: a card may have expired. */
export function faultOf(
  step: CollectedStep,
  digits: string,
  { cardType, validCardTypes }: Pick<PaymentActivity, 'cardType' | 'validCardTypes'>,
  nowMicros: number,
): StepError | undefined {
  if (digits === '') return 'timeout';
  const { minimum, error } = RULES[step];
  if (digits.length < minimum) return error;
  if (step === 'payment-card-number') return cardFault(digits, validCardTypes);
  if (step === 'expiration-date') return isGoodUntil(digits, nowMicros) ? undefined : error;
  if (step === 'security-code') return digits.length === (cardType === 'amex' ? 4 : 3) ? undefined : error;
  return undefined;
}

function cardFault(digits: string, wanted: readonly CardType[] | undefined): StepError | undefined {
  if (!Object.hasOwn(TEST_CARDS, digits)) return 'invalid-card-number';
  const type = cardTypeOf(digits);
  return wanted && !(type && wanted.includes(type)) ? 'invalid-card-type' : undefined;
}

/** MMYY: good until that month has ended, in UTC. */
function isGoodUntil(digits: string, nowMicros: number): boolean {
  const month = Number(digits.slice(0, 2));
  const year = 2000 + Number(digits.slice(2));
  return month >= 1 && month <= 12 && nowMicros / 1000 < Date.UTC(year, month, 1);
}
