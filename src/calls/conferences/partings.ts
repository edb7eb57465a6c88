import type { ConferenceActivity } from '../../activities/conference/kind.js';
import { conferenceAddress } from '../address.js';
import { live, type Call } from '../call.js';
import type { Effect } from '../effect.js';
import type { LeaveReason } from './events.js';

/** The conference is told that a participant has left it. */
export const hasLeft = ({ conference, id }: ConferenceActivity, why: LeaveReason): Effect => ({
  kind: 'tell',
  at: conferenceAddress(conference),
  input: { kind: 'conference', event: { kind: 'left', participant: id, why } },
});

/** The leg ends: the conference that it is in is told. Ask before its activities are marked as ended. */
export const conferencePartings = (call: Call): Effect[] =>
  live(call, 'conference').map((activity) => hasLeft(activity, 'hangup'));
