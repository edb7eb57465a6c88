import type { Call } from '../../calls/call.js';
import { webhook, type Effect } from '../../calls/effect.js';
import { hangsUp } from '../../calls/far-end.js';
import type { ActivityTimerInput } from '../../calls/input.js';
import { conclude } from '../../calls/lifecycle.js';
import { callFields, partyFields } from '../../calls/payload.js';
import { toldUrl } from '../../calls/told.js';
import type { Payload } from '../../calls/webhook-event.js';
import type { ActivityDefinition, World } from '../../calls/world.js';
import { textBytes } from '../../platform/rough-bytes.js';
import { REJECTED, referAnswer } from './answer.js';
import type { ReferActivity, ReferKind } from './kind.js';

/** A refer of the call's far end. When it has succeeded the far end hangs up: its call goes on without us. */
export const refer: ActivityDefinition<ReferKind> = {
  endRank: 80,
  beginsWhenAnswered: false,
  timers: { answered: 'event' },
  webhooks: {
    'call.refer.started': payload,
    'call.refer.completed': payload,
    'call.refer.failed': payload,
  },
  told: ({ sipAddress }) => ({ sip_address: toldUrl(sipAddress) }),
  started: (call, activity, world) => [
    webhook(call, { type: 'call.refer.started', refer: activity }),
    {
      kind: 'activityTimer',
      at: call.address,
      activity,
      name: 'answered',
      afterMs: referAnswer(call, activity.sipAddress, world).afterMs,
    },
  ],
  take: answered,
  endEvent(activity, { reason }) {
    if (reason === 'completed') return { type: 'call.refer.completed', refer: activity };
    // A call that ends before the answer hears no more of it.
    return reason === 'failed' ? { type: 'call.refer.failed', refer: activity } : undefined;
  },
  release: () => undefined,
  bytes: ({ sipAddress }) => textBytes(sipAddress),
  view: ({ sipAddress, sipStatus }) => ({ sip_address: sipAddress, sip_notify_response: sipStatus }),
};

function payload(call: Call, { refer: { sipStatus } }: ReferKind['event']): Payload {
  return { ...callFields(call), ...partyFields(call), sip_notify_response: sipStatus };
}

/** The far end tells how its call has gone. */
function answered(
  call: Call,
  activity: ReferActivity,
  { kind }: ReferKind['input'] | ActivityTimerInput,
  world: World,
): Effect[] {
  activity.sipStatus = kind === 'referRefused' ? REJECTED : referAnswer(call, activity.sipAddress, world).sipStatus;
  const hasSucceeded = activity.sipStatus < 300;
  const end = conclude(call, activity, { reason: hasSucceeded ? 'completed' : 'failed' }, world);
  return hasSucceeded ? [...end, ...hangsUp(call, call.ids.uuid('act'), world)] : end;
}
