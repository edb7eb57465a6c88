import { LIMITS, limitReached } from '../limits.js';
import type { Activity, StopReason } from './activity.js';
import { live, move, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { Env } from './env.js';
import { HANGUPS, type Hangup } from './hangup.js';
import { announceStop } from './announce.js';

/** `call.cost` follows the hang-up by about this long (observed on one account). */
export const COST_DELAY_MS = 382;

/** In which order the ends of what lasted follow `call.hangup`: audio before the stream is observed, the rest is inferred. */
const ORDER_OF_ENDS = ['speak', 'playback', 'stream', 'fork', 'transcription'] as const satisfies Activity['kind'][];

/** A change of state, as it stands in the journal. */
export function stateChange(call: Call, from: string, cause?: string): Effect {
  return note('call.state', { from, to: call.state, ...(cause === undefined ? {} : { cause }) });
}

/** An outbound leg is offered to the far end: from now on it rings, and by itself it does what its number is fated to. */
export function originate(call: Call): Effect[] {
  const { dial } = call;
  if (!dial || call.state !== 'dialing') return [];
  move(call, 'originate');
  const effects: Effect[] = [
    stateChange(call, 'dialing'),
    webhook({ type: 'call.initiated' }),
    { kind: 'timer', name: 'ring_timeout', afterMs: dial.ringTimeoutMs },
  ];
  if (dial.fate.behaviour !== 'no_answer') effects.push({ kind: 'timer', name: 'fate', afterMs: dial.fate.ringMs });
  // With stream_establish_before_call_originate the socket has been opened already.
  if (!dial.streamFirst) effects.push(...live(call, 'stream').flatMap(announceStart));
  return effects;
}

/** The leg has been answered, by the app (inbound) or by the far end (outbound). `stream` is the one it begins with. */
export function answered(call: Call, env: Env, stream = live(call, 'stream')[0]): Effect[] {
  const from = call.state;
  move(call, 'answer');
  call.answeredAt = env.nowMicros();
  const effects: Effect[] = [
    stateChange(call, from),
    { kind: 'cancelTimer', name: 'patience' },
    { kind: 'cancelTimer', name: 'first_command' },
    { kind: 'cancelTimer', name: 'fate' },
    { kind: 'cancelTimer', name: 'ring_timeout' },
    { kind: 'openMedia' },
    webhook({ type: 'call.answered', stream }),
  ];
  if (!call.dial) return effects;
  effects.push({ kind: 'timer', name: 'time_limit', afterMs: call.dial.timeLimitMs });
  if (call.dial.digitsOnAnswer !== '') {
    effects.push({ kind: 'sendTones', digits: call.dial.digitsOnAnswer, durationMs: 250 });
  }
  for (const rival of call.dial.rivals) {
    effects.push({ kind: 'tell', callControlId: rival, input: { kind: 'hangup', hangup: HANGUPS.lostRace } });
  }
  return effects;
}

/**
 * Ends a live leg. What lasts is stopped first (a stream says `stop` and closes), then `call.hangup` is announced, then the
 * ends of what lasted: the order seen on real calls.
 */
export function endCall(call: Call, hangup: Hangup, env: Env): Effect[] {
  if (call.state === 'ended') return [];
  const from = call.state;
  const activities = ORDER_OF_ENDS.flatMap((kind) => live<Activity['kind']>(call, kind));
  const stops = activities.map((activity): Effect => ({ kind: 'stopActivity', activity, reason: 'hangup' }));
  const announcements = activities.flatMap((activity) => announceStop(activity, 'hangup', env));
  for (const activity of activities) finish(activity, env);
  move(call, 'end');
  call.endedAt = env.nowMicros();
  call.hangup = hangup;
  call.party.speaking = false;
  const effects: Effect[] = [
    ...stops,
    { kind: 'closeMedia' },
    stateChange(call, from, hangup.cause),
    // Each dial has a call.initiated (documented), also one that is cancelled before the leg has rung.
    ...(from === 'dialing' ? [webhook({ type: 'call.initiated' })] : []),
    webhook({ type: 'call.hangup', hangup }),
    ...announcements,
    { kind: 'timer', name: 'forget', afterMs: LIMITS['calls.ended_ms'] },
  ];
  if (env.application(call.connectionId).callCostInWebhooks) {
    effects.push({ kind: 'timer', name: 'cost', afterMs: COST_DELAY_MS });
  }
  return effects;
}

/** Adds an activity and has it started. */
export function begin(call: Call, activity: Activity): Effect[] {
  return [...register(call, activity), ...announceStart(activity)];
}

/** Has an activity started that is registered already. */
export function announceStart(activity: Activity): Effect[] {
  activity.held = false;
  return [note('activity.started', { kind: activity.kind, id: activity.id }), { kind: 'startActivity', activity }];
}

/** Adds an activity that waits for the leg to ring, or to be answered. */
export function hold(call: Call, activity: Activity): void {
  activity.held = true;
  call.activities.set(activity.id, activity);
}

/** The first that has ended makes way where there are too many. */
function register(call: Call, activity: Activity): Effect[] {
  const isFull = call.activities.size >= LIMITS['call.activities'];
  const old = isFull ? [...call.activities.values()].find(({ state }) => state === 'ended') : undefined;
  if (old) call.activities.delete(old.id);
  call.activities.set(activity.id, activity);
  return isFull ? [note('limit.reached', limitReached('call.activities'))] : [];
}

/** Stops one activity and announces it. */
export function stop(activity: Activity, reason: StopReason, env: Env): Effect[] {
  if (activity.state === 'ended') return [];
  const announcement = announceStop(activity, reason, env);
  finish(activity, env);
  return [{ kind: 'stopActivity', activity, reason }, ...announcement];
}

/** Marks an activity as ended, where the media plane ended it by itself. */
export function finish(activity: Activity, env: Env): void {
  activity.state = 'ended';
  activity.endedAt = env.nowMicros();
  if (activity.kind === 'playback' && activity.source.kind === 'content') activity.source = NO_CONTENT;
}

const NO_CONTENT = { kind: 'content', base64: '' } as const;

/** The far end picks up: what dial asked for from the answer on begins. */
export function farEndAnswers(call: Call, env: Env): Effect[] {
  const effects = answered(call, env);
  for (const stream of live(call, 'stream')) effects.push({ kind: 'beginStream', stream });
  for (const transcription of live(call, 'transcription')) transcription.state = 'running';
  effects.push(...[...live(call, 'transcription'), ...live(call, 'playback')].flatMap(announceStart));
  return effects;
}
