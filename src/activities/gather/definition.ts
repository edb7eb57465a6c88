import { conclude } from '../../calls/lifecycle.js';
import type { Call } from '../../calls/call.js';
import type { Effect } from '../../calls/effect.js';
import { callFields, partyFields } from '../../calls/payload.js';
import type { ActivityDefinition, EndReason, World } from '../../calls/world.js';
import { heldOf } from '../../calls/held-bytes.js';
import type { GatherActivity, GatherKind, GatherStatus } from './kind.js';
import { pressed, timedOut, type TryEnd } from './rules.js';
import { beginTry, firstDigitAwaited, silencePrompts } from './tries.js';

/** Asks the far end for digits. */
export const gather: ActivityDefinition<GatherKind> = {
  endRank: 15,
  beginsWhenAnswered: false,
  cutShortBy: 'machine',
  // The party is what they wait for.
  timers: { first_digit: 'waits_for_party', next_digit: 'waits_for_party', whole: 'waits_for_party' },
  webhooks: {
    'call.gather.ended': (call, { gather, status }) => ({
      ...callFields(call),
      ...partyFields(call),
      digits: gather.digits,
      ...(gather.gatherId === undefined ? {} : { gather_id: gather.gatherId }),
      status,
    }),
  },
  told: ({ rules }) => ({
    minimum_digits: rules.minimum,
    maximum_digits: rules.maximum,
    terminating_digit: rules.terminator,
    valid_digits: rules.valid,
  }),
  started(call, activity, world) {
    const { wholeMs } = activity;
    const at = call.address;
    return [
      ...(wholeMs === undefined
        ? []
        : [{ kind: 'activityTimer', at, activity, name: 'whole', afterMs: wholeMs } as const]),
      ...beginTry(call, activity, undefined, world),
      ...typedAhead(call, activity, world),
    ];
  },
  take: (call, activity, _timer, world) =>
    tryEnds(call, activity, timedOut(activity.rules, activity.digits, world.switches), world),
  digitPressed,
  childEnded(call, activity, child) {
    if (child.id !== activity.prompts.at(-1)) return [];
    activity.prompts = [];
    // One that digits do not silence may end behind the first of them.
    return activity.digits === '' ? firstDigitAwaited(call, activity) : [];
  },
  endEvent: (activity, { reason }) => ({
    type: 'call.gather.ended',
    gather: activity,
    status: activity.outcome ?? STATUS[reason] ?? 'cancelled',
  }),
  release(activity) {
    activity.prompts = [];
  },
  bytes: ({ prompt, invalidPrompt }) => heldOf(prompt ?? NOTHING) + heldOf(invalidPrompt ?? NOTHING),
  view: ({ gatherId, digits, triesLeft, prompts, outcome }) => ({
    gather_id: gatherId ?? null,
    digits,
    tries_left: triesLeft,
    prompting: prompts.length > 0,
    outcome: outcome ?? null,
  }),
};

function digitPressed(call: Call, activity: GatherActivity, digit: string, world: World): Effect[] {
  const before = activity.digits;
  const isSilenced = activity.isInterruptible && activity.prompts.length > 0;
  const silence = isSilenced ? silencePrompts(call, activity, world) : [];
  const { digits, verdict } = pressed(activity.rules, before, digit, world.switches);
  activity.digits = digits;
  if (verdict !== 'goes_on') return [...silence, ...tryEnds(call, activity, verdict, world)];
  if (digits !== before) return [...silence, ...nextDigitAwaited(call, activity)];
  // A digit that does not count interrupts the prompt all the same.
  return isSilenced ? [...silence, ...firstDigitAwaited(call, activity)] : [];
}

/** Digits that were pressed before the gather began, where the switch has them kept: it takes as many as it needs. */
function typedAhead(call: Call, activity: GatherActivity, world: World): Effect[] {
  const effects: Effect[] = [];
  while (call.earlyDigits !== '' && activity.state !== 'ended') {
    const digit = call.earlyDigits.charAt(0);
    call.earlyDigits = call.earlyDigits.slice(1);
    effects.push(...digitPressed(call, activity, digit, world));
  }
  return effects;
}

const NOTHING = {};

/** Telnyx's word for an end that is not of the gather's own making; what is not listed was cancelled. */
const STATUS: { readonly [Reason in EndReason]?: GatherStatus } = {
  amd: 'cancelled_amd',
  hangup: 'call_hangup',
};

/** A try that is not valid is followed by another one, if any is left. */
function tryEnds(call: Call, activity: GatherActivity, end: TryEnd, world: World): Effect[] {
  if (end !== 'valid' && activity.triesLeft > 0) return beginTry(call, activity, end, world);
  activity.outcome = end;
  return conclude(call, activity, { reason: 'completed' }, world, { detail: end });
}

function nextDigitAwaited(call: Call, activity: GatherActivity): Effect[] {
  const at = call.address;
  return [
    { kind: 'cancelActivityTimer', at, activity, name: 'first_digit' },
    { kind: 'activityTimer', at, activity, name: 'next_digit', afterMs: activity.nextDigitMs },
  ];
}
