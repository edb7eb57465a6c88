import type { Addressed } from './address.js';
import type { Activity, StopReason } from './activity.js';
import { note, webhook, type Effect } from './effect.js';
import type { ActivityEnd } from './input.js';
import type { World } from './world.js';
import type { WebhookEvent } from './webhook-event.js';

type Announcers = {
  readonly [K in Activity['kind']]: (
    activity: Extract<Activity, { kind: K }>,
    reason: StopReason,
    world: World,
  ) => WebhookEvent | undefined;
};

/** Which webhook tells the app that an activity has ended. What never got under way ends without one. */
const ANNOUNCERS: Announcers = {
  stream: (stream, reason, world) => {
    const early = stream.state === 'starting';
    const lostSocket = reason === 'client_closed' || reason === 'simulator_closed';
    if (lostSocket && (early || world.switches.client_close_event === 'failed')) {
      return { type: 'streaming.failed', stream, reason: 'connection_failed' };
    }
    // A dialled leg that was never answered: the socket closes without a word (observed).
    if (early) return undefined;
    return { type: 'streaming.stopped', stream };
  },
  fork: (fork) => ({ type: 'call.fork.stopped', fork }),
  transcription: (transcription, _reason, world) =>
    transcription.state === 'running' && world.switches.transcription_stopped_event === 'on'
      ? { type: 'call.transcription.stopped' }
      : undefined,
  speak: (speak, reason) =>
    speak.state === 'running'
      ? { type: 'call.speak.ended', speak, status: reason === 'hangup' ? 'call_hangup' : 'completed' }
      : undefined,
  bridge: () => undefined,
  playback: (playback, reason) =>
    playback.state === 'running'
      ? { type: 'call.playback.ended', playback, status: reason === 'hangup' ? 'call_hangup' : 'cancelled' }
      : undefined,
};

/** What is to be told of the end of an activity, or that it will never start. Ask before the activity is marked as ended. */
export function endOf(
  activity: Activity,
  reason: StopReason,
  world: World,
  details: Readonly<Record<string, unknown>> = {},
): ActivityEnd {
  // Each announcer takes the activity of its own key.
  const announce = ANNOUNCERS[activity.kind] as (a: Activity, r: StopReason, w: World) => WebhookEvent | undefined;
  const fields = { kind: activity.kind, id: activity.id, reason, ...details };
  return { event: announce(activity, reason, world), began: !activity.held, fields };
}

/** The effects that tell the app and the journal of the end of an activity of that call. */
export function announced(call: Addressed, { event, began, fields }: ActivityEnd): Effect[] {
  const told = began ? note(call, 'activity.ended', fields) : note(call, 'activity.dropped', fields);
  return event ? [webhook(call, event), told] : [told];
}
