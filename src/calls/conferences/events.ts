import type { Participant } from '../../activities/conference/kind.js';
import type { ConferenceEndReason } from './conference.js';

/** A webhook about a conference. `at`: microseconds since the epoch. */
export type ConferenceEvent =
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
