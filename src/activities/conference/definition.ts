import { leaveConference } from '../../calls/leaving.js';
import { heldOf } from '../../calls/held-bytes.js';
import type { ActivityDefinition } from '../../calls/world.js';
import type { ConferenceKind } from './kind.js';

/** A leg's part in a conference, which tells of it: the leg has no webhooks of its own for it. */
export const conference: ActivityDefinition<ConferenceKind> = {
  endRank: 63,
  beginsWhenAnswered: true,
  timers: {},
  webhooks: {},
  told: ({ conference: id }) => ({ conference_id: id }),
  started: () => [],
  take: (call, activity, input, world) =>
    input.kind === 'conferenceOver' && activity.state !== 'ended'
      ? leaveConference(call, 'conference_over', world)
      : [],
  endEvent: () => undefined,
  release: () => undefined,
  bytes: ({ participant }) => heldOf(participant.whispersTo),
  view: ({ conference: id, participant }) => ({
    conference_id: id,
    muted: participant.isMuted,
    on_hold: participant.hold !== null,
    supervisor_role: participant.role,
    whisper_call_control_ids: participant.whispersTo,
    end_conference_on_exit: participant.endsOnExit,
    soft_end_conference_on_exit: participant.softEndsOnExit,
    beep_enabled: participant.beep,
  }),
};
