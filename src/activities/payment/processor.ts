import type { PaymentActivity, PaymentResult } from './kind.js';

/**
 * There is no processor, and every connector exists, in test mode. All payments succeed but those of two connectors, whose names say what
 * becomes of them; ours.
 */
const FAILURES: ReadonlyMap<string, PaymentResult> = new Map<string, PaymentResult>([
  ['declined', failure('card_declined', 'The card was declined.')],
  ['unreachable', failure('connector_unreachable', 'The processor could not be reached.')],
]);

function failure(code: string, message: string): PaymentResult {
  return {
    result: 'payment-connector-error',
    payment_error: 'connector_error',
    pay_error_code: code,
    connector_error: { error_code: code, error_message: message },
  };
}

/** The outcome of a payment whose details have been collected; `id` is new. */
export function processed({ connector, transaction }: PaymentActivity, id: string): PaymentResult {
  const failed = FAILURES.get(connector);
  if (failed) return failed;
  return transaction === 'charge'
    ? { result: 'success', charge_id: `ch_${id}` }
    : { result: 'success', token_id: `tok_${id}` };
}
