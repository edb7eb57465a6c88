import type { FieldsOf } from '../contract/entry-types.js';
import type { Switches } from '../switches.js';
import type { PlaybackStatus } from '../activities/audio-kind.js';
import type { Activity, ActivityKind, Kinds, KindTypes, StopReason } from './activity.js';
import type { Effect } from './effect.js';
import type { ActivityTimerInput } from './input.js';
import type { PayloadBuilders } from './webhook-event.js';
import type { AssistantScript } from './assistants.js';
import type { Addressed } from './address.js';
import type { Call, Identity } from './call.js';
import type { Conference } from './conferences/conference.js';
import type { ParticipantSoundEvent } from './conferences/events.js';
import type { DialMemory } from './dial-memory.js';
import type { Dialled, Fate } from './fates.js';
import type { TimerKind } from './guards.js';
import type { Moment } from './moment.js';
import type { Ids } from './ids.js';
import type { Queues } from './queues.js';

/** The world, as the core sees it while it handles an input or a command. Nothing here reaches outside. */
export interface World extends Addressed {
  /** Wall time in microseconds. */
  nowMicros(): number;
  /** Now, on the host's clock as well. */
  moment(): Moment;
  readonly ids: Ids;
  readonly kinds: ActivityKinds;
  readonly switches: Switches;
  /** Ids that were never given out are taken for those of something (`--provision-unknown`). */
  readonly standsIn: boolean;
  /** A scenario leads the far ends. It holds world time while it acts, so that no timer has to wait for what they may still do. */
  readonly isStaged: boolean;
  /** The far end of a call to that number, or SIP address, does this. */
  fate(number: string, dialled?: Dialled): Fate;
  /** The answers to commands that have no call. */
  readonly dials: DialMemory;
  /** Calls wait in these. */
  readonly queues: Queues;
  /** The script of an assistant; undefined where nobody has told one. */
  assistant(id: string): AssistantScript | undefined;
  /** A call that is live, or ended and not forgotten yet. */
  call(callControlId: string): Call | undefined;
  /** As `call`; with `--provision-unknown` also what stands in for an id that was never given out. */
  callOrStandIn(callControlId: string): Call | undefined;
  /** The call, live or ended, that has an activity of that id; undefined where there is none. */
  callWith(activityId: string): Call | undefined;
  /** So many more calls may be live. */
  hasRoomFor(calls: number): boolean;
  /** Calls may keep so many bytes more. If need be ended calls are forgotten. */
  makeRoom(bytes: number): boolean;
  /** Adds a call. Ask `hasRoomFor` and `makeRoom` first: this does not refuse. */
  addCall(call: Call): void;
  /** A conference that is live, or ended and not forgotten yet. */
  conference(id: string): Conference | undefined;
  /** The live conference of that name. */
  conferenceNamed(name: string): Conference | undefined;
  /** One more conference may be live. */
  hasRoomForConference(): boolean;
  /** Conferences may keep so many bytes more. If need be ended ones are forgotten. */
  makeRoomInConferences(bytes: number): boolean;
  /** Adds a conference. Ask `hasRoomForConference` first: this does not refuse. */
  addConference(conference: Conference): void;
  /** A caller brings this along, drawn from the ids of its call. */
  identity(ids: Ids, from: string, to: string, callerIdName: string | undefined): Identity;
  /** The application that the call belongs to, as far as the core needs it. */
  application(connectionId: string): {
    readonly callCostInWebhooks: boolean;
    readonly firstCommandTimeoutMs: number | null;
  };
  /** Makes sure that there is an application with that id, unless unknown ones are strictly refused. False where there is none. */
  provideApplication(connectionId: string): boolean;
}

/** The reason for an activity's end: it was stopped, or its audio came to that end by itself. */
export type EndReason = StopReason | PlaybackStatus;

/** The event that ended an activity. `detail` is for the app where its webhook has a place for it. */
export interface Ending {
  readonly reason: EndReason;
  readonly detail?: string | undefined;
}

/** All that the core has to know of one kind of activity. Every part but the last three is there: leaving one out does not compile. */
export interface ActivityDefinition<K extends KindTypes> {
  /** The place of its end among those that follow `call.hangup`, lowest first; below 0 it goes before. No two kinds have the same. */
  readonly endRank: number;
  /** Its performer begins as soon as the leg is answered, which for what is started later is at once. */
  readonly beginsWhenAnswered: boolean;
  /** The timers that it may have, by name. They end with it. */
  readonly timers: Readonly<Record<string, TimerKind>>;
  /** The payloads of its webhooks, by event. */
  readonly webhooks: PayloadBuilders<K['event']>;
  /** The journal tells this of it when it starts, besides its id and kind; texts no longer than `journal.act_text_chars`, secrets hidden. */
  told(activity: K['activity']): Omit<FieldsOf<'activity.started'>, 'kind' | 'id'>;
  /** The journal entries that its start brings about, besides `activity.started`. */
  started(call: Call, activity: K['activity'], world: World): Effect[];
  /** A report of its performer, or a timer of its own, changes it. One that comes too late changes nothing. */
  take(call: Call, activity: K['activity'], input: K['input'] | ActivityTimerInput, world: World): Effect[];
  /** The webhooks that tell of its end; undefined: none, as for what never got under way. `state` is still the one before the end. */
  endEvent(
    activity: K['activity'],
    ending: Ending,
    world: World,
    call: Call,
  ): K['event'] | ParticipantSoundEvent | readonly K['event'][] | undefined;
  /** Lets go of what an ended one need not keep. */
  release(activity: K['activity']): void;
  /** Roughly what it keeps of what it was given, in bytes. */
  bytes(activity: K['activity']): number;
  /** The control API shows this besides id, kind, state and times. */
  view(activity: K['activity']): Readonly<Record<string, unknown>>;
  /** It ends with `amd` when a machine is detected, or only when its beep is. Absent: it goes on. */
  readonly cutShortBy?: 'machine' | 'beep';
  /** The far end has pressed a digit (0-9 * # A-D), of which `call.dtmf.received` tells first. Absent: it does not listen. */
  digitPressed?(call: Call, activity: K['activity'], digit: string, world: World): Effect[];
  /** As long as it lasts, digits are its alone: neither the app nor another activity is told of them, and the journal shows their last four. */
  readonly digitsAreItsAlone?: true;
  /** An activity that belongs to it has ended, by itself or as it was stopped, and that has been told. Absent: it goes on as it was. */
  childEnded?(call: Call, activity: K['activity'], child: Activity, world: World): Effect[];
}

/** The kinds of activities. */
export type ActivityKinds = { readonly [K in ActivityKind]: ActivityDefinition<Kinds[K]> };

/** The definition of an activity's kind. */
export function definitionOf(kinds: ActivityKinds, { kind }: Activity): ActivityDefinition<Kinds[ActivityKind]> {
  // Each definition takes the activities of its own kind, and gets no other.
  const definition = kinds[kind] as ActivityDefinition<Kinds[ActivityKind]> | undefined;
  if (!definition) throw new Error(`there is no definition of the activity "${kind}"`);
  return definition;
}
