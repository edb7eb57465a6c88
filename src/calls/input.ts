import type { FieldsOf } from '../contract/entry-types.js';
import type { ActivityKind, Kinds } from './activity.js';
import type { ConferenceInput } from './conferences/events.js';
import type { Hangup } from './hangup.js';
import type { PartyRecording, PartyTone, ScriptStep } from './script-step.js';
import type { LiveState } from './transitions.js';
import type { WebhookEvent } from './webhook-event.js';

export type TimerName =
  | 'originate'
  | 'fate'
  | 'ring_timeout'
  | 'time_limit'
  | 'patience'
  | 'first_command'
  | 'cost'
  /** A dialled leg rings, or has been answered: it joins the conference that it was dialled for. */
  | 'conference'
  /** The script of the far end goes on: the leg is answered, or a pause is over. */
  | 'script'
  /** The far end hangs up, as long after the answer as it was told when it rang in. */
  | 'party_hangup'
  /** An ended call becomes unknown. */
  | 'forget';

/** The far end utters a sound: words to be spoken, a recording as a WAV file, one that is downloaded when its turn comes, or a tone. */
export type PartySound =
  | {
      readonly kind: 'say';
      readonly actId: string;
      readonly text: string;
      readonly voice: string | undefined;
      /** It is a sound of agreement, or is not; absent where nobody told. */
      readonly agrees?: boolean | undefined;
    }
  | ({ readonly kind: 'play'; readonly actId: string } & PartyRecording)
  | { readonly kind: 'fetch'; readonly actId: string; readonly url: string }
  | { readonly kind: 'tone'; readonly actId: string; readonly tone: PartyTone };

/** The far end does one of these. */
export type PartyAct =
  | { readonly act: 'answer' }
  | { readonly act: 'reject'; readonly cause: 'user_busy' | 'call_rejected' | 'not_found' }
  | { readonly act: 'hangup' }
  | { readonly act: 'sound'; readonly sound: PartySound }
  | { readonly act: 'silence' }
  /** Puts the call on hold, and takes it back. */
  | { readonly act: 'hold' | 'unhold' }
  /** `queue`: behind what the far end says already. */
  | { readonly act: 'dtmf'; readonly actId: string; readonly digits: string; readonly queue?: boolean | undefined }
  | { readonly act: 'script'; readonly actId: string; readonly steps: readonly ScriptStep[] };

/** The fate of an act that takes time. `stopped`: cut off, or dropped before its turn. `refused`: a limit was reached. */
export type ActEvent =
  | { readonly kind: 'started' | 'completed' | 'stopped' | 'refused' }
  | { readonly kind: 'failed'; readonly error: string };

/** A timer of an activity is due. */
export interface ActivityTimerInput {
  readonly kind: 'activityTimer';
  readonly id: string;
  readonly name: string;
}

/** A report of an activity's performer, or a timer of its own, by the activity's id. */
export type ActivityInput = ActivityTimerInput | Kinds[ActivityKind]['input'];

/** Everything that may happen to a call itself, besides commands of the app. None has an `id`: those that do are of an activity. */
type CallInput =
  | { readonly kind: 'timer'; readonly name: TimerName }
  | { readonly kind: 'party'; readonly act: PartyAct }
  | { readonly kind: 'hangup'; readonly hangup: Hangup }
  | { readonly kind: 'partyAct'; readonly actId: string; readonly event: ActEvent }
  | { readonly kind: 'digitPressed'; readonly digit: string }
  | { readonly kind: 'toneHeard'; readonly digit: string }
  /** The leg has ended, and what was stopped for it has reported. `ends` is what lasted. */
  | {
      readonly kind: 'ended';
      readonly from: LiveState;
      readonly hangup: Hangup;
      readonly ends: readonly ActivityEnd[];
    };

/** Everything that may happen, besides commands of the app. It goes to an address. */
export type Input = CallInput | ActivityInput | ConferenceInput;

export type InputOf<K extends Input['kind']> = Extract<Input, { readonly kind: K }>;

/** An activity that has ended is told of so: to the app, if anything, and to the journal. */
export interface ActivityEnd {
  /** It is told before the hang-up of its call. */
  readonly isFirst: boolean;
  readonly events: readonly WebhookEvent[];
  /** The journal has told of its start. */
  readonly began: boolean;
  readonly fields: FieldsOf<'activity.ended'>;
}
