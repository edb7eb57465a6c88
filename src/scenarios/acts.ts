import type { Call } from '../calls/call.js';
import type { Entry } from '../calls/entry.js';
import { USUAL_PATIENCE_SECS } from '../calls/ring-in.js';
import { isNamedRecording } from '../calls/written-step.js';
import { ringIn } from '../control/calls.js';
import { partyActs, type ActOptions } from '../control/party.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { ActName } from '../control/types.js';
import { msOf } from '../expectations/moment.js';
import { audibleForMs, MM_HMM } from './app-voice.js';
import { FRAME_MS } from '../media/rates.js';
import type { Actor } from './cast.js';
import type { Strand } from './stage.js';
import { BrokenScenarioError, StepError } from './step-error.js';
import type { WrittenAct } from './types.js';

/** A party that acts before there is a call waits so long for it, and for its answer, in world ms. */
const CALL_PATIENCE_MS = 30_000;
/** The app has been audible for so long before it is interrupted, where the step does not say. */
const USUAL_AFTER_MS = 500;

/** Acts need this besides the world. */
export interface ActDeps {
  /** The number that `call: app` calls. */
  readonly appNumber: string;
  /** The WAV file of that path beside the scenario, in base64. Throws a BrokenScenarioError where there is none. */
  readonly readAudio: (path: string) => string;
}

type Act = Exclude<WrittenAct, string>;
type ActKind = Exclude<keyof Act, 'custom_headers' | 'voice' | 'transcript' | 'after' | 'meanwhile'>;

const KINDS = [
  'call',
  'answer',
  'reject',
  'say',
  'play',
  'press',
  'wait',
  'silence',
  'hangup',
  'hold',
  'unhold',
  'interrupt',
  'mm-hmm',
] as const satisfies readonly ActKind[];

/** An act with its kind; one that is a word alone has what is usual. */
export function readAct(written: WrittenAct): { readonly kind: ActKind; readonly act: Act } {
  if (typeof written === 'string') {
    const usual = { reject: 'call_rejected', silence: 0 } as const;
    return { kind: written, act: { [written]: written in usual ? usual[written as keyof typeof usual] : true } };
  }
  const kind = KINDS.find((name) => written[name] !== undefined);
  if (kind === undefined) throw new BrokenScenarioError(`expected one of ${KINDS.join(', ')}, came none`);
  return { kind, act: written };
}

/** An act in words, as the report has it. */
export function actWords({ name }: Actor, { kind, act }: ReturnType<typeof readAct>): string {
  const words: Record<ActKind, string> = {
    call: `calls ${act.call === 'app' ? 'the app' : act.call}`,
    answer: 'answers',
    reject: `rejects the call (${act.reject})`,
    say: `says "${act.say}"`,
    play: `plays ${act.play}`,
    press: `presses ${act.press}`,
    wait: `waits ${act.wait}`,
    silence: 'falls silent',
    hangup: 'hangs up',
    hold: 'puts the call on hold',
    unhold: 'takes the call back',
    interrupt: `interrupts with "${act.interrupt}"`,
    'mm-hmm': 'says "mm-hmm" while the app speaks',
  };
  return `${name} ${words[kind]}`;
}

/** The act of one party in one step. */
export class Acting {
  readonly #strand: Strand;
  readonly #actor: Actor;
  readonly #deps: ActDeps;
  readonly #act: Act;
  readonly #kind: ActKind;

  constructor(strand: Strand, actor: Actor, { kind, act }: ReturnType<typeof readAct>, deps: ActDeps) {
    this.#strand = strand;
    this.#actor = actor;
    this.#kind = kind;
    this.#act = act;
    this.#deps = deps;
  }

  /** Resolves when it has ended, or with `meanwhile` when it has begun. Rejects with a StepError where it is not possible. */
  async perform(): Promise<void> {
    try {
      await this.#perform();
    } catch (error) {
      throw error instanceof SimulatorError ? new StepError(error.message) : error;
    }
  }

  async #perform(): Promise<void> {
    const { after } = this.#act;
    const isSaidOver = this.#kind === 'interrupt' || this.#kind === 'mm-hmm';
    if (after !== undefined && !isSaidOver) await this.#strand.wait(msOf(after));
    await this.#ways[this.#kind]();
  }

  readonly #ways: Readonly<Record<ActKind, () => Promise<void>>> = {
    call: () => this.#call(),
    answer: async () => this.#brief('answer', {}, await this.#ringing()),
    reject: async () => this.#brief('reject', { cause: this.#act.reject ?? 'call_rejected' }, await this.#ringing()),
    say: async () => this.#sounding('say', this.#words(this.#act.say ?? ''), await this.#answered()),
    play: async () => this.#sounding('play', this.#recording(), await this.#answered()),
    press: async () => this.#sounding('dtmf', { digits: this.#act.press ?? '', queue: false }, await this.#answered()),
    wait: () => this.#strand.wait(msOf(this.#act.wait ?? 0)),
    silence: async () => {
      await this.#brief('silence', {}, await this.#answered());
      await this.#strand.wait(msOf(this.#act.silence ?? 0));
    },
    hangup: async () => this.#brief('hangup', {}, await this.#live()),
    hold: async () => this.#brief('hold', {}, await this.#answered()),
    unhold: async () => this.#brief('unhold', {}, await this.#answered()),
    interrupt: () => this.#interrupt(),
    'mm-hmm': () => this.#interrupt(),
  };

  /** Says something once the app has been audible for a while. */
  async #interrupt(): Promise<void> {
    const { interrupt = MM_HMM, after } = this.#act;
    const call = await this.#answered();
    const wantedMs = after === undefined ? USUAL_AFTER_MS : msOf(after);
    while (audibleForMs(this.#strand.stage.leg(call.id), wantedMs) < wantedMs) {
      if (call.state === 'ended')
        throw new StepError(`the call ended before the app had been audible for ${wantedMs} ms`);
      await this.#strand.wait(FRAME_MS);
    }
    return this.#sounding('say', { ...this.#words(interrupt), agrees: this.#kind === 'mm-hmm' }, call);
  }

  #words(text: string): ActOptions['say'] {
    const voice = this.#act.voice ?? this.#actor.written.voice;
    return { text, ...(voice === undefined ? {} : { voice }) };
  }

  #recording(): ActOptions['play'] {
    const { play = '', transcript } = this.#act;
    const words = transcript === undefined ? {} : { transcript };
    if (isNamedRecording(play)) return { audio_url: play, ...words };
    return { audio: this.#deps.readAudio(play), ...words };
  }

  async #call(): Promise<void> {
    const { written, number, calls } = this.#actor;
    const { call = '', custom_headers: headers = {} } = this.#act;
    const { kind, greeting, beep, amd, patience, codec, caller_id_name } = written;
    const ids = await ringIn(this.#strand.stage.exchange, {
      from: number,
      to: call === 'app' ? this.#deps.appNumber : call,
      patience_secs: patience === undefined ? USUAL_PATIENCE_SECS : msOf(patience) / 1000,
      custom_headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      ...Object.fromEntries(
        Object.entries({ kind, greeting, beep, amd, codec, caller_id_name }).filter(([, value]) => value !== undefined),
      ),
    });
    calls.push(ids.call_control_id);
  }

  async #brief<Name extends ActName>(name: Name, options: ActOptions[Name], { id }: Call): Promise<void> {
    await partyActs(this.#strand.stage.exchange, id, name, options);
  }

  /** An act that lasts. The end of it ends the step, also where the call has cut it short. */
  async #sounding<Name extends 'say' | 'play' | 'dtmf'>(
    name: Name,
    options: ActOptions[Name],
    { id }: Call,
  ): Promise<void> {
    const { act_id: actId } = await partyActs(this.#strand.stage.exchange, id, name, options);
    if (this.#act.meanwhile === true) return;
    const isEnd = (entry: Entry): Entry | undefined =>
      'act_id' in entry && entry.act_id === actId && entry.type !== 'party.act.started' ? entry : undefined;
    const end = await this.#strand.until({ entry: isEnd });
    if (end?.type === 'party.act.failed') throw new StepError(end.error, seqOf(end));
  }

  /** The call, which must not have ended. One that the app makes is waited for. */
  async #live(): Promise<Call> {
    return this.#callThat('begin', () => true);
  }

  async #ringing(): Promise<Call> {
    return this.#callThat('ring', ({ state }) => state === 'ringing');
  }

  async #answered(): Promise<Call> {
    return this.#callThat('be answered', ({ state }) => state === 'active');
  }

  async #callThat(what: string, isSo: (call: Call) => boolean): Promise<Call> {
    const { exchange } = this.#strand.stage;
    const last = (): Call | undefined => {
      const id = this.#actor.calls.at(-1);
      return id === undefined ? undefined : exchange.findCall(id);
    };
    const look = (): Call | undefined => {
      const call = last();
      return call && (call.state === 'ended' || isSo(call)) ? call : undefined;
    };
    const found =
      look() ??
      (await this.#strand.until({
        ms: CALL_PATIENCE_MS,
        entry: ({ type }) => (type === 'call.state' ? look() : undefined),
      }));
    const { name } = this.#actor;
    if (found && found.state !== 'ended') return found;
    if (found) throw new StepError(`the call of ${name} had ended (${found.hangup?.cause ?? 'no cause'})`);
    const call = last();
    if (!call) throw new StepError(`${name} had no call within ${CALL_PATIENCE_MS / 1000} s`);
    throw new StepError(`the call of ${name} did not ${what} within ${CALL_PATIENCE_MS / 1000} s: it is ${call.state}`);
  }
}

const seqOf = ({ seq }: Entry): number[] => (seq === undefined ? [] : [seq]);
