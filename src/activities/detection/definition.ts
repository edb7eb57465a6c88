import type { Call } from '../../calls/call.js';
import { note, webhook, type Effect } from '../../calls/effect.js';
import { stop } from '../../calls/lifecycle.js';
import { callFields, partyFields } from '../../calls/payload.js';
import type { Payload } from '../../calls/webhook-event.js';
import { definitionOf, type ActivityDefinition, type World } from '../../calls/world.js';
import { isPremium } from '../../detection/config.js';
import type { Found } from '../../detection/detector.js';
import type { DetectionActivity, DetectionKind } from './kind.js';

const payload = (call: Call, { result }: { readonly result: string }): Payload => ({
  ...callFields(call),
  ...partyFields(call),
  result: result === 'fax' ? 'fax_detected' : result,
});

/** Finds out whether a person or a machine has answered. */
export const detection: ActivityDefinition<DetectionKind> = {
  endRank: 25,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {
    'call.machine.detection.ended': payload,
    'call.machine.greeting.ended': payload,
    'call.machine.premium.call_screening.detected': payload,
    'call.machine.premium.detection.ended': payload,
    'call.machine.premium.greeting.ended': payload,
  },
  told: ({ mode }) => ({ mode }),
  started(_call, activity) {
    activity.state = 'running';
    return [];
  },
  take(call, activity, input, world) {
    if (input.kind !== 'machineFound' || activity.state === 'ended') return [];
    const { found, isLast } = input;
    const effects = [
      note(call, 'detection.found', { id: activity.id, mode: activity.mode, ...found }),
      ...tell(call, activity, found, world),
    ];
    return isLast ? [...effects, ...stop(call, activity, 'completed', world)] : effects;
  },
  // Nothing is known of a detection that the hang-up cuts short.
  endEvent: () => undefined,
  release: () => undefined,
  bytes: () => 0,
  view: ({ mode, result, greeting }) => ({ mode, result: result ?? null, greeting: greeting ?? null }),
};

/** The activity keeps what has been found, and the app is told. */
function tell(call: Call, activity: DetectionActivity, found: Found, world: World): Effect[] {
  const isOfPremium = isPremium(activity.mode);
  if (found.what === 'verdict') {
    const { result } = found;
    activity.result = result;
    const type = isOfPremium ? 'call.machine.premium.detection.ended' : 'call.machine.detection.ended';
    return [webhook(call, { type, result }), ...(result === 'machine' ? cut(call, ['machine'], world) : [])];
  }
  if (found.what === 'screening') {
    activity.result = undefined;
    return [webhook(call, { type: 'call.machine.premium.call_screening.detected', result: found.result })];
  }
  const { result } = found;
  activity.greeting = result;
  const type = isOfPremium ? 'call.machine.premium.greeting.ended' : 'call.machine.greeting.ended';
  return [
    webhook(call, { type, result }),
    ...(result === 'beep_detected' ? cut(call, ['machine', 'beep'], world) : []),
  ];
}

/** Ends what runs and is cut short by one of these, each with its own webhook. What belongs to another activity ends with that. */
function cut(call: Call, by: readonly ('machine' | 'beep')[], world: World): Effect[] {
  return [...call.activities.values()].flatMap((activity) => {
    const { cutShortBy } = definitionOf(world.kinds, activity);
    const isCut = cutShortBy !== undefined && by.includes(cutShortBy);
    return isCut && activity.state === 'running' && activity.parent === undefined
      ? stop(call, activity, 'amd', world)
      : [];
  });
}
