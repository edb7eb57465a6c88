import { participantSound } from '../calls/conferences/participant-sound.js';
import { webhook } from '../calls/effect.js';
import { conclude } from '../calls/lifecycle.js';
import type { ActivityDefinition } from '../calls/world.js';
import type { PlaybackKind } from './playback/kind.js';
import type { SpeakKind } from './speak/kind.js';

/** The queues of a leg report these of audio: its first sample is heard, and its last, or none any more. */
export function audioReports<K extends SpeakKind | PlaybackKind>(
  startEvent: (activity: K['activity']) => K['event'],
): ActivityDefinition<K>['take'] {
  return (call, activity, input, world) => {
    if (input.kind === 'audioStarted') {
      if (activity.state !== 'starting') return [];
      activity.state = 'running';
      if (activity.isUntold) return [];
      const toParticipant = participantSound(activity, 'started', call, world.nowMicros());
      return [webhook(call, toParticipant ?? startEvent(activity))];
    }
    if (input.kind !== 'audioEnded' || activity.state === 'ended') return [];
    const { status, detail } = input.outcome;
    return conclude(call, activity, { reason: status, detail }, world, detail === undefined ? {} : { detail });
  };
}
