import type { BeepRule, ConferenceRole } from '../../activities/conference/kind.js';
import type { PlaybackSource } from '../../activities/playback/kind.js';

/** A conference was asked to be so. */
export interface ConferenceOptions {
  readonly beep: BeepRule;
  readonly maxParticipants: number;
  readonly durationMs: number;
  /** Participants hear this while they wait for the conference to start. */
  readonly holdAudio: PlaybackSource | undefined;
  readonly startsOnCreate: boolean;
  readonly region: string;
}

/** A leg joins so. Its beep is the conference's where it has none of its own. */
export interface JoinWish {
  readonly role?: ConferenceRole | undefined;
  readonly whispersTo?: readonly string[] | undefined;
  readonly isMuted?: boolean | undefined;
  readonly isHeld?: boolean | undefined;
  readonly holdAudio?: PlaybackSource | undefined;
  readonly beep?: BeepRule | undefined;
  readonly endsOnExit?: boolean | undefined;
  readonly softEndsOnExit?: boolean | undefined;
  readonly startsConference?: boolean | undefined;
}

/** The conference that a leg was dialled for, by its id or else its name; one of that name is made where there is none. */
export interface DialledConference {
  readonly id: string | undefined;
  readonly name: string;
  /** The leg joins it then. */
  readonly at: 'ringing' | 'answer';
  readonly options: ConferenceOptions;
  readonly wish: JoinWish;
  /** The leg has joined it, or could not. */
  isDone: boolean;
}
