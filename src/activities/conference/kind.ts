import type { Lasting } from '../../calls/lasting.js';
import type { PlaybackSource } from '../playback/kind.js';

/** The times at which a beep tells the others of a participant. */
export type BeepRule = 'always' | 'never' | 'on_enter' | 'on_exit';

/** `monitor`: heard by nobody. `whisper`: heard by those whom the participant whispers to. The others are heard by all. */
export type ConferenceRole = 'barge' | 'monitor' | 'none' | 'whisper';

/** A participant on hold neither hears the others nor is heard by them. */
export interface Hold {
  /** `not_started`: it ends when the conference starts. */
  readonly why: 'asked' | 'not_started';
  /** Its party hears this meanwhile. */
  readonly audio: PlaybackSource | undefined;
}

/** Those who hear a participant: all others, none, or these legs, by their call control ids. */
export type Audience = 'all' | 'none' | readonly string[];

/** A leg in a conference, or one that was in it. The leg's activity and the conference have it in common. */
export interface Participant {
  readonly id: string;
  /** The leg's call control id. */
  readonly leg: string;
  readonly legId: string;
  readonly sessionId: string;
  readonly connectionId: string;
  /** Microseconds since the epoch. */
  readonly createdAt: number;
  updatedAt: number;
  /** `joining`: the leg has not been answered. */
  status: 'joining' | 'joined' | 'left';
  role: ConferenceRole;
  /** Call control ids, as they were given. */
  whispersTo: readonly string[];
  isMuted: boolean;
  hold: Hold | null;
  endsOnExit: boolean;
  softEndsOnExit: boolean;
  beep: BeepRule;
  /** These follow from the rest, and from who is in the conference. */
  audience: Audience;
  hears: boolean;
}

/** The leg is in a conference; the activity's id is the participant's. */
export interface ConferenceActivity extends Lasting {
  readonly kind: 'conference';
  /** The id of the conference. */
  readonly conference: string;
  readonly participant: Participant;
}

export interface ConferenceKind {
  readonly activity: ConferenceActivity;
  readonly event: never;
  /** The conference has ended, and the leg stays. */
  readonly input: { readonly kind: 'conferenceOver'; readonly id: string };
}
