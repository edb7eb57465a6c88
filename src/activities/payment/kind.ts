import type { Lasting } from '../../calls/lasting.js';

/** The caller presses the digits of these; the last step is the processor's. */
export const COLLECTED_STEPS = [
  'payment-card-number',
  'expiration-date',
  'postal-code',
  'security-code',
  'bank-routing-number',
  'bank-account-number',
] as const;

export type CollectedStep = (typeof COLLECTED_STEPS)[number];
export type PaymentStep = CollectedStep | 'payment-processing';
export type PaymentMethod = 'credit-card' | 'ach-debit';

export type CardType =
  'visa' | 'mastercard' | 'amex' | 'optima' | 'discover' | 'diners-club' | 'jcb' | 'maestro' | 'enroute';

export type StepError =
  | 'timeout'
  | 'invalid-card-number'
  | 'invalid-card-type'
  | 'invalid-date'
  | 'invalid-security-code'
  | 'invalid-postal-code'
  | 'invalid-bank-routing-number'
  | 'invalid-bank-account-number';

/** A prompt for the attempts, cards and errors that it names. */
export interface QualifiedPrompt {
  readonly text: string;
  /** Attempts, counted from 1, with blanks between them. */
  readonly attempt?: string;
  readonly card_type?: string;
  readonly error_type?: string;
}

/** The details that have been collected, as the app may see them: of a card the last four digits, of an account the last two. */
export type Masked = Partial<Readonly<Record<CollectedStep, string>>>;

/** The end of a payment, in Telnyx's words. */
export interface PaymentResult {
  readonly result: 'success' | 'payment-connector-error' | 'too-many-failed-attempts' | 'cancelled';
  readonly charge_id?: string;
  readonly token_id?: string;
  readonly payment_error?: string;
  readonly pay_error_code?: string;
  readonly connector_error?: Readonly<Record<string, string>>;
}

export interface PaymentActivity extends Lasting {
  readonly kind: 'payment';
  readonly connector: string;
  readonly method: PaymentMethod;
  readonly transaction: 'charge' | 'tokenize';
  /** The app's own texts, in place of the usual ones. */
  readonly prompts: Partial<Readonly<Record<CollectedStep, string | readonly QualifiedPrompt[]>>>;
  readonly voice: string;
  readonly language: string | undefined;
  /** Any, where it is undefined. */
  readonly validCardTypes: readonly CardType[] | undefined;
  /** 1 to 3, of each step. */
  readonly maxAttempts: number;
  /** Milliseconds until the first digit, from the end of the prompt, and from one digit to the next. */
  readonly firstDigitMs: number;
  readonly nextDigitMs: number;
  step: PaymentStep;
  /** Of the step, counted from 1. */
  attempt: number;
  /** The fault of the attempt before. */
  lastError: StepError | undefined;
  /** The digits of this attempt; never told to anybody. */
  digits: string;
  /** The prompt that sounds or waits for its turn, by its id. */
  prompt: string | undefined;
  masked: Masked;
  cardType: CardType | undefined;
  /** The recordings that it has paused, by their ids. */
  pausedRecordings: readonly string[];
  /** Its end, where it ended by itself. */
  outcome: PaymentResult | undefined;
}

/** The state of a payment when an event told of it. */
type Told = Pick<PaymentActivity, 'connector' | 'method' | 'masked' | 'cardType'>;

type PaymentEvent =
  | {
      readonly type: 'call.payment.progress';
      readonly payment: Told;
      readonly step: PaymentStep;
      readonly status: 'completed' | 'failed' | 'processing';
      readonly attempt: number;
      readonly error: StepError | undefined;
    }
  | { readonly type: 'call.payment.completed'; readonly payment: Told; readonly result: PaymentResult };

export interface PaymentKind {
  readonly activity: PaymentActivity;
  readonly event: PaymentEvent;
  readonly input: never;
}
