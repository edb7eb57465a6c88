import type { PlaybackActivity } from '../../activities/playback/kind.js';
import type { RecordingActivity } from '../../activities/recording/kind.js';
import type { SpeakActivity } from '../../activities/speak/kind.js';
import type { StopReason } from '../activity.js';
import { note, webhook, type Effect } from '../effect.js';
import type { ActivityInput, InputOf } from '../input.js';
import { register } from '../register.js';
import { definitionOf, type Ending, type World } from '../world.js';
import type { Conference, SharedActivity } from './conference.js';

/** The recordings that have not ended, oldest first. */
export const recordingsOf = ({ activities }: Conference): RecordingActivity[] =>
  [...activities.values()].filter((one): one is RecordingActivity => one.kind === 'recording' && one.state !== 'ended');

/** One begins; a sound waits behind those before. */
export function beginShared(conference: Conference, activity: SharedActivity, world: World): Effect[] {
  const { kind, id } = activity;
  if (activity.kind === 'recording') {
    activity.state = 'running';
    activity.begunAt = activity.wentOnAt = world.nowMicros();
  }
  return [
    ...register(conference, activity, 'conference.activities'),
    note(conference, 'activity.started', { kind, id, ...definitionOf(world.kinds, activity).told(activity) }),
    { kind: 'startActivity', at: conference.address, activity },
  ];
}

export function stopShared(
  conference: Conference,
  activity: SharedActivity,
  reason: StopReason,
  world: World,
): Effect[] {
  if (activity.state === 'ended') return [];
  const stopped: Effect = { kind: 'stopActivity', at: conference.address, activity, reason };
  return [stopped, ...over(conference, activity, { reason }, world)];
}

/** The conference ends, and all that lasts in it. */
export const endShared = (conference: Conference, world: World): Effect[] =>
  [...conference.activities.values()].flatMap((activity) => stopShared(conference, activity, 'stopped', world));

/** The performer of one reports. What comes too late changes nothing. */
export function takeShared(conference: Conference, input: ActivityInput, world: World): Effect[] {
  const activity = conference.activities.get(input.id);
  if (activity?.kind === 'recording') return takeOfRecording(conference, activity, input, world);
  if (!activity || activity.state === 'ended') return [];
  if (input.kind === 'audioStarted') {
    if (activity.state === 'running') return [];
    activity.state = 'running';
    return [soundWebhook(conference, activity, 'started', world)];
  }
  if (input.kind !== 'audioEnded') return [];
  const { status, detail } = input.outcome;
  return over(conference, activity, { reason: status, detail }, world);
}

function takeOfRecording(
  conference: Conference,
  recording: RecordingActivity,
  input: ActivityInput,
  world: World,
): Effect[] {
  if (recording.outcome !== 'pending') return [];
  if (input.kind === 'recordingFailed') return fail(conference, recording, input, world);
  if (input.kind !== 'recordingSaved') return [];
  recording.outcome = 'saved';
  const { endedAt, url } = input;
  return [webhook(conference, { type: 'conference.recording.saved', recording, endedAt, url })];
}

/** Of a recording that failed the journal alone tells: there is no webhook for it. */
function fail(
  conference: Conference,
  recording: RecordingActivity,
  { id, reason, error }: InputOf<'recordingFailed'>,
  world: World,
): Effect[] {
  recording.outcome = 'failed';
  const told = note(conference, 'recording.failed', {
    id,
    reason,
    ...(error === undefined ? {} : { host: { error } }),
  });
  return [...stopShared(conference, recording, 'failed', world), told];
}

/** It has ended: the app is told where it would be told of one on a call. */
function over(conference: Conference, activity: SharedActivity, ending: Ending, world: World): Effect[] {
  const { kind, id } = activity;
  const { reason, detail } = ending;
  const isTold = kind !== 'recording' && isHeardOf(activity, ending);
  activity.state = 'ended';
  activity.endedAt = world.nowMicros();
  return [
    ...(isTold ? [soundWebhook(conference, activity, 'ended', world)] : []),
    note(conference, 'activity.ended', { kind, id, reason, ...(detail === undefined ? {} : { detail }) }),
  ];
}

/** A sound that never began is told of where it is a file that could not be played. */
const isHeardOf = ({ kind, state }: PlaybackActivity | SpeakActivity, { reason }: Ending): boolean =>
  state === 'running' || (kind === 'playback' && (reason === 'failed' || reason === 'file_not_found'));

function soundWebhook(
  conference: Conference,
  sound: PlaybackActivity | SpeakActivity,
  stage: 'started' | 'ended',
  world: World,
): Effect {
  const at = world.nowMicros();
  if (sound.kind === 'speak') return webhook(conference, { type: `conference.speak.${stage}`, at });
  return webhook(conference, { type: `conference.playback.${stage}`, playback: sound, at });
}
