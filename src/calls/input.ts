import type { Hangup } from './hangup.js';
import type { ScriptStep } from './script-step.js';
import type { CallState } from './transitions.js';
import type { PlaybackStatus, TranscriptionData, WebhookEvent } from './webhook-event.js';

export type TimerName =
  | 'originate'
  | 'fate'
  | 'ring_timeout'
  | 'time_limit'
  | 'patience'
  | 'first_command'
  | 'cost'
  /** The script of the far end goes on: the leg is answered, or a pause is over. */
  | 'script'
  /** An ended call becomes unknown. */
  | 'forget';

/** The far end utters a sound: words to be spoken, a recording as a WAV file, or one that is downloaded when its turn comes. */
export type PartySound =
  | { readonly kind: 'say'; readonly actId: string; readonly text: string; readonly voice: string | undefined }
  | {
      readonly kind: 'play';
      readonly actId: string;
      readonly wav: Uint8Array;
      readonly transcript: string | undefined;
    }
  | { readonly kind: 'fetch'; readonly actId: string; readonly url: string };

/** The far end does one of these. */
export type PartyAct =
  | { readonly act: 'answer' }
  | { readonly act: 'reject'; readonly cause: 'user_busy' | 'call_rejected' | 'not_found' }
  | { readonly act: 'hangup' }
  | { readonly act: 'sound'; readonly sound: PartySound }
  | { readonly act: 'silence' }
  /** `queue`: behind what the far end says already. */
  | { readonly act: 'dtmf'; readonly actId: string; readonly digits: string; readonly queue?: boolean | undefined }
  | { readonly act: 'script'; readonly actId: string; readonly steps: readonly ScriptStep[] };

/** The fate of an act that takes time. `stopped`: cut off, or dropped before its turn. `refused`: a limit was reached. */
export type ActEvent =
  | { readonly kind: 'started' | 'completed' | 'stopped' | 'refused' }
  | { readonly kind: 'failed'; readonly error: string };

/** Everything that may happen to a call, besides commands of the app. It goes to the call's address. */
export type Input =
  | { readonly kind: 'timer'; readonly name: TimerName }
  | { readonly kind: 'party'; readonly act: PartyAct }
  | { readonly kind: 'hangup'; readonly hangup: Hangup }
  | { readonly kind: 'activityTimer'; readonly id: string; readonly name: string }
  | { readonly kind: 'stream'; readonly id: string; readonly event: 'connected' | 'started' }
  | {
      readonly kind: 'stream';
      readonly id: string;
      readonly event: 'closed';
      /** The side that closed the socket; `code` is the WebSocket's close code, `detail` is for the journal. */
      readonly by: 'client' | 'simulator';
      readonly code: number;
      readonly detail: string;
    }
  | { readonly kind: 'streamFailed'; readonly id: string; readonly reason: string; readonly error: string }
  | { readonly kind: 'audioStarted'; readonly id: string }
  | { readonly kind: 'audioEnded'; readonly id: string; readonly outcome: AudioEnd }
  | { readonly kind: 'partyAct'; readonly actId: string; readonly event: ActEvent }
  | { readonly kind: 'digitPressed'; readonly digit: string }
  | { readonly kind: 'toneHeard'; readonly digit: string }
  | { readonly kind: 'transcript'; readonly id: string; readonly data: TranscriptionData }
  /** The other leg of that bridge has ended, or is in another bridge. */
  | { readonly kind: 'peerLeft'; readonly bridgeId: string }
  /** The leg has ended, and what was stopped for it has reported. `ends` is what lasted. */
  | {
      readonly kind: 'ended';
      readonly from: CallState;
      readonly hangup: Hangup;
      readonly ends: readonly ActivityEnd[];
    };

/** The performers and timers of activities report these, by the activity's id. */
const OF_ACTIVITIES = ['activityTimer', 'stream', 'streamFailed', 'audioStarted', 'audioEnded', 'transcript'] as const;

export type ActivityInput = InputOf<(typeof OF_ACTIVITIES)[number]>;

export const isOfActivity = (input: Input): input is ActivityInput => OF_ACTIVITIES.some((kind) => kind === input.kind);

export type InputOf<K extends Input['kind']> = Extract<Input, { readonly kind: K }>;

/** An activity that has ended is told of so: to the app, if anything, and to the journal. */
export interface ActivityEnd {
  readonly event: WebhookEvent | undefined;
  /** The journal has told of its start. */
  readonly began: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The way in which a `speak` or playback ended by itself. */
export interface AudioEnd {
  readonly status: PlaybackStatus;
  readonly detail?: string;
}
