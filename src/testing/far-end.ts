import { callState } from '../control/call-view.js';
import { knownCall } from '../control/calls.js';
import type { Controls, PartyControls, Recording, Speaking } from '../control/library.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { Act, RejectOptions } from '../control/types.js';
import { entryInWorld, waitInWorld } from '../control/world-wait.js';
import { FRAME_MS } from '../media/rates.js';
import { audibleForMs, MM_HMM } from '../scenarios/app-voice.js';
import type { Exchange } from '../shell/exchange.js';
import { actToItsEnd, type ActEnd } from './act.js';
import type { Cursor } from './cursor.js';
import { worldMs, type Time } from './duration.js';

/** An act waits so long for the answer, or for the app to speak, in world milliseconds. */
const PATIENCE_MS = 30_000;

/** The app has been audible for so long before it is interrupted, in world milliseconds. */
const USUAL_AFTER_MS = 500;

/** The options of what is said while the app speaks. */
export interface Interrupting extends Speaking {
  /** The app has been audible for so long. */
  readonly after?: Time;
}

/**
 * Acts of the person at the far end, in world time: each resolves when it is over, and expectations look at what came since it began. On a call that rings,
 * those that need an answer wait up to 30 s for it. All reject with a SimulatorError, as the acts of `calls.party(id)` do.
 */
export interface FarEndActs {
  /** Picks up, while a call that the app makes rings. */
  answer(): Promise<void>;
  /** Refuses such a call (call_rejected). */
  reject(cause?: RejectOptions['cause']): Promise<void>;
  /** Says something, in English, behind what it says already. `text`: 1 to 10,000 characters. */
  say(text: string, options?: Speaking): Promise<ActEnd>;
  /** Plays a recording, behind what it says already: `fixture:NAME`, a URL, or one as for `calls.party(id).play`. */
  play(recording: string | Recording): Promise<ActEnd>;
  /** Presses keys, whatever it says meanwhile. `digits`: 1 to 100 of 0-9, *, #, A-D. */
  press(digits: string): Promise<ActEnd>;
  /** Stops talking, forgets what it was about to say, and says nothing for that time (0). */
  silence(time?: Time): Promise<void>;
  /** Lets time pass. */
  wait(time: Time): Promise<void>;
  /** Says something while the app speaks, once that has been audible without a pause for the time given by `after` (0.5 s). 409 where it does not speak within 30 s. */
  interrupt(text: string, options?: Interrupting): Promise<ActEnd>;
  /** A short sound of agreement while the app speaks, once that has been audible for the time given by `after` (0.5 s). */
  mmHmm(options?: Interrupting): Promise<ActEnd>;
  /** Puts the answered call on hold. */
  hold(): Promise<void>;
  /** Takes it back. */
  unhold(): Promise<void>;
  /** Hangs up, or gives up while its own call rings. */
  hangup(): Promise<void>;
}

/** The far end of one call of a world. */
export class FarEnd implements FarEndActs {
  readonly #id: string;
  readonly #party: PartyControls;
  readonly #exchange: Exchange;
  readonly #cursor: Cursor;

  constructor(id: string, { calls }: Pick<Controls, 'calls'>, exchange: Exchange, cursor: Cursor) {
    this.#id = id;
    this.#party = calls.party(id);
    this.#exchange = exchange;
    this.#cursor = cursor;
  }

  answer = (): Promise<void> => this.#brief(() => this.#party.answer());
  reject = (cause?: RejectOptions['cause']): Promise<void> => this.#brief(() => this.#party.reject(cause));
  hangup = (): Promise<void> => this.#brief(() => this.#party.hangup());
  hold = (): Promise<void> => this.#brief(() => this.#party.hold(), true);
  unhold = (): Promise<void> => this.#brief(() => this.#party.unhold(), true);

  say = (text: string, options: Speaking = {}): Promise<ActEnd> => this.#long(() => this.#party.say(text, options));
  press = (digits: string): Promise<ActEnd> => this.#long(() => this.#party.dtmf(digits));

  play = (recording: string | Recording): Promise<ActEnd> => {
    const named = typeof recording === 'string' ? { audio_url: recording } : recording;
    return this.#long(() => this.#party.play(named));
  };

  interrupt = async (text: string, { after = USUAL_AFTER_MS, ...options }: Interrupting = {}): Promise<ActEnd> => {
    const ms = worldMs('after', after);
    await this.#answered();
    await this.#audibleFor(ms);
    return this.say(text, { agrees: false, ...options });
  };

  mmHmm = (options: Interrupting = {}): Promise<ActEnd> => this.interrupt(MM_HMM, { agrees: true, ...options });

  silence = async (time: Time = 0): Promise<void> => {
    const ms = worldMs('time', time);
    await this.#brief(() => this.#party.silence(), true);
    await this.#pass(ms, 'silence');
  };

  wait = async (time: Time): Promise<void> => {
    const ms = worldMs('time', time);
    this.#cursor.actBegins();
    await this.#pass(ms, 'wait');
  };

  async #brief(act: () => Promise<Act>, needsAnswer = false): Promise<void> {
    if (needsAnswer) await this.#answered();
    this.#cursor.actBegins();
    await act();
    this.#cursor.actEnds();
  }

  async #long(act: () => Promise<Act>): Promise<ActEnd> {
    await this.#answered();
    this.#cursor.actBegins();
    const end = await actToItsEnd(this.#exchange, this.#id, act);
    this.#cursor.actEnds();
    return end;
  }

  /** Time passes until the app has been audible for so long. */
  async #audibleFor(ms: number): Promise<void> {
    const call = knownCall(this.#exchange, this.#id);
    const { clock } = this.#exchange;
    const untilMs = clock.now() + ms + PATIENCE_MS;
    const isAudible = (): true | undefined => {
      if (call.state === 'ended' || audibleForMs(this.#exchange.leg(call), ms) >= ms) return true;
      if (clock.now() < untilMs) return undefined;
      throw new SimulatorError(409, `The app had not been audible for ${ms} ms within ${PATIENCE_MS / 1_000} s.`);
    };
    const lookout = { wakeMs: FRAME_MS, take: () => undefined, wake: isAudible };
    const wait = { what: 'test interrupt', callControlId: this.#id };
    if (!isAudible()) await waitInWorld(this.#exchange, wait, lookout);
  }

  async #pass(ms: number, what: string): Promise<void> {
    await entryInWorld(this.#exchange, { ms, what: `test ${what}`, callControlId: this.#id });
    this.#cursor.actEnds();
  }

  /** Waits for the answer. A call that rings on refuses the act itself. */
  async #answered(): Promise<void> {
    const call = this.#exchange.findCall(this.#id);
    if (call === undefined || callState(call) !== 'ringing') return;
    const wait = { ms: PATIENCE_MS, what: 'test answer', callControlId: this.#id };
    await entryInWorld(this.#exchange, wait, ({ type, call_control_id: id, ...entry }) =>
      type === 'call.state' && id === this.#id && ['active', 'ended'].includes(String(entry['to'])) ? true : undefined,
    );
  }
}
