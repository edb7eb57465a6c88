import type { Activity, StopReason, StreamActivity } from './activity.js';
import type { Input, PartySound, TimerName } from './input.js';
import type { WebhookEvent } from './webhook-event.js';

/** Everything that the core may ask of the outside world for a call. Plain values, carried out in order by the shell. */
export type Effect =
  | { readonly kind: 'webhook'; readonly event: WebhookEvent }
  | { readonly kind: 'journal'; readonly type: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'timer'; readonly name: TimerName; readonly afterMs: number }
  | { readonly kind: 'cancelTimer'; readonly name: TimerName }
  /** The leg was answered: its media time begins. */
  | { readonly kind: 'openMedia' }
  /** The leg is over: its media time stands still, timers are dropped. */
  | { readonly kind: 'closeMedia' }
  | { readonly kind: 'startActivity'; readonly activity: Activity }
  /** The leg of a stream that was connected while it rang has been answered: frames may flow. */
  | { readonly kind: 'beginStream'; readonly stream: StreamActivity }
  | { readonly kind: 'stopActivity'; readonly activity: Activity; readonly reason: StopReason }
  /** Stops what sounds on a queue of the leg; `all` also empties it. */
  | { readonly kind: 'stopAudio'; readonly queue: 'main' | 'overlay'; readonly scope: 'current' | 'all' }
  | { readonly kind: 'sendTones'; readonly digits: string; readonly durationMs: number }
  | { readonly kind: 'partySound'; readonly sound: PartySound }
  | { readonly kind: 'partySilence' }
  | { readonly kind: 'partyDigits'; readonly actId: string; readonly digits: string }
  /** Tells another leg of the session something. */
  | { readonly kind: 'tell'; readonly callControlId: string; readonly input: Input };

export const webhook = (event: WebhookEvent): Effect => ({ kind: 'webhook', event });

export const note = (type: string, fields: Readonly<Record<string, unknown>>): Effect => ({
  kind: 'journal',
  type,
  fields,
});
