import type { EntryType, FieldsOf } from '../contract/entry-types.js';
import type { Address, Addressed } from './address.js';
import type { Activity, StopReason } from './activity.js';
import type { ConferenceTimer } from './conferences/events.js';
import type { Input, PartySound, TimerName } from './input.js';
import type { PartyWords } from './script-step.js';
import type { WebhookEvent } from './webhook-event.js';

/** Everything that the core may ask of the outside, at an address: a journal entry, a webhook and word to somebody at any, the rest at a call's or a conference's. Plain values, carried out in order by the shell. */
export type Effect = { readonly at: Address } & EffectOf;

type JournalEffect = {
  [Type in EntryType]: { readonly kind: 'journal'; readonly type: Type; readonly fields: FieldsOf<Type> };
}[EntryType];

type EffectOf =
  | { readonly kind: 'webhook'; readonly event: WebhookEvent }
  | JournalEffect
  /** Hands whoever lives at the address an input, once all effects of the present one have been carried out. */
  | { readonly kind: 'tell'; readonly input: Input }
  | CallEffectOf
  | ConferenceEffectOf;

/** At a conference's address. */
type ConferenceEffectOf =
  /** Its audio begins. */
  | { readonly kind: 'openConference' }
  /** It is over: its audio stands still, timers are dropped. */
  | { readonly kind: 'closeConference' }
  | { readonly kind: 'conferenceTimer'; readonly name: ConferenceTimer; readonly afterMs: number };

export type ConferenceEffectKind = ConferenceEffectOf['kind'];

/** At a call's address. */
type CallEffectOf =
  | { readonly kind: 'timer'; readonly name: TimerName; readonly afterMs: number }
  | { readonly kind: 'cancelTimer'; readonly name: TimerName }
  /** A timer that the definition of the activity's kind names. It ends with the activity. */
  | {
      readonly kind: 'activityTimer';
      readonly activity: Activity;
      readonly name: string;
      readonly afterMs: number;
    }
  | { readonly kind: 'cancelActivityTimer'; readonly activity: Activity; readonly name: string }
  /** The leg was answered: its media time begins. */
  | { readonly kind: 'openMedia' }
  /** The leg is over: its media time stands still, timers are dropped. */
  | { readonly kind: 'closeMedia' }
  | { readonly kind: 'startActivity'; readonly activity: Activity }
  /** The event that a started activity waited for has come: the answer for the stream of a leg that rang, the peer for a bridge. */
  | { readonly kind: 'beginActivity'; readonly activity: Activity }
  /** A command has changed the state of an activity at work. */
  | { readonly kind: 'changeActivity'; readonly activity: Activity }
  | { readonly kind: 'stopActivity'; readonly activity: Activity; readonly reason: StopReason }
  /** Stops what sounds on a queue of the leg; `all` also empties it. */
  | { readonly kind: 'stopAudio'; readonly queue: 'main' | 'overlay'; readonly scope: 'current' | 'all' }
  | { readonly kind: 'sendTones'; readonly digits: string; readonly durationMs: number }
  | { readonly kind: 'partySound'; readonly sound: PartySound }
  /** The far end will say this next, by its script: it can be made meanwhile. */
  | { readonly kind: 'partySpeechAhead'; readonly words: PartyWords }
  | { readonly kind: 'partySilence' }
  | { readonly kind: 'partyDigits'; readonly actId: string; readonly digits: string };

/** An event that says itself whose it is goes out in the turn of that. */
export const webhook = ({ address }: Addressed, event: WebhookEvent): Effect => ({
  kind: 'webhook',
  at: 'sentFrom' in event ? event.sentFrom : address,
  event,
});

export const note = <Type extends EntryType>({ address }: Addressed, type: Type, fields: FieldsOf<Type>): Effect =>
  // The type and its fields belong together, which the compiler cannot say of a union.
  ({ kind: 'journal', at: address, type, fields }) as Effect;
