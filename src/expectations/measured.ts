import type { Answer, Begin, HeardSound, JudgeContext } from './context.js';
import type { Expectation } from './judgement.js';
import { msOf } from './moment.js';
import { deadlineOf, type Decided, type Node } from './node.js';
import { isAllowed } from './stranger.js';
import { expectationWords } from './words.js';

/** Sound and readings are asked for so often while nothing else happens. */
const EVERY_MS = 100;

/** Something that lasts is waited for so much longer. */
const SLACK_MS = 5_000;

/** Something is measured of sound: a sound that is heard, or a reading. */
export class MeasuredNode implements Node {
  readonly isOpenEnded = false;
  readonly #expectation: Expectation;
  readonly #begin: Begin;
  readonly #context: JudgeContext;
  readonly #sound: HeardSound | undefined;
  readonly #untilMicros: number;
  readonly #afterMicros: number;
  #askedMicros: number;
  /** The answer for all that has happened. */
  #whole: Answer | undefined;
  #decided: Decided | undefined;

  constructor(expectation: Expectation, begin: Begin, context: JudgeContext) {
    const { heard, after } = expectation;
    this.#expectation = expectation;
    this.#begin = begin;
    this.#context = context;
    this.#sound = typeof heard === 'object' ? heard : undefined;
    this.#untilMicros = Math.min(
      soundDeadline(this.#sound, begin),
      deadlineOf(expectation, begin, usualMs(expectation, this.#sound)),
    );
    const fromMicros = after === undefined ? -Infinity : begin.baseMicros + msOf(after) * 1_000;
    this.#afterMicros = Math.max(begin.sinceMicros, fromMicros);
    this.#askedMicros = begin.sinceMicros;
  }

  get decided(): Decided | undefined {
    return this.#decided;
  }

  get isMet(): boolean {
    return this.#decided?.judgement.fails === false;
  }

  get wakeMicros(): number {
    return this.#decided ? Infinity : Math.min(this.#untilMicros + 1, this.#askedMicros + EVERY_MS * 1_000);
  }

  take(): void {
    // Entries tell nothing of sound: `pass` comes before each.
  }

  pass(micros: number): void {
    if (this.#decided || micros <= this.#askedMicros) return;
    this.#askedMicros = micros;
    const answer = this.#answerUpTo(micros);
    const isEarly = answer?.outcome === 'pass' || (answer?.outcome === 'fail' && this.#sound === undefined);
    if (answer && isEarly) this.#decide(answer, answer.micros ?? Math.min(micros, this.#untilMicros));
    else if (micros > this.#untilMicros) this.close(this.#untilMicros);
  }

  close(micros: number): void {
    if (this.#decided) return;
    const at = Math.min(micros, this.#untilMicros);
    const answer = this.#ask(at);
    this.#decide(answer, answer.micros ?? at);
  }

  #answerUpTo(micros: number): Answer | undefined {
    const { isWaitedFor, endMicros } = this.#begin;
    if (endMicros === undefined) return isWaitedFor || this.#sound ? this.#ask(micros) : undefined;
    if (!this.#sound) return undefined;
    // One question does where all has happened already; what follows in a list begins where the sound came.
    this.#whole ??= this.#ask(endMicros);
    return this.#whole.micros !== undefined && this.#whole.micros <= micros ? this.#whole : undefined;
  }

  #ask(micros: number): Answer {
    const { on } = this.#expectation;
    const calls = on === undefined ? undefined : this.#context.callsOf(on);
    const span = { after: this.#afterMicros, until: Math.min(micros, this.#untilMicros) };
    if (this.#sound) return this.#context.sound(this.#sound, calls, span);
    return this.#context.reading(this.#expectation, calls, span);
  }

  #decide({ outcome, came, evidence }: Answer, micros: number): void {
    const fails = outcome !== 'pass' && !isAllowed(outcome, this.#expectation, this.#context);
    this.#decided = {
      micros,
      judgement: { outcome, fails, expected: expectationWords(this.#expectation), came, evidence },
    };
  }
}

/** Something audible must begin by then. */
const soundDeadline = (sound: HeardSound | undefined, { baseMicros }: Begin): number =>
  sound?.speech_within === undefined ? Infinity : baseMicros + msOf(sound.speech_within) * 1_000;

/** Silence, and what an app may take so long for, are waited for longer than they last. */
function usualMs(
  { reply_within: reply, asks_again_within: again, never_silent_for: silent, yields_within: yields }: Expectation,
  sound: HeardSound | undefined,
): number | undefined {
  const lasting = sound?.silence_for ?? reply ?? again ?? silent ?? yields;
  return lasting === undefined ? undefined : msOf(lasting) + SLACK_MS;
}
