import { isPremium, SCREENING_MODE, type DetectionConfig, type DetectionMode } from './config.js';
import { Ear } from './ear.js';
import {
  isScreening,
  isScreeningPrompt,
  plainDecision,
  premiumDecision,
  type Decision,
  type Verdict,
  type Why,
  type Words,
} from './verdict.js';

/** A machine's greeting has ended so. After `prompt_ended` the beep may be yet to come. */
export type GreetingEnd = 'ended' | 'beep_detected' | 'no_beep_detected' | 'not_sure' | 'prompt_ended';

type GreetingWhy = 'beep' | 'silence' | 'time_over';

/** The detection has come to know something. After a screening it begins anew. */
export type Found =
  | { readonly what: 'verdict'; readonly result: Verdict; readonly why: Why }
  | { readonly what: 'greeting'; readonly result: GreetingEnd; readonly why: GreetingWhy }
  | { readonly what: 'screening'; readonly result: 'screening'; readonly why: 'phrase' };

/** A beep is a tone of these lengths and frequencies. */
const BEEP_MS = { min: 160, max: 2000 } as const;
const BEEP_HZ = { min: 300, max: 2600 } as const;

/** So long `detect_beep` and `detect_words` listen for a beep, from the verdict on (documented). */
const BEEP_WAIT_MS = 30_000;

/** Listens to one far end from the answer on, and tells what it is; of a machine also when its greeting ends, where its mode says so. */
export class Detector {
  readonly #mode: DetectionMode;
  readonly #config: DetectionConfig;
  readonly #rate: number;
  readonly #told: Verdict | undefined;
  #ear: Ear;
  /** The time at which a machine was detected. */
  #machineAtMs: number | undefined;
  /** The time at which the first pause of its greeting was told of. */
  #promptEndedAtMs: number | undefined;
  /** The machine is a call screening, and who is behind it is being found out. */
  #isScreened = false;
  #isOver = false;

  /** `told` is the verdict in the place of what is heard. */
  constructor(mode: DetectionMode, config: DetectionConfig, rate: number, told?: Verdict) {
    this.#mode = mode;
    this.#config = config;
    this.#rate = rate;
    this.#told = told;
    this.#ear = this.#newEar();
  }

  /** Nothing more will be found. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The next 20 ms, undefined for silence, and the words up to their end. Gives what is known now and was not before. */
  hear(pcm: Int16Array | undefined, words: Words): Found | undefined {
    if (this.#isOver) return undefined;
    this.#ear.hear(pcm);
    if (this.#machineAtMs !== undefined) return this.#listenOn(this.#machineAtMs, words);
    if (!this.#isScreened || !isScreening(words.said())) return this.#decide(words);
    // The screening's own words are no verdict on the person behind it.
    if (this.#ear.silenceMs >= this.#config.afterGreetingSilenceMs) this.#beginAnew(words);
    return undefined;
  }

  #decide(words: Words): Found | undefined {
    // A beep before the verdict tells it (documented for detect_beep and premium).
    if (this.#mode !== 'detect' && this.#isMachineOrUntold && this.#hearsBeepEnd()) return this.#beep();
    const decide = isPremium(this.#mode) ? premiumDecision : plainDecision;
    const heard = decide(this.#ear, words, this.#decisionConfig);
    if (!heard) return undefined;
    const decision: Decision = this.#told === undefined ? heard : { result: this.#told, why: 'told' };
    if (decision.result === 'machine' && this.#mode !== 'detect') this.#machineAtMs = this.#ear.ms;
    else this.#isOver = true;
    return { what: 'verdict', ...decision };
  }

  /** A call screening waits in silence for the name of the caller, and then for the person. */
  get #decisionConfig(): DetectionConfig {
    return this.#isScreened ? { ...this.#config, initialSilenceMs: this.#config.totalMs } : this.#config;
  }

  #listenOn(machineAtMs: number, words: Words): Found | undefined {
    if (this.#mode === SCREENING_MODE && !this.#isScreened) return this.#awaitPromptEnd(machineAtMs, words);
    if (this.#hearsBeepEnd()) return this.#beep();
    const sinceMs = this.#ear.ms - machineAtMs;
    const { greetingSilenceMs, greetingTotalMs, totalMs } = this.#config;
    if (this.#mode === 'greeting_end') {
      if (Math.min(this.#ear.silenceMs, sinceMs) >= greetingSilenceMs) return this.#lastOf('ended', 'silence');
      return sinceMs >= greetingTotalMs ? this.#lastOf('not_sure', 'time_over') : undefined;
    }
    if (isPremium(this.#mode))
      return this.#ear.ms >= totalMs ? this.#lastOf('no_beep_detected', 'time_over') : undefined;
    return sinceMs >= BEEP_WAIT_MS ? this.#lastOf('not_sure', 'time_over') : undefined;
  }

  /** The first pause has been seen to come long before the beep, which is still listened for. */
  #awaitPromptEnd(machineAtMs: number, words: Words): Found | undefined {
    const { promptEndMs, totalMs, afterGreetingSilenceMs } = this.#config;
    const { ms, silenceMs, hasBegun } = this.#ear;
    const isInTime = ms - (this.#promptEndedAtMs ?? machineAtMs) < promptEndMs;
    const isPause = hasBegun && Math.min(silenceMs, ms - machineAtMs) >= afterGreetingSilenceMs;
    const isBeep = this.#hearsBeepEnd();
    if (isInTime && (isBeep || isPause) && isScreeningPrompt(words.said())) return this.#screening(words);
    if (isBeep) return this.#beep();
    if (isInTime && isPause && this.#promptEndedAtMs === undefined) {
      this.#promptEndedAtMs = ms;
      return { what: 'greeting', result: 'prompt_ended', why: 'silence' };
    }
    const isTimeOver = ms >= totalMs && (this.#promptEndedAtMs === undefined || !isInTime);
    return isTimeOver ? this.#lastOf('no_beep_detected', 'time_over') : undefined;
  }

  #screening(words: Words): Found {
    this.#isScreened = true;
    this.#beginAnew(words);
    return { what: 'screening', result: 'screening', why: 'phrase' };
  }

  #beginAnew(words: Words): void {
    this.#machineAtMs = undefined;
    this.#ear = this.#newEar();
    words.forget();
  }

  #newEar(): Ear {
    const { silenceThreshold, betweenWordsMs } = this.#config;
    return new Ear({ silenceThreshold, betweenWordsMs, rate: this.#rate });
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
    return this.#lastOf('beep_detected', 'beep');
  }

  #lastOf(result: GreetingEnd, why: GreetingWhy): Found {
    this.#isOver = true;
    return { what: 'greeting', result, why };
  }
}
