import type { Participant } from '../../activities/conference/kind.js';
import type { PlaybackActivity } from '../../activities/playback/kind.js';
import type { RecordingActivity } from '../../activities/recording/kind.js';
import type { Address } from '../address.js';
import type { Call } from '../call.js';
import type { ConferenceEndReason } from './conference.js';

/** A webhook about a conference. `at`: microseconds since the epoch. */
export type ConferenceEvent =
  | SharedEvent
  | ParticipantSoundEvent
  | { readonly type: 'conference.created'; readonly at: number }
  | {
      readonly type: 'conference.participant.joined' | 'conference.participant.left';
      readonly participant: Participant;
    }
  | { readonly type: 'conference.floor.changed'; readonly participant: Participant; readonly at: number }
  | {
      readonly type: 'conference.ended';
      /** Undefined where Telnyx's webhook has no such reason. */
      readonly reason: Exclude<ConferenceEndReason, 'ended_via_api'> | undefined;
      readonly at: number;
    };

/** A webhook about a sound that all hear, or about a recording. `at`: microseconds since the epoch. */
type SharedEvent =
  | { readonly type: 'conference.playback.started'; readonly playback: PlaybackActivity; readonly at: number }
  | { readonly type: 'conference.playback.ended'; readonly playback: PlaybackActivity; readonly at: number }
  | { readonly type: 'conference.speak.started'; readonly at: number }
  | { readonly type: 'conference.speak.ended'; readonly at: number }
  | {
      readonly type: 'conference.recording.saved';
      readonly recording: RecordingActivity;
      readonly endedAt: number;
      readonly url: string;
    };

/** The part of an event that says which leg it is about, and whose event it is. `at`: microseconds since the epoch. */
interface AboutParticipant {
  readonly sentFrom: Address;
  readonly leg: Call;
  readonly at: number;
}

interface PlaybackTold extends AboutParticipant {
  readonly playback: PlaybackActivity;
}

/** A webhook about a sound that a conference lets one of its participants hear. */
export type ParticipantSoundEvent =
  | ({ readonly type: 'conference.participant.playback.started' } & PlaybackTold)
  | ({ readonly type: 'conference.participant.playback.ended' } & PlaybackTold)
  | ({ readonly type: 'conference.participant.speak.started' } & AboutParticipant)
  | ({ readonly type: 'conference.participant.speak.ended' } & AboutParticipant);

/** This happens to a conference, besides commands of the app. */
export interface ConferenceInput {
  readonly kind: 'conference';
  readonly event:
    | { readonly kind: 'left'; readonly participant: string; readonly why: LeaveReason }
    /** The leg of a participant has been answered. */
    | { readonly kind: 'answered'; readonly participant: string }
    /** The party of a participant has begun to say something. */
    | { readonly kind: 'spoke'; readonly participant: string }
    | { readonly kind: 'timer'; readonly name: 'expire' };
}

/** A participant left for this reason. `moved`: to a bridge, a queue or another conference. */
export type LeaveReason = 'hangup' | 'left' | 'moved' | 'conference_over';

/** A conference expires, or an ended one becomes unknown. */
export type ConferenceTimer = 'expire' | 'forget';
