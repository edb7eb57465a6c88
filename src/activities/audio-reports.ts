import type { PlaybackActivity, SpeakActivity } from '../calls/activity.js';
import type { ActivityDefinition } from '../calls/world.js';
import { webhook } from '../calls/effect.js';
import { conclude } from '../calls/lifecycle.js';
import type { WebhookEvent } from '../calls/webhook-event.js';

/** The queues of a leg report these of audio: its first sample is heard, and its last, or none any more. */
export function audioReports<A extends SpeakActivity | PlaybackActivity>(
  startEvent: (activity: A) => WebhookEvent,
): ActivityDefinition<A>['take'] {
  return (call, activity, input, world) => {
    if (input.kind === 'audioStarted') {
      if (activity.state !== 'starting') return [];
      activity.state = 'running';
      return [webhook(call, startEvent(activity))];
    }
    if (input.kind !== 'audioEnded' || activity.state === 'ended') return [];
    const { status, detail } = input.outcome;
    return conclude(call, activity, { reason: status, detail }, world, detail === undefined ? {} : { detail });
  };
}
