import type { PaymentActivity, PaymentStep, QualifiedPrompt } from './kind.js';

/** The words of ours; Telnyx's mean the same. */
const USUAL: Readonly<Record<PaymentStep, string>> = {
  'payment-card-number': 'Please enter the number of your card, and then the hash key.',
  'expiration-date': 'Please enter when it expires, with two digits for the month and two for the year.',
  'postal-code': 'Please enter the postal code of your billing address, and then the hash key.',
  'security-code': 'Please enter the security code of your card, and then the hash key.',
  'bank-routing-number': 'Please enter the routing number of your bank.',
  'bank-account-number': 'Please enter the number of your account, and then the hash key.',
  'payment-processing': 'Your payment is on its way.',
};

const ONCE_MORE = 'That did not work.';

/** The words at the beginning of an attempt: the app's, where it has some that fit, else the usual ones. */
export function promptOf(payment: PaymentActivity): string {
  const { step, lastError, prompts } = payment;
  const own = step === 'payment-processing' ? undefined : prompts[step];
  if (typeof own === 'string') return own;
  return bestOf(own ?? [], payment)?.text ?? `${lastError ? `${ONCE_MORE} ` : ''}${USUAL[step]}`;
}

/** Of those that fit the one that names the most; of several the first. */
function bestOf(prompts: readonly QualifiedPrompt[], payment: PaymentActivity): QualifiedPrompt | undefined {
  const fitting = prompts.filter((prompt) => fits(prompt, payment));
  return fitting.sort((a, b) => named(b) - named(a))[0];
}

const named = ({ attempt, card_type, error_type }: QualifiedPrompt): number =>
  [attempt, card_type, error_type].filter((qualifier) => qualifier !== undefined).length;

const fits = (prompt: QualifiedPrompt, { attempt, cardType, lastError }: PaymentActivity): boolean =>
  (prompt.attempt === undefined || prompt.attempt.split(' ').includes(String(attempt))) &&
  (prompt.card_type === undefined || prompt.card_type === cardType) &&
  (prompt.error_type === undefined || prompt.error_type === lastError);
