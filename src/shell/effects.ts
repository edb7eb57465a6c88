import { limitReached } from '../limits.js';
import { callIdAt, type Address } from '../calls/address.js';
import type { Activity } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { Conference, SharedActivity } from '../calls/conferences/conference.js';
import type { ConferenceTimer } from '../calls/conferences/events.js';
import type { ConferenceEffectKind, Effect } from '../calls/effect.js';
import type { Input, TimerName } from '../calls/input.js';
import type { RecordEntry } from '../calls/journal.js';
import type { WebhookEvent } from '../calls/webhook-event.js';
import type { MediaPlane } from './media-plane.js';
import type { Timers } from './timers.js';

export interface EffectsDeps {
  readonly timers: Timers;
  readonly record: RecordEntry;
  /** The media plane of the present world. */
  readonly media: () => MediaPlane;
  /** A call, and a conference; undefined where it is gone. */
  readonly call: (callControlId: string) => Call | undefined;
  readonly conference: (id: string) => Conference | undefined;
  readonly send: (of: Address, event: WebhookEvent) => void;
  readonly schedule: (call: Call, name: TimerName, afterMs: number) => void;
  /** As `schedule`, for an activity on the call. */
  readonly scheduleOf: (call: Call, activity: Activity, name: string, afterMs: number) => void;
  readonly scheduleConference: (conference: Conference, name: ConferenceTimer, afterMs: number) => void;
  /** Hands the core what happened, once the present input has been handled. */
  readonly report: (to: Address, input: Input) => void;
  /** As `report`, for what the core wants told. */
  readonly tell: (to: Address, input: Input) => void;
  /** Told of what an effect throws. */
  readonly fault: (error: unknown, callControlId: string | undefined) => void;
}

/** An effect is done to a call or a conference. The journal and the app are told of any entity, and any is told of things. */
type ConferenceEffect = Extract<
  Effect,
  { kind: ConferenceEffectKind | 'startActivity' | 'changeActivity' | 'stopActivity' }
>;
type CallEffect = Exclude<Effect, { kind: 'journal' | 'webhook' | 'tell' | ConferenceEffectKind }>;

/** Each kind of effect is carried out so. A new kind is one more line. */
type Performers<Of, E extends Effect> = {
  readonly [K in E['kind']]: (of: Of, effect: Extract<E, { kind: K }>) => void;
};

/** Carries out what the core wants done. */
export class Effects {
  readonly #deps: EffectsDeps;
  readonly #ofCalls: Performers<Call, CallEffect>;
  readonly #ofConferences: Performers<Conference, ConferenceEffect>;

  constructor(deps: EffectsDeps) {
    this.#deps = deps;
    const { timers, record, media, report } = deps;
    this.#ofCalls = {
      timer: (call, { name, afterMs }) => deps.schedule(call, name, afterMs),
      cancelTimer: ({ address: at }, { name }) => timers.cancel({ at, name }),
      activityTimer: (call, { activity, name, afterMs }) => deps.scheduleOf(call, activity, name, afterMs),
      cancelActivityTimer: ({ address: at }, { activity, name }) =>
        timers.cancel({ at, activityId: activity.id, name }),
      openMedia: (call) => media().open(call),
      closeMedia: (call) => {
        timers.cancelAll(call.address);
        media().close(call);
      },
      startActivity: (call, { activity }) => media().start(call, activity),
      beginActivity: (call, { activity }) => media().begin(call, activity),
      changeActivity: (call, { activity }) => media().change(call, activity),
      stopActivity: (call, { activity, reason }) => media().stop(call, activity, reason),
      stopAudio: (call, { queue, scope }) => media().leg(call.id)?.stop(queue, scope),
      sendTones: (call, { digits, durationMs }) => {
        const heard = (digit: string): void => report(call.address, { kind: 'toneHeard', digit });
        const leg = media().leg(call.id);
        if (leg && !leg.sendTones(digits, durationMs, heard))
          record('limit.reached', limitReached('digits.pending'), call.address);
      },
      partySound: (call, { sound }) => media().partySound(call, sound),
      partySpeechAhead: (call, { words }) => media().partySpeechAhead(call, words),
      partySilence: (call) => media().leg(call.id)?.stop('mouth', 'all'),
      partyDigits: (call, { actId, digits }) => media().partyDigits(call, actId, digits),
    };
    this.#ofConferences = {
      openConference: (conference) => media().rooms.open(conference),
      closeConference: (conference) => {
        timers.cancelAll(conference.address);
        media().closeConference(conference);
      },
      conferenceTimer: (conference, { name, afterMs }) => deps.scheduleConference(conference, name, afterMs),
      startActivity: (conference, { activity }) => media().rooms.start(conference, shared(activity)),
      changeActivity: (conference, { activity }) => media().rooms.change(conference, shared(activity)),
      stopActivity: (conference, { activity, reason }) => media().rooms.stop(conference, shared(activity), reason),
    };
  }

  /**
   * In order. An effect that fails is a fault that ends the call at its address: what was to follow on it there is left out, what
   * concerns other calls is not. Of a call that has ended already, everything else is still done.
   */
  perform(effects: readonly Effect[]): void {
    const failed = new Set<string>();
    for (const effect of effects) {
      const id = callIdAt(effect.at);
      const call = id === undefined ? undefined : this.#deps.call(id);
      if (id !== undefined && failed.has(id) && call?.state !== 'ended') continue;
      try {
        this.#perform(effect, call);
      } catch (error) {
        if (id !== undefined) failed.add(id);
        this.#deps.fault(error, id);
      }
    }
  }

  #perform(effect: Effect, call: Call | undefined): void {
    const { at } = effect;
    if (effect.kind === 'journal') this.#deps.record(effect.type, effect.fields, at);
    else if (effect.kind === 'webhook') this.#deps.send(at, effect.event);
    else if (effect.kind === 'tell') this.#deps.tell(at, effect.input);
    // Each performer takes the effects of its own kind. One for an entity that is gone comes too late.
    else if (at.kind === 'call' && isIn(this.#ofCalls, effect)) {
      if (call) (this.#ofCalls[effect.kind] as (call: Call, effect: Effect) => void)(call, effect);
    } else if (at.kind === 'conference' && isIn(this.#ofConferences, effect)) {
      const conference = this.#deps.conference(at.id);
      if (conference)
        (this.#ofConferences[effect.kind] as (of: Conference, effect: Effect) => void)(conference, effect);
    } else throw new Error(`the effect ${effect.kind} is not for a ${at.kind}`);
  }
}

/** At a conference's address no other activities are. */
const shared = (activity: Activity): SharedActivity => activity as SharedActivity;

const isIn = <E extends Effect>(performers: Performers<never, E>, effect: Effect): effect is E =>
  effect.kind in performers;
