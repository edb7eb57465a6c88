import { limitReached } from '../limits.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import type { Input, TimerName } from '../calls/input.js';
import type { RecordEntry } from '../calls/journal.js';
import type { WebhookEvent } from '../calls/webhook-event.js';
import type { CallTimers } from './call-timers.js';
import type { MediaPlane } from './media-plane.js';

export interface EffectsDeps {
  readonly timers: CallTimers;
  readonly record: RecordEntry;
  /** The media plane of the present world. */
  readonly media: () => MediaPlane;
  readonly send: (call: Call, event: WebhookEvent) => void;
  readonly schedule: (call: Call, name: TimerName, afterMs: number) => void;
  readonly dispatch: (callControlId: string, input: Input) => void;
  /** Told of what an effect throws. */
  readonly fault: (error: unknown, callControlId: string) => void;
}

/** Carries out what the core wants done. */
export class Effects {
  readonly #deps: EffectsDeps;
  /** How each kind of effect is carried out. A new kind is one more line. */
  readonly #performers: { readonly [K in Effect['kind']]: (call: Call, effect: Extract<Effect, { kind: K }>) => void };

  constructor(deps: EffectsDeps) {
    this.#deps = deps;
    const { timers, record, media, dispatch } = deps;
    this.#performers = {
      webhook: (call, { event }) => deps.send(call, event),
      journal: (call, { type, fields }) => record(type, fields, call.id),
      timer: (call, { name, afterMs }) => deps.schedule(call, name, afterMs),
      cancelTimer: (call, { name }) => timers.cancel(call.id, name),
      openMedia: (call) => media().open(call),
      closeMedia: (call) => {
        timers.cancelAll(call.id);
        media().close(call);
      },
      startActivity: (call, { activity }) => media().start(call, activity),
      beginStream: (call, { stream }) => media().begin(call, stream),
      stopActivity: (call, { activity, reason }) => media().stop(call, activity, reason),
      stopAudio: (call, { queue, scope }) => media().leg(call.id)?.stop(queue, scope),
      sendTones: (call, { digits, durationMs }) => {
        const heard = (digit: string): void => dispatch(call.id, { kind: 'toneHeard', digit });
        const leg = media().leg(call.id);
        if (leg && !leg.sendTones(digits, durationMs, heard))
          record('limit.reached', limitReached('digits.pending'), call.id);
      },
      partySound: (call, { sound }) => media().partySound(call, sound),
      partySilence: (call) => media().leg(call.id)?.stop('mouth', 'all'),
      partyDigits: (call, { actId, digits }) => media().partyDigits(call, actId, digits),
      tell: (_call, { callControlId, input }) => dispatch(callControlId, input),
    };
  }

  /**
   * In order. An effect that fails is a fault that ends the call: what was to follow on it is left out, what concerns other
   * calls is not. Of a call that has ended already, everything else is still done.
   */
  perform(call: Call, effects: readonly Effect[]): void {
    const isOver = call.state === 'ended';
    let failed = false;
    for (const effect of effects) {
      if (failed && !isOver && effect.kind !== 'tell') continue;
      try {
        // Each performer takes the effects of its own kind.
        (this.#performers[effect.kind] as (call: Call, effect: Effect) => void)(call, effect);
      } catch (error) {
        failed = true;
        this.#deps.fault(error, call.id);
      }
    }
  }
}
