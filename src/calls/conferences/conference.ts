import type { Participant } from '../../activities/conference/kind.js';
import type { PlaybackActivity } from '../../activities/playback/kind.js';
import type { RecordingActivity } from '../../activities/recording/kind.js';
import type { SpeakActivity } from '../../activities/speak/kind.js';
import { conferenceAddress } from '../address.js';
import { live, type Call } from '../call.js';
import type { Entity } from '../entity.js';
import type { Moment } from '../moment.js';
import type { ConferenceOptions } from './wish.js';

/** A conference ended for this reason, in Telnyx's words. */
export type ConferenceEndReason = 'all_left' | 'ended_via_api' | 'host_left' | 'time_exceeded';

/** A leg, as far as a conference remembers it. */
export interface RememberedLeg {
  readonly id: string;
  readonly legId: string;
  readonly sessionId: string;
}

/** A sound that all participants of a conference hear, or a recording of them: the same as on a call, with webhooks of the conference. */
export type SharedActivity = PlaybackActivity | SpeakActivity | RecordingActivity;

/** Legs that hear each other. Changed only by commands and `run`. */
export interface Conference extends Entity {
  readonly id: string;
  readonly name: string;
  /** The leg that it was made from, and its numbers. */
  readonly creator: RememberedLeg;
  readonly from: string;
  readonly to: string;
  readonly options: ConferenceOptions;
  /** Microseconds since the epoch. */
  readonly createdAt: number;
  updatedAt: number;
  readonly expiresAt: number;
  endedAt: number | null;
  /** `init` until it starts. */
  status: 'init' | 'in_progress' | 'completed';
  end: { readonly reason: ConferenceEndReason; readonly by: RememberedLeg | null } | null;
  /** Of all its webhooks (documented). */
  clientState: string | null;
  /** Those in it, and those that have left, by id, in the order in which they came. */
  readonly participants: Map<string, Participant>;
  /** Sounds to all, and its recordings, by id. */
  readonly activities: Map<string, SharedActivity>;
  /** Properties without effect that have been journalled once already. */
  readonly noted: Set<string>;
  /** The participant who spoke last, by id. */
  floor: string | null;
  /** The answers of accepted commands, by `command_id`. */
  readonly commandIds: Map<string, { readonly at: Moment; readonly data: Readonly<Record<string, unknown>> }>;
}

/** Those who are in it now, in the order in which they came. */
export const present = ({ participants }: Conference): Participant[] =>
  [...participants.values()].filter(({ status }) => status !== 'left');

/** The participant of a leg that is in it now. */
export const participantOf = (conference: Conference, leg: string): Participant | undefined =>
  present(conference).find((participant) => participant.leg === leg);

/** The conference's address, for what is about a leg there as well. */
export const about = ({ id }: Conference, leg: string) => ({ address: conferenceAddress(id, leg) });

export const remembered = ({ id, legId, sessionId }: Call): RememberedLeg => ({ id, legId, sessionId });

/** The leg's part in the conference that it is in. */
export const conferenceOf = (call: Call) => live(call, 'conference')[0];
