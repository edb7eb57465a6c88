import { LIMITS, limitReached } from '../limits.js';
import type { Activity, StopReason } from './activity.js';
import { bridgedAtRinging, partings } from './bridge-state.js';
import { live, move, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { World } from './world.js';
import { noteNoGroundTruth } from './ground-truth.js';
import type { Hangup } from './hangup.js';
import type { InputOf } from './input.js';
import { announced, endOf } from './announce.js';

/** `call.cost` follows the hang-up by about this long (observed on one account). */
export const COST_DELAY_MS = 382;

/** In which order the ends of what lasted follow `call.hangup`: audio before the stream is observed, the rest is inferred. */
const ORDER_OF_ENDS = [
  'speak',
  'playback',
  'stream',
  'fork',
  'transcription',
  'bridge',
] as const satisfies Activity['kind'][];

/** A change of state, as it stands in the journal. */
export function stateChange(call: Call, from: string, cause?: string): Effect {
  return note(call, 'call.state', { from, to: call.state, ...(cause === undefined ? {} : { cause }) });
}

/** An outbound leg is offered to the far end: from now on it rings, and by itself it does what its number is fated to. */
export function originate(call: Call, world: World): Effect[] {
  const { dial } = call;
  if (!dial || call.state !== 'dialing') return [];
  move(call, 'originate');
  const effects: Effect[] = [
    stateChange(call, 'dialing'),
    webhook(call, { type: 'call.initiated' }),
    ...bridgedAtRinging(call, world),
    { kind: 'timer', at: call.address, name: 'ring_timeout', afterMs: dial.ringTimeoutMs },
  ];
  if (dial.fate.behaviour !== 'no_answer')
    effects.push({ kind: 'timer', at: call.address, name: 'fate', afterMs: dial.fate.ringMs });
  // With stream_establish_before_call_originate the socket has been opened already.
  if (!dial.streamFirst) effects.push(...live(call, 'stream').flatMap((stream) => announceStart(call, stream)));
  return effects;
}

/** The leg has been answered, by the app (inbound) or by the far end (outbound). `stream` is the one it begins with. */
export function answered(call: Call, world: World, stream = live(call, 'stream')[0]): Effect[] {
  const from = call.state;
  move(call, 'answer');
  call.answeredAt = world.nowMicros();
  const effects: Effect[] = [
    stateChange(call, from),
    { kind: 'cancelTimer', at: call.address, name: 'patience' },
    { kind: 'cancelTimer', at: call.address, name: 'first_command' },
    { kind: 'cancelTimer', at: call.address, name: 'fate' },
    { kind: 'cancelTimer', at: call.address, name: 'ring_timeout' },
    { kind: 'openMedia', at: call.address },
    webhook(call, { type: 'call.answered', stream }),
  ];
  if (!call.dial) return effects;
  effects.push({ kind: 'timer', at: call.address, name: 'time_limit', afterMs: call.dial.timeLimitMs });
  if (call.dial.digitsOnAnswer !== '') {
    effects.push({ kind: 'sendTones', at: call.address, digits: call.dial.digitsOnAnswer, durationMs: 250 });
  }
  return effects;
}

/**
 * Ends a live leg. What lasts is stopped first (a stream says `stop` and closes). The rest is told when that has been done and what it
 * reported has been handled, such as the last words of a transcription: first `call.hangup`, then the ends of what lasted. That is the
 * order seen on real calls.
 */
export function endCall(call: Call, hangup: Hangup, world: World): Effect[] {
  if (call.state === 'ended') return [];
  const from = call.state;
  const activities = ORDER_OF_ENDS.flatMap((kind) => live<Activity['kind']>(call, kind));
  const stops = activities.map((activity): Effect => ({
    kind: 'stopActivity',
    at: call.address,
    activity,
    reason: 'hangup',
  }));
  const ends = activities.map((activity) => endOf(activity, 'hangup', world));
  const toPeer = partings(call, 'hangup');
  for (const activity of activities) finish(activity, world);
  move(call, 'end');
  call.endedAt = world.nowMicros();
  call.hangup = hangup;
  call.party.speaking = false;
  return [
    ...stops,
    { kind: 'closeMedia', at: call.address },
    { kind: 'tell', at: call.address, input: { kind: 'ended', from, hangup, ends } },
    ...toPeer,
  ];
}

/** The end of a leg is told, once what was stopped for it has had its last word. */
export function announceEnd(call: Call, { from, hangup, ends }: InputOf<'ended'>, world: World): Effect[] {
  const { callCostInWebhooks } = world.application(call.connectionId);
  return [
    stateChange(call, from, hangup.cause),
    // Each dial has a call.initiated (documented), also one that is cancelled before the leg has rung.
    ...(from === 'dialing' ? [webhook(call, { type: 'call.initiated' })] : []),
    webhook(call, { type: 'call.hangup', hangup }),
    ...ends.flatMap((end) => announced(call, end)),
    { kind: 'timer', at: call.address, name: 'forget', afterMs: LIMITS['calls.ended_ms'] },
    ...(callCostInWebhooks ? [{ kind: 'timer', at: call.address, name: 'cost', afterMs: COST_DELAY_MS } as const] : []),
  ];
}

/** Adds an activity and has it started. */
export function begin(call: Call, activity: Activity): Effect[] {
  return [...register(call, activity), ...announceStart(call, activity)];
}

/** Has an activity started that is registered already. */
export function announceStart(call: Call, activity: Activity): Effect[] {
  activity.held = false;
  return [
    note(call, 'activity.started', { kind: activity.kind, id: activity.id }),
    { kind: 'startActivity', at: call.address, activity },
    ...(activity.kind === 'transcription' ? noteNoGroundTruth(call) : []),
  ];
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
  return isFull ? [note(call, 'limit.reached', limitReached('call.activities'))] : [];
}

/** Stops one activity and announces it. */
export function stop(call: Call, activity: Activity, reason: StopReason, world: World): Effect[] {
  if (activity.state === 'ended') return [];
  const announcement = announced(call, endOf(activity, reason, world));
  finish(activity, world);
  return [{ kind: 'stopActivity', at: call.address, activity, reason }, ...announcement];
}

/** Marks an activity as ended, where the media plane ended it by itself. */
export function finish(activity: Activity, world: World): void {
  activity.state = 'ended';
  activity.endedAt = world.nowMicros();
  if (activity.kind === 'playback' && activity.source.kind === 'content') activity.source = NO_CONTENT;
}

const NO_CONTENT = { kind: 'content', base64: '' } as const;
