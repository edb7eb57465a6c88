import type { Activity, StopReason } from './activity.js';
import { note, webhook, type Effect } from './effect.js';
import type { Env } from './env.js';
import type { WebhookEvent } from './webhook-event.js';

type Announcers = {
  readonly [K in Activity['kind']]: (
    activity: Extract<Activity, { kind: K }>,
    reason: StopReason,
    env: Env,
  ) => WebhookEvent | undefined;
};

/** Which webhook tells the app that an activity has ended. What never got under way ends without one. */
const ANNOUNCERS: Announcers = {
  stream: (stream, reason, env) => {
    const early = stream.state === 'starting';
    const lostSocket = reason === 'client_closed' || reason === 'simulator_closed';
    if (lostSocket && (early || env.switches.client_close_event === 'failed')) {
      return { type: 'streaming.failed', stream, reason: 'connection_failed' };
    }
    // A dialled leg that was never answered: the socket closes without a word (observed).
    if (early) return undefined;
    return { type: 'streaming.stopped', stream };
  },
  fork: (fork) => ({ type: 'call.fork.stopped', fork }),
  transcription: (transcription, _reason, env) =>
    transcription.state === 'running' && env.switches.transcription_stopped_event === 'on'
      ? { type: 'call.transcription.stopped' }
      : undefined,
  speak: (speak, reason) =>
    speak.state === 'running'
      ? { type: 'call.speak.ended', speak, status: reason === 'hangup' ? 'call_hangup' : 'completed' }
      : undefined,
  playback: (playback, reason) =>
    playback.state === 'running'
      ? { type: 'call.playback.ended', playback, status: reason === 'hangup' ? 'call_hangup' : 'cancelled' }
      : undefined,
};

/**
 * The effects that tell the app and the journal that an activity ends, or will never start. Call it before the activity is marked as
 * ended. `details` go into the journal.
 */
export function announceStop(
  activity: Activity,
  reason: StopReason,
  env: Env,
  details: Readonly<Record<string, unknown>> = {},
): Effect[] {
  // Each announcer takes the activity of its own key.
  const announce = ANNOUNCERS[activity.kind] as (a: Activity, r: StopReason, e: Env) => WebhookEvent | undefined;
  const event = announce(activity, reason, env);
  const fields = { kind: activity.kind, id: activity.id, reason, ...details };
  const entry = activity.held ? note('activity.dropped', fields) : note('activity.ended', fields);
  return event ? [webhook(event), entry] : [entry];
}
