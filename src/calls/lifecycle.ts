import { LIMITS } from '../limits.js';
import type { Activity, StopReason } from './activity.js';
import { definitionOf, type Ending, type World } from './world.js';
import { bridgedAtRinging, partings } from './bridge-state.js';
import { conferencePartings } from './conferences/partings.js';
import { live, move, type Call } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { Hangup } from './hangup.js';
import type { ActivityEnd, InputOf } from './input.js';
import type { FieldsOf } from '../contract/entry-types.js';
import { participationPartings } from './participation-state.js';
import { queuePartings } from './queue-state.js';
import { register } from './register.js';
import { supervisionPartings } from './supervision-state.js';
import type { LiveState } from './transitions.js';
import { actsOver, speechAhead } from './acts.js';

/** `call.cost` follows the hang-up by about this long (observed on one account). */
export const COST_DELAY_MS = 382;

/** A change of state, as it stands in the journal. */
export function stateChange(call: Call, from: LiveState, cause?: string): Effect {
  return note(call, 'call.state', { from, to: call.state, ...(cause === undefined ? {} : { cause }) });
}

/** An outbound leg is offered to the far end: from now on it rings, and by itself it does what its number is fated to. */
export function originate(call: Call, world: World): Effect[] {
  const { dial } = call;
  if (!dial || call.state !== 'dialing') return [];
  const effects: Effect[] = [
    stateChange(call, move(call, 'originate')),
    webhook(call, { type: 'call.initiated' }),
    ...bridgedAtRinging(call, world),
    ...joinsConference(call),
    ...speechAhead(call),
    { kind: 'timer', at: call.address, name: 'ring_timeout', afterMs: dial.ringTimeoutMs },
  ];
  if (dial.fate.behaviour !== 'no_answer')
    effects.push({ kind: 'timer', at: call.address, name: 'fate', afterMs: dial.fate.ringMs });
  // With stream_establish_before_call_originate the socket has been opened already.
  if (!dial.streamFirst) effects.push(...live(call, 'stream').flatMap((stream) => startActivity(call, stream, world)));
  return effects;
}

/** A leg that was dialled for a conference looks after it once it rings, and once it is answered. */
const joinsConference = ({ address: at, dial }: Call): Effect[] =>
  dial?.conference ? [{ kind: 'tell', at, input: { kind: 'timer', name: 'conference' } }] : [];

/** The leg has been answered, by the app (inbound) or by the far end (outbound). `stream` is the one it begins with. */
export function answered(call: Call, world: World, stream = live(call, 'stream')[0]): Effect[] {
  const from = move(call, 'answer');
  call.answeredAt = world.nowMicros();
  const effects: Effect[] = [
    stateChange(call, from),
    { kind: 'cancelTimer', at: call.address, name: 'patience' },
    { kind: 'cancelTimer', at: call.address, name: 'first_command' },
    { kind: 'cancelTimer', at: call.address, name: 'fate' },
    { kind: 'cancelTimer', at: call.address, name: 'ring_timeout' },
    { kind: 'openMedia', at: call.address },
    webhook(call, { type: 'call.answered', stream }),
    ...joinsConference(call),
    ...(call.party.script
      ? [{ kind: 'tell', at: call.address, input: { kind: 'timer', name: 'script' } } as const]
      : []),
  ];
  if (call.party.hangupAfterMs !== undefined)
    effects.push({ kind: 'timer', at: call.address, name: 'party_hangup', afterMs: call.party.hangupAfterMs });
  if (!call.dial) return effects;
  effects.push({ kind: 'timer', at: call.address, name: 'time_limit', afterMs: call.dial.timeLimitMs });
  if (call.dial.digitsOnAnswer !== '') {
    effects.push({ kind: 'sendTones', at: call.address, digits: call.dial.digitsOnAnswer, durationMs: 250 });
  }
  return effects;
}

/**
 * Ends a live leg. What lasts is stopped first (a stream says `stop` and closes). The rest is told when that has been done and what it
 * reported has been handled, such as the last words of a transcription: first `call.hangup`, then the ends of what lasted, but for those
 * that go before it. That is the order seen on real calls.
 */
export function endCall(call: Call, hangup: Hangup, world: World): Effect[] {
  if (call.state === 'ended') return [];
  const activities = inOrderOfEnds(call, world);
  const stops = activities.map((activity): Effect => ({
    kind: 'stopActivity',
    at: call.address,
    activity,
    reason: 'hangup',
  }));
  const ends = activities.map((activity) => endOf(call, activity, { reason: 'hangup' }, world));
  const toOthers = [
    ...partings(call, 'hangup'),
    ...supervisionPartings(call),
    ...participationPartings(call),
    ...queuePartings(call, world),
    ...conferencePartings(call),
  ];
  for (const activity of activities) finish(activity, world);
  const from = move(call, 'end');
  call.endedAt = world.nowMicros();
  call.hangup = hangup;
  call.party.speaking = false;
  return [
    ...stops,
    { kind: 'closeMedia', at: call.address },
    { kind: 'tell', at: call.address, input: { kind: 'ended', from, hangup, ends } },
    ...toOthers,
  ];
}

/** The end of a leg is told, once what was stopped for it has had its last word. */
export function announceEnd(call: Call, { from, hangup, ends }: InputOf<'ended'>, world: World): Effect[] {
  const { callCostInWebhooks } = world.application(call.connectionId);
  return [
    stateChange(call, from, hangup.cause),
    // Each dial has a call.initiated (documented), also one that is cancelled before the leg has rung.
    ...(from === 'dialing' ? [webhook(call, { type: 'call.initiated' })] : []),
    ...ends.filter(({ isFirst }) => isFirst).flatMap((end) => announced(call, end)),
    webhook(call, { type: 'call.hangup', hangup }),
    ...actsOver(call),
    ...ends.filter(({ isFirst }) => !isFirst).flatMap((end) => announced(call, end)),
    { kind: 'timer', at: call.address, name: 'forget', afterMs: LIMITS['calls.ended_ms'] },
    ...(callCostInWebhooks ? [{ kind: 'timer', at: call.address, name: 'cost', afterMs: COST_DELAY_MS } as const] : []),
  ];
}

/** The activities of a leg, in the order in which the ends follow `call.hangup`; those of one kind as they came. */
function inOrderOfEnds(call: Call, { kinds }: World): Activity[] {
  return [...call.activities.values()]
    .filter(({ state }) => state !== 'ended')
    .sort((a, b) => definitionOf(kinds, a).endRank - definitionOf(kinds, b).endRank);
}

/** Has an activity started: a new one, or one that was added to wait. On an answered leg it also begins, where its kind does then. */
export function startActivity(call: Call, activity: Activity, world: World): Effect[] {
  const definition = definitionOf(world.kinds, activity);
  const at = call.address;
  const crowding = call.activities.has(activity.id) ? [] : register(call, activity);
  activity.held = false;
  return [
    ...crowding,
    note(call, 'activity.started', { kind: activity.kind, id: activity.id, ...definition.told(activity) }),
    { kind: 'startActivity', at, activity },
    ...definition.started(call, activity, world),
    ...(definition.beginsWhenAnswered && call.state === 'active'
      ? [{ kind: 'beginActivity', at, activity } as const]
      : []),
  ];
}

/** Adds an activity that waits to be started, until the leg rings or is answered. */
export function addWaiting(call: Call, activity: Activity): Effect[] {
  activity.held = true;
  return register(call, activity);
}

/** Stops one activity, and what belongs to it, and announces that. `fields` go into the journal. */
export function stop(
  call: Call,
  activity: Activity,
  reason: StopReason,
  world: World,
  fields: EndDetails = {},
): Effect[] {
  if (activity.state === 'ended') return [];
  const announcement = conclude(call, activity, { reason }, world, fields);
  return [{ kind: 'stopActivity', at: call.address, activity, reason }, ...announcement];
}

/**
 * An activity has ended, and nothing is at work for it any more: it is marked as ended, its timers and children are stopped, the app and
 * the journal are told, and then the activity that it belongs to. `fields` go into the journal. Where something still listens or sounds
 * for it, `stop` is meant.
 */
export function conclude(
  call: Call,
  activity: Activity,
  ending: Ending,
  world: World,
  fields: EndDetails = {},
): Effect[] {
  const announcement = announced(call, endOf(call, activity, ending, world, fields));
  finish(activity, world);
  const timers = Object.keys(definitionOf(world.kinds, activity).timers).map((name): Effect => ({
    kind: 'cancelActivityTimer',
    at: call.address,
    activity,
    name,
  }));
  const children = [...call.activities.values()].filter(({ parent }) => parent === activity.id);
  return [
    ...timers,
    ...children.flatMap((child) => stop(call, child, 'stopped', world)),
    ...announcement,
    ...toParent(call, activity, world),
  ];
}

/** An activity that has ended itself hears nothing of its children. */
function toParent(call: Call, child: Activity, world: World): Effect[] {
  const parent = child.parent === undefined ? undefined : call.activities.get(child.parent);
  if (!parent || parent.state === 'ended') return [];
  return definitionOf(world.kinds, parent).childEnded?.(call, parent, child, world) ?? [];
}

function finish(activity: Activity, world: World): void {
  activity.state = 'ended';
  activity.endedAt = world.nowMicros();
  definitionOf(world.kinds, activity).release(activity);
}

/** More that the journal tells of an end. */
type EndDetails = Pick<FieldsOf<'activity.ended'>, 'detail' | 'code' | 'host'>;

/** The effects that tell of the end of an activity, or that it will never start. Ask before the activity is marked as ended. */
function endOf(call: Call, activity: Activity, ending: Ending, world: World, fields: EndDetails = {}): ActivityEnd {
  const definition = definitionOf(world.kinds, activity);
  const events = [definition.endEvent(activity, ending, world, call) ?? []].flat();
  const { kind, id, held } = activity;
  return {
    isFirst: definition.endRank < 0,
    events,
    began: !held,
    fields: { kind, id, reason: ending.reason, ...fields },
  };
}

/** The effects that tell the app and the journal of the end of an activity of that call. */
function announced(call: Call, { events, began, fields }: ActivityEnd): Effect[] {
  const told = began ? note(call, 'activity.ended', fields) : note(call, 'activity.dropped', fields);
  return [...events.map((event) => webhook(call, event)), told];
}
