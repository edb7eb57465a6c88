/** The ways of detecting a machine. All but `premium` decide by the same measures. */
export type DetectionMode = 'detect' | 'detect_beep' | 'detect_words' | 'greeting_end' | 'premium';

/** Thresholds of the detection. All durations are in ms. */
export interface DetectionConfig {
  readonly afterGreetingSilenceMs: number;
  readonly betweenWordsMs: number;
  readonly greetingMs: number;
  readonly greetingSilenceMs: number;
  readonly greetingTotalMs: number;
  readonly initialSilenceMs: number;
  readonly maxWords: number;
  readonly maxWordMs: number;
  /** A mean amplitude of 16-bit samples. */
  readonly silenceThreshold: number;
  readonly totalMs: number;
}

/** The documented defaults. */
const USUAL: DetectionConfig = {
  afterGreetingSilenceMs: 800,
  betweenWordsMs: 50,
  greetingMs: 3500,
  greetingSilenceMs: 1500,
  greetingTotalMs: 5000,
  initialSilenceMs: 3500,
  maxWords: 5,
  maxWordMs: 3500,
  silenceThreshold: 256,
  totalMs: 3500,
};

/** The premium detection takes its time: 30 s in all. */
const PREMIUM_TOTAL_MS = 30_000;

/** The thresholds as a command gives them. */
export type GivenConfig = {
  readonly [
    Name in
      | 'after_greeting_silence_millis'
      | 'between_words_silence_millis'
      | 'greeting_duration_millis'
      | 'greeting_silence_duration_millis'
      | 'greeting_total_analysis_time_millis'
      | 'initial_silence_millis'
      | 'maximum_number_of_words'
      | 'maximum_word_length_millis'
      | 'silence_threshold'
      | 'total_analysis_time_millis'
  ]?: number;
};

/** The thresholds that count. In `premium` only two of those that are given do (documented). */
export function detectionConfig(mode: DetectionMode, given: GivenConfig = {}): DetectionConfig {
  const greetingMs = given.greeting_duration_millis ?? USUAL.greetingMs;
  if (mode === 'premium')
    return { ...USUAL, greetingMs, totalMs: given.total_analysis_time_millis ?? PREMIUM_TOTAL_MS };
  return {
    afterGreetingSilenceMs: given.after_greeting_silence_millis ?? USUAL.afterGreetingSilenceMs,
    betweenWordsMs: given.between_words_silence_millis ?? USUAL.betweenWordsMs,
    greetingMs,
    greetingSilenceMs: given.greeting_silence_duration_millis ?? USUAL.greetingSilenceMs,
    greetingTotalMs: given.greeting_total_analysis_time_millis ?? USUAL.greetingTotalMs,
    initialSilenceMs: given.initial_silence_millis ?? USUAL.initialSilenceMs,
    maxWords: given.maximum_number_of_words ?? USUAL.maxWords,
    maxWordMs: given.maximum_word_length_millis ?? USUAL.maxWordMs,
    silenceThreshold: given.silence_threshold ?? USUAL.silenceThreshold,
    totalMs: given.total_analysis_time_millis ?? USUAL.totalMs,
  };
}
