import type { LegCodecName } from '../media/codecs/index.js';
import type { FieldsOf } from '../contract/entry-types.js';
import type { Address } from './address.js';
import { after, type CallState, type LiveState, type Move } from './transitions.js';
import type { Activity, ActivityKind, ActivityOf } from './activity.js';
import type { Fate } from './fates.js';
import type { Hangup } from './hangup.js';
import type { DialledConference } from './conferences/wish.js';
import type { Ids } from './ids.js';
import type { Moment } from './moment.js';
import type { SaidNature } from './nature.js';
import type { Script } from './script-step.js';

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A call's webhooks go here when they do not go where its application's do. */
export interface WebhookSettings {
  url: string | null;
  method: 'POST' | 'GET';
  /** By event: those of `webhook_urls`, in the order in which they are tried. */
  urls: Readonly<Record<string, readonly string[]>>;
  urlsMethod: 'POST' | 'GET';
  retries: Readonly<Record<string, readonly number[]>>;
}

/** A dial fixed this for the leg that it made. */
export interface DialPlan {
  readonly fate: Fate;
  readonly ringTimeoutMs: number;
  readonly timeLimitMs: number;
  /** `no_answer` instead of `timeout` when it rings out (`retry_on_timeout: false`). */
  readonly noRetry: boolean;
  /** The other legs of a simultaneous ring; the first to answer ends them. */
  readonly rivals: string[];
  /** The stream's socket is opened before the leg is offered to the far end. */
  readonly streamFirst: boolean;
  /** `send_digits_on_answer`, or the digits behind a comma in `to`. */
  readonly digitsOnAnswer: string;
  /** It is parked, and not hung up, when a bridge ends by its peer. */
  readonly parkAfterUnbridge: boolean;
  /** It joins that conference when it rings, or when it is answered. */
  readonly conference: DialledConference | undefined;
  /** It is bridged with that leg when it is answered; with `preventDouble` it is hung up where that leg has a peer. */
  readonly bridgeOnAnswer: { readonly linkTo: string; readonly preventDouble: boolean } | undefined;
}

/** A caller brings this along, or a callee is shown it. */
export interface Identity {
  readonly callerIdName: string;
  readonly fromSipUri: string;
  readonly toSipUri: string;
  readonly callingPartyType: 'pstn' | 'sip';
}

/** The far end, as the control API shows it. */
export interface Party {
  readonly nature: SaidNature;
  /** It has put the call on hold. */
  onHold: boolean;
  /** The act that sounds now. */
  speaking: boolean;
  /** Digits that the app sent and the far end heard. */
  dtmfHeard: string;
  /** SIP and custom headers that the app sent along. */
  receivedHeaders: readonly Header[];
  /** The SIP INFOs that the app sent, the latest ones. */
  sipInfos: readonly { readonly contentType: string; readonly body: string }[];
  /** Its script; undefined where it is driven from outside. */
  script: Script | undefined;
  /** It hangs up so long after the answer; undefined where only its script or somebody outside says when. */
  hangupAfterMs: number | undefined;
  /** A scenario leads it: see `World.isStaged`. */
  readonly isStaged: boolean;
}

/** The journal's fields of what the far end does. */
export type ActFields = FieldsOf<'party.act.started'>;

/** An act of the far end that takes time, from when it is queued to its end. */
interface LastingAct {
  /** The journal's fields of it. */
  fields: ActFields;
  /** The far end has begun it; until then it waits behind another one. */
  begun: boolean;
  /** Digits that are not pressed before another act, named by its id, is over. */
  readonly waiting?: { readonly behind: string; readonly digits: string } | undefined;
}

/** A leg: one call between Telnyx and a far end. Changed only by commands and `run`. */
export interface Call {
  readonly id: string;
  /** Of its streams, events, acts and whatever else it owns. */
  readonly ids: Ids;
  readonly address: Address;
  readonly legId: string;
  readonly sessionId: string;
  readonly connectionId: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly from: string;
  readonly to: string;
  readonly codec: LegCodecName;
  readonly identity: Identity;
  /** Headers of the incoming INVITE, repeated in webhooks. */
  readonly customHeaders: readonly Header[];
  readonly sipHeaders: readonly Header[];
  readonly tags: readonly string[];
  readonly dial: DialPlan | undefined;
  /** It was never made: it stands in for an id that was not given out here (`--provision-unknown`). */
  readonly standIn: boolean;
  /** Microseconds since the epoch. */
  readonly createdAt: number;
  answeredAt: number | null;
  endedAt: number | null;
  state: CallState;
  hangup: Hangup | null;
  clientState: string | null;
  /** Its state when its bridge was ended by its peer; null where that has not happened, or it has been bridged since. */
  unbridged: 'parked' | 'held' | null;
  readonly webhooks: WebhookSettings;
  readonly activities: Map<string, Activity>;
  /** The answers of accepted commands, by `command_id`. */
  readonly commandIds: Map<string, { readonly at: Moment; readonly data: Readonly<Record<string, unknown>> }>;
  readonly party: Party;
  /** Acts that the far end is at, or will begin when those before are over, by id. As many as its queues take. */
  readonly acts: Map<string, LastingAct>;
  /** Digits that were pressed while nothing listened, where the switch has them kept for the next gather. */
  earlyDigits: string;
  /** Properties without effect that have been journalled once already. */
  readonly noted: Set<string>;
}

/** Moves the leg, and returns the state before. Asking for a move that the table lacks is a fault of ours, never of a user. */
export function move(call: Call, name: Move): LiveState {
  const { state } = call;
  const next = after(state, name);
  if (next === undefined || state === 'ended')
    throw new Error(`no move "${name}" from state "${state}" (call ${call.id})`);
  call.state = next;
  return state;
}

export const isAlive = (call: Call): boolean => call.state === 'ringing' || call.state === 'active';

/** The activities of a kind that have not ended, oldest first. */
export function live<K extends ActivityKind>(call: Call, kind: K): ActivityOf<K>[] {
  const found: ActivityOf<K>[] = [];
  for (const activity of call.activities.values()) {
    if (activity.kind === kind && activity.state !== 'ended') found.push(activity);
  }
  return found;
}

export const newWebhookSettings = (): WebhookSettings => ({
  url: null,
  method: 'POST',
  urls: {},
  urlsMethod: 'POST',
  retries: {},
});
