import { live, type Call } from '../../calls/call.js';
import { webhook, type Effect } from '../../calls/effect.js';
import { heldOf } from '../../calls/held-bytes.js';
import { beginning } from '../../calls/lasting.js';
import { startActivity, stop } from '../../calls/lifecycle.js';
import { callFields, partyFields } from '../../calls/payload.js';
import type { Payload } from '../../calls/webhook-event.js';
import type { ActivityDefinition, World } from '../../calls/world.js';
import { toldText } from '../../calls/told.js';
import { setPaused } from '../recording/definition.js';
import type { SpeakActivity } from '../speak/kind.js';
import type { PaymentActivity, PaymentKind, PaymentStep, StepError } from './kind.js';
import { processed } from './processor.js';
import { promptOf } from './prompts.js';
import { cardTypeOf, faultOf, RULES, stepAfter } from './steps.js';

/** Documented: it ends an entry that may have more digits. */
const TERMINATOR = '#';

/** Collects the details of a payment from the far end's keys, step by step, and hands them to a processor. */
export const payment: ActivityDefinition<PaymentKind> = {
  endRank: 98,
  beginsWhenAnswered: false,
  // The party is what they wait for.
  timers: { first_digit: 'waits_for_party', next_digit: 'waits_for_party' },
  webhooks: {
    'call.payment.progress': (call, { payment, step, status, attempt, error }) => ({
      ...callFields(call),
      ...partyFields(call),
      ...detailsOf(payment),
      attempt,
      ...(error === undefined ? {} : { error_type: error }),
      payment_status: status,
      payment_step: step,
    }),
    'call.payment.completed': (call, { payment, result }) => ({
      ...callFields(call),
      ...partyFields(call),
      ...detailsOf(payment),
      ...result,
    }),
  },
  told: ({ connector }) => ({ connector: toldText(connector) }),
  started: (call, activity, world) => [
    ...recordingsPaused(call, activity, world),
    ...beginAttempt(call, activity, world),
  ],
  take: (call, activity, _timer, world) => attemptEnds(call, activity, world),
  digitPressed,
  digitsAreItsAlone: true,
  childEnded(call, activity, child, world) {
    if (child.id !== activity.prompt) return [];
    activity.prompt = undefined;
    return activity.step === 'payment-processing'
      ? processing(call, activity, world)
      : digitAwaited(call, activity, 'first');
  },
  endEvent: (activity) => ({
    type: 'call.payment.completed',
    payment: activity,
    result: activity.outcome ?? { result: 'cancelled' },
  }),
  release(activity) {
    activity.digits = '';
  },
  bytes: ({ prompts, connector, voice }) => heldOf({ prompts, connector, voice }),
  view: ({ connector, method, transaction, step, attempt, masked, outcome }) => ({
    connector,
    payment_method: method,
    transaction_type: transaction,
    payment_step: step,
    attempt,
    collected: masked,
    result: outcome?.result ?? null,
  }),
};

function detailsOf({ connector, method, masked, cardType }: Parameters<typeof toldOf>[0]): Payload {
  const fields = {
    bank_account_number: masked['bank-account-number'],
    bank_routing_number: masked['bank-routing-number'],
    expiration_date: masked['expiration-date'],
    payment_card_number: masked['payment-card-number'],
    payment_card_postal_code: masked['postal-code'],
    payment_card_type: cardType,
    payment_connector: connector,
    payment_method: method,
    security_code: masked['security-code'],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The payment goes on while the event is on its way. */
const toldOf = ({
  connector,
  method,
  masked,
  cardType,
}: Pick<PaymentActivity, 'connector' | 'method' | 'masked' | 'cardType'>) => ({
  connector,
  method,
  masked,
  cardType,
});

/** An attempt begins with its prompt. */
function beginAttempt(call: Call, activity: PaymentActivity, world: World): Effect[] {
  activity.digits = '';
  const child: SpeakActivity = {
    kind: 'speak',
    ...beginning(call.ids.short('speak'), world),
    parent: activity.id,
    text: promptOf(activity),
    ssml: false,
    voice: activity.voice,
    language: activity.language,
    loop: 1,
    targetLegs: 'self',
    isUntold: true,
  };
  activity.prompt = child.id;
  const isProcessing = activity.step === 'payment-processing';
  return [...(isProcessing ? [progress(call, activity, 'processing')] : []), ...startActivity(call, child, world)];
}

function digitPressed(call: Call, activity: PaymentActivity, digit: string, world: World): Effect[] {
  const { step } = activity;
  if (step === 'payment-processing') return [];
  const wasPrompting = activity.prompt !== undefined;
  const silence = silencePrompt(call, activity, world);
  if (digit === TERMINATOR) return [...silence, ...attemptEnds(call, activity, world)];
  if (!/\d/.test(digit)) return wasPrompting ? [...silence, ...digitAwaited(call, activity, 'first')] : [];
  activity.digits += digit;
  if (activity.digits.length === RULES[step].maximum) return [...silence, ...attemptEnds(call, activity, world)];
  return [...silence, ...digitAwaited(call, activity, 'next')];
}

/** A key has been pressed: the prompt falls silent. */
function silencePrompt(call: Call, activity: PaymentActivity, world: World): Effect[] {
  const child = call.activities.get(activity.prompt ?? '');
  activity.prompt = undefined;
  return child ? stop(call, child, 'stopped', world) : [];
}

function digitAwaited(call: Call, activity: PaymentActivity, which: 'first' | 'next'): Effect[] {
  const at = call.address;
  const afterMs = which === 'first' ? activity.firstDigitMs : activity.nextDigitMs;
  return [...timersStopped(call, activity), { kind: 'activityTimer', at, activity, name: `${which}_digit`, afterMs }];
}

const timersStopped = (call: Call, activity: PaymentActivity): Effect[] =>
  ['first_digit', 'next_digit'].map((name) => ({ kind: 'cancelActivityTimer', at: call.address, activity, name }));

/** Digits that are in order lead to the next step, others to the next attempt, if any is left. */
function attemptEnds(call: Call, activity: PaymentActivity, world: World): Effect[] {
  const { step, digits } = activity;
  if (step === 'payment-processing') return [];
  const error = faultOf(step, digits, activity, world.nowMicros());
  const stopped = timersStopped(call, activity);
  if (error === undefined) {
    if (step === 'payment-card-number') activity.cardType = cardTypeOf(digits);
    activity.masked = { ...activity.masked, [step]: RULES[step].mask(digits) };
    const told = progress(call, activity, 'completed');
    return [...stopped, told, ...beginStep(call, activity, stepAfter(activity), world)];
  }
  const told = progress(call, activity, 'failed', error);
  if (activity.attempt >= activity.maxAttempts) {
    activity.outcome = { result: 'too-many-failed-attempts', payment_error: error };
    return [...stopped, told, ...ended(call, activity, error, world)];
  }
  activity.attempt += 1;
  activity.lastError = error;
  return [...stopped, told, ...beginAttempt(call, activity, world)];
}

function beginStep(call: Call, activity: PaymentActivity, step: PaymentStep, world: World): Effect[] {
  activity.step = step;
  activity.attempt = 1;
  activity.lastError = undefined;
  return beginAttempt(call, activity, world);
}

const progress = (
  call: Call,
  activity: PaymentActivity,
  status: 'completed' | 'failed' | 'processing',
  error?: StepError,
): Effect =>
  webhook(call, {
    type: 'call.payment.progress',
    payment: toldOf(activity),
    step: activity.step,
    status,
    attempt: activity.attempt,
    error,
  });

function processing(call: Call, activity: PaymentActivity, world: World): Effect[] {
  activity.outcome = processed(activity, call.ids.short('payment'));
  return ended(call, activity, activity.outcome.result, world);
}

/** Documented: recordings leave out what is said and pressed. One that the app begins meanwhile does not. */
function recordingsPaused(call: Call, activity: PaymentActivity, world: World): Effect[] {
  const running = live(call, 'recording').filter(({ isPaused }) => !isPaused);
  activity.pausedRecordings = running.map(({ id }) => id);
  return running.flatMap((recording) => setPaused(call, recording, true, world));
}

/** The payment has come to its end: digits are heard again, and the recordings that it has paused go on. */
function ended(call: Call, activity: PaymentActivity, detail: string, world: World): Effect[] {
  const paused = live(call, 'recording').filter(({ id }) => activity.pausedRecordings.includes(id));
  return [
    ...stop(call, activity, 'completed', world, { detail }),
    ...paused.flatMap((recording) => setPaused(call, recording, false, world)),
  ];
}
