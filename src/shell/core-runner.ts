import { callIdAt, type Address } from '../calls/address.js';
import type { Activity } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import { participantOf, type Conference } from '../calls/conferences/conference.js';
import type { ConferenceTimer } from '../calls/conferences/events.js';
import type { Effect } from '../calls/effect.js';
import { isActivityGuard, isGuard } from '../calls/guards.js';
import { HANGUPS } from '../calls/hangup.js';
import type { Input, TimerName } from '../calls/input.js';
import type { RecordEntry } from '../calls/journal.js';
import { run } from '../calls/step.js';
import type { WebhookEvent } from '../calls/webhook-event.js';
import { definitionOf, type World } from '../calls/world.js';
import { LIMITS, limitReached } from '../limits.js';
import type { WorldClock } from '../platform/clock.js';
import { Effects } from './effects.js';
import { Faults } from './faults.js';
import { InputQueue, type InputQueueLimits } from './input-queue.js';
import type { Known } from './known.js';
import type { MediaPlane } from './media-plane.js';
import { Timers } from './timers.js';

export interface CoreRunnerDeps {
  readonly clock: WorldClock;
  readonly record: RecordEntry;
  readonly inputLimits?: InputQueueLimits | undefined;
  /** The present world, as the core sees it; its calls and their media. */
  readonly world: () => World;
  readonly known: () => Known;
  readonly media: () => MediaPlane;
  readonly send: (of: Address, event: WebhookEvent) => void;
}

/** Feeds the core what happens, one input after the other, and has the effects carried out. What fails ends the call that it is of. */
export class CoreRunner {
  readonly #deps: CoreRunnerDeps;
  readonly #queue: InputQueue;
  readonly #effects: Effects;
  readonly #faults: Faults;
  readonly #timers: Timers;

  constructor(deps: CoreRunnerDeps) {
    this.#deps = deps;
    const { record } = deps;
    const timers = (this.#timers = new Timers(deps.clock));
    const queue = (this.#queue = new InputQueue(
      {
        handle: (to, input) => this.#handle(to, input),
        refused: (to, what) => {
          record('limit.reached', limitReached(what), to);
          this.fault(new Error(`an input was not taken (${what})`), callIdAt(to));
        },
      },
      deps.inputLimits,
    ));
    this.#faults = new Faults({
      record,
      next: (task) => queue.addUrgent(task),
      end: (id) => this.#endFaulty(id),
      drop: (id) => this.#drop(id),
    });
    this.#effects = new Effects({
      timers,
      record,
      media: deps.media,
      call: (id) => deps.known().calls.get(id),
      conference: (id) => deps.known().conferences.get(id),
      send: deps.send,
      schedule: (call, name, afterMs) => this.#schedule(call, name, afterMs),
      scheduleOf: (call, activity, name, afterMs) => this.#scheduleOf(call, activity, name, afterMs),
      scheduleConference: (conference, name, afterMs) => this.#scheduleConference(conference, name, afterMs),
      report: (to, input) => queue.add(to, input),
      tell: (to, input) => queue.tell(to, input),
      fault: (error, id) => this.fault(error, id),
    });
  }

  /** Something happened: it is handled at once, or in its turn where another input is being handled. */
  report(to: Address, input: Input): void {
    this.#queue.add(to, input);
  }

  /**
   * Runs what must not wait, such as a command, and has all that follows from it handled before this returns. Throws what the task
   * throws, and an error in the middle of another input.
   */
  run<T>(task: () => T): T {
    return this.#queue.run(task);
  }

  /** Carries out effects; only within `run`. */
  perform(effects: readonly Effect[]): void {
    this.#effects.perform(effects);
    this.#deps.known().noteEnds(new Set(effects.map(({ at }) => at)));
  }

  /**
   * A fault of ours: journals `sim.fault`, and ends the call that it happened in, with a `call.hangup` if that works.
   * Never throws. Whoever calls back into a call from outside (a timer, a socket) hands over here what it throws.
   */
  fault(error: unknown, callControlId?: string): void {
    this.#faults.report(error, callControlId);
  }

  /** A fault of ours that leaves the call as it is, as where looking at it failed. Never throws. */
  noteFault(error: unknown, callControlId?: string): void {
    this.#faults.note(error, callControlId);
  }

  /** Cancels all timers at an address. */
  cancelTimers(at: Address): void {
    this.#timers.cancelAll(at);
  }

  /** Cancels all timers. */
  clearTimers(): void {
    this.#timers.clear();
  }

  /** The core takes the input, and its effects are carried out. One that fails ends whoever it was addressed to. */
  #handle(to: Address, input: Input): void {
    try {
      this.perform(run(this.#deps.world(), to, input));
    } catch (error) {
      this.fault(error, callIdAt(to));
    }
  }

  #schedule(call: Call, name: TimerName, afterMs: number): void {
    const expire = (): void => {
      if (name === 'forget') this.#deps.known().calls.forget(call.id);
      else this.report(call.address, { kind: 'timer', name });
    };
    const kind = isGuard(call, name) ? 'guard' : 'event';
    this.#timers.set({ at: call.address, name }, afterMs, expire, { what: name, kind });
  }

  /** The timers of a conference are fences: time that jumps does not end a conversation. */
  #scheduleConference({ address: at, id }: Conference, name: ConferenceTimer, afterMs: number): void {
    const expire = (): void => {
      if (name === 'forget') this.#deps.known().conferences.forget(id);
      else this.report(at, { kind: 'conference', event: { kind: 'timer', name } });
    };
    this.#timers.set({ at, name }, afterMs, expire, { what: `conference ${name}`, kind: 'guard' });
  }

  /** Of an activity that has ended nothing is scheduled. */
  #scheduleOf(call: Call, activity: Activity, name: string, afterMs: number): void {
    const { kind, id } = activity;
    const known = definitionOf(this.#deps.world().kinds, activity).timers[name];
    if (known === undefined) throw new Error(`the activity "${kind}" has no timer "${name}"`);
    if (activity.state === 'ended') return;
    const expire = (): void => this.report(call.address, { kind: 'activityTimer', id, name });
    const due = { what: `${kind} ${name}`, kind: isActivityGuard(call, known) ? 'guard' : 'event' } as const;
    this.#timers.set({ at: call.address, activityId: id, name }, afterMs, expire, due);
  }

  #endFaulty(callControlId: string): void {
    const call = this.#deps.known().calls.get(callControlId);
    if (!call) return;
    if (call.state !== 'ended') {
      this.perform(run(this.#deps.world(), call.address, { kind: 'hangup', hangup: HANGUPS.fault }));
      return;
    }
    this.#deps.media().close(call);
    // The step that sets it may be the one that failed.
    this.#schedule(call, 'forget', LIMITS['calls.ended_ms']);
  }

  /** A call that was not hung up has not left the conference that it is in. */
  #leaveConference(callControlId: string): void {
    for (const conference of this.#deps.known().conferences.all()) {
      const participant = participantOf(conference, callControlId)?.id;
      if (participant === undefined) continue;
      this.report(conference.address, { kind: 'conference', event: { kind: 'left', participant, why: 'hangup' } });
    }
  }

  /** The call becomes unknown as it is. What it had open is let go as far as that is possible. */
  #drop(callControlId: string): void {
    const call = this.#deps.known().calls.get(callControlId);
    if (!call) return;
    try {
      this.#deps.media().close(call);
    } finally {
      // It was not hung up, and so has not left the queue that it waits in.
      this.#deps.world().queues.remove(callControlId);
      this.#deps.known().calls.forget(callControlId);
      this.#leaveConference(callControlId);
    }
  }
}
