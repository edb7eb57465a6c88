import type { DetectionConfig, DetectionMode } from './config.js';
import { Ear } from './ear.js';
import { plainDecision, premiumDecision, type Decision, type Said, type Verdict, type Why } from './verdict.js';

/** A machine's greeting has ended so. */
export type GreetingEnd = 'ended' | 'beep_detected' | 'no_beep_detected' | 'not_sure';

/** The detection has come to know something. */
export type Found =
  | { readonly what: 'verdict'; readonly result: Verdict; readonly why: Why }
  | { readonly what: 'greeting'; readonly result: GreetingEnd; readonly why: 'beep' | 'silence' | 'time_over' };

/** A beep is a tone of these lengths and frequencies. */
const BEEP_MS = { min: 160, max: 2000 } as const;
const BEEP_HZ = { min: 300, max: 2600 } as const;

/** So long `detect_beep` and `detect_words` listen for a beep, from the verdict on (documented). */
const BEEP_WAIT_MS = 30_000;

/** Listens to one far end from the answer on, and tells what it is; of a machine also when its greeting ends, where its mode says so. */
export class Detector {
  readonly #mode: DetectionMode;
  readonly #config: DetectionConfig;
  readonly #told: Verdict | undefined;
  readonly #ear: Ear;
  /** The time at which a machine was detected. */
  #machineAtMs: number | undefined;
  #isOver = false;

  /** `told` is the verdict in the place of what is heard. */
  constructor(mode: DetectionMode, config: DetectionConfig, rate: number, told?: Verdict) {
    this.#mode = mode;
    this.#config = config;
    this.#told = told;
    this.#ear = new Ear({ silenceThreshold: config.silenceThreshold, betweenWordsMs: config.betweenWordsMs, rate });
  }

  /** Nothing more will be found. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The next 20 ms, undefined for silence, and the words up to their end. Gives what is known now and was not before. */
  hear(pcm: Int16Array | undefined, said: Said): Found | undefined {
    if (this.#isOver) return undefined;
    this.#ear.hear(pcm);
    return this.#machineAtMs === undefined ? this.#decide(said) : this.#listenOn(this.#machineAtMs);
  }

  #decide(said: Said): Found | undefined {
    // A beep before the verdict tells it (documented for detect_beep and premium).
    if (this.#mode !== 'detect' && this.#isMachineOrUntold && this.#hearsBeepEnd()) return this.#beep();
    const decide = this.#mode === 'premium' ? premiumDecision : plainDecision;
    const heard = decide(this.#ear, said, this.#config);
    if (!heard) return undefined;
    const decision: Decision = this.#told === undefined ? heard : { result: this.#told, why: 'told' };
    if (decision.result === 'machine' && this.#mode !== 'detect') this.#machineAtMs = this.#ear.ms;
    else this.#isOver = true;
    return { what: 'verdict', ...decision };
  }

  #listenOn(machineAtMs: number): Found | undefined {
    if (this.#hearsBeepEnd()) return this.#beep();
    const sinceMs = this.#ear.ms - machineAtMs;
    const { greetingSilenceMs, greetingTotalMs, totalMs } = this.#config;
    if (this.#mode === 'greeting_end') {
      if (Math.min(this.#ear.silenceMs, sinceMs) >= greetingSilenceMs) return this.#greeting('ended', 'silence');
      return sinceMs >= greetingTotalMs ? this.#greeting('not_sure', 'time_over') : undefined;
    }
    if (this.#mode === 'premium')
      return this.#ear.ms >= totalMs ? this.#greeting('no_beep_detected', 'time_over') : undefined;
    return sinceMs >= BEEP_WAIT_MS ? this.#greeting('not_sure', 'time_over') : undefined;
  }

  get #isMachineOrUntold(): boolean {
    return this.#told === undefined || this.#told === 'machine';
  }

  #hearsBeepEnd(): boolean {
    const tone = this.#ear.endedTone;
    if (!tone) return false;
    return tone.ms >= BEEP_MS.min && tone.ms <= BEEP_MS.max && tone.hz >= BEEP_HZ.min && tone.hz <= BEEP_HZ.max;
  }

  #beep(): Found {
    return this.#greeting('beep_detected', 'beep');
  }

  #greeting(result: GreetingEnd, why: 'beep' | 'silence' | 'time_over'): Found {
    this.#isOver = true;
    return { what: 'greeting', result, why };
  }
}
