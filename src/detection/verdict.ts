import type { DetectionConfig } from './config.js';
import type { Ear, Tone } from './ear.js';

/** The party is this, as far as it has been heard. The plain modes know `human`, `machine` and `not_sure` only. */
export type Verdict = 'human' | 'human_residence' | 'human_business' | 'machine' | 'silence' | 'fax' | 'not_sure';

/** The reason for a verdict. `told`: the party has a verdict of its own (`amd`). */
export type Why =
  | 'initial_silence'
  | 'words'
  | 'long_word'
  | 'long_greeting'
  | 'greeting_over'
  | 'phrase'
  | 'fax_tone'
  | 'time_over'
  | 'told';

export interface Decision {
  readonly result: Verdict;
  readonly why: Why;
}

/** The words of the far end. */
export interface Words {
  /** Those said so far; undefined where nothing was said of which they are known. */
  readonly said: () => string | undefined;
  /** Nothing has been said up to here. */
  readonly forget: () => void;
}

/** ITU-T T.30: a fax that is called answers with this tone, for 2.6 to 4 s. So much of it is enough to know. */
const FAX_HZ = 2100;
const FAX_TOLERANCE_HZ = 25;
const FAX_MS = 1000;

/** A person at home says less than this before waiting for an answer, in an office more; older detectors draw the line there too. */
const RESIDENCE_MS = 1800;

/** Only machines and menus say these. */
const MACHINE_PHRASES =
  /\b(leave (me |us )?(a|your)( \w+){0,2} message|(after|at) the (tone|beep)|voice ?mail|mail ?box|(not|un) ?available|can(no|')t (come to|take|answer)|press (\d|one|two|three|four|five|six|seven|eight|nine|zero|star|pound))\b/i;

/** Only the prompt of an iPhone's call screening says these: they stand for the tone by which Telnyx knows it, and which nobody describes. */
const SCREENING_PROMPT =
  /\b(record|say|state) your name and (the |your )?reason for (your )?call(ing)?\b|\bsee if this person is available\b/i;

/** With these a call screening thanks for the answer. */
const SCREENING_THANKS = /\bstay on the line\b/i;

export const isScreeningPrompt = (text = ''): boolean => SCREENING_PROMPT.test(text);

/** The call screening has said this, and not the person behind it. */
export const isScreening = (text = ''): boolean => isScreeningPrompt(text) || SCREENING_THANKS.test(text);

const isFax = (tone: Tone | undefined): boolean =>
  tone !== undefined && tone.ms >= FAX_MS && Math.abs(tone.hz - FAX_HZ) <= FAX_TOLERANCE_HZ;

/** The decision of the plain modes, by thresholds; undefined as long as there is none. */
export function plainDecision(ear: Ear, words: Words, config: DetectionConfig): Decision | undefined {
  const machine = (why: Why): Decision => ({ result: 'machine', why });
  // They have no word for a fax, which is no human.
  if (isFax(ear.tone)) return machine('fax_tone');
  if (!ear.hasBegun) {
    if (ear.ms >= config.initialSilenceMs) return machine('initial_silence');
  } else {
    if (wordsIn(ear, words) > config.maxWords) return machine('words');
    if (ear.burstMs > config.maxWordMs) return machine('long_word');
    if (ear.soundMs > config.greetingMs) return machine('long_greeting');
    if (ear.silenceMs >= config.afterGreetingSilenceMs) return { result: 'human', why: 'greeting_over' };
  }
  return ear.ms >= config.totalMs ? { result: 'not_sure', why: 'time_over' } : undefined;
}

/** The decision of `premium`, which understands what is said; undefined as long as there is none. */
export function premiumDecision(ear: Ear, words: Words, config: DetectionConfig): Decision | undefined {
  if (isFax(ear.tone)) return { result: 'fax', why: 'fax_tone' };
  if (!ear.hasBegun) {
    if (ear.ms >= config.initialSilenceMs) return { result: 'silence', why: 'initial_silence' };
  } else {
    const text = words.said() ?? '';
    if (MACHINE_PHRASES.test(text) || isScreeningPrompt(text)) return { result: 'machine', why: 'phrase' };
    // A tone is no greeting: it is a fax, or a beep, or nothing that is known.
    if (ear.tone === undefined && ear.soundMs > config.greetingMs) return { result: 'machine', why: 'long_greeting' };
    if (ear.silenceMs >= config.afterGreetingSilenceMs)
      return { result: ear.soundMs < RESIDENCE_MS ? 'human_residence' : 'human_business', why: 'greeting_over' };
  }
  return ear.ms >= config.totalMs ? { result: 'not_sure', why: 'time_over' } : undefined;
}

/** Words are counted where they are known; else each burst of sound is one. */
function wordsIn(ear: Ear, words: Words): number {
  const text = words.said();
  return text === undefined ? ear.bursts : text.split(/\s+/).filter(Boolean).length;
}
