/** `premium` that also waits for the end of the prompt of a call screening, as an iPhone has it. */
export const SCREENING_MODE = 'premium_ios_call_screening_detection';

/** The ways of detecting a machine. All but the premium ones decide by the same measures. */
export const DETECTION_MODES = [
  'detect',
  'detect_beep',
  'detect_words',
  'greeting_end',
  'premium',
  SCREENING_MODE,
] as const;
export type DetectionMode = (typeof DETECTION_MODES)[number];

export const isPremium = (mode: DetectionMode): boolean => mode === 'premium' || mode === SCREENING_MODE;

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
  /** From the verdict on, the end of a prompt is waited for so long. */
  readonly promptEndMs: number;
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
  promptEndMs: 30_000,
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
      | 'prompt_end_timeout_millis'
      | 'silence_threshold'
      | 'total_analysis_time_millis'
  ]?: number;
};

/** The thresholds that count, of those that are given. */
export const detectionConfig = (mode: DetectionMode, given: GivenConfig = {}): DetectionConfig =>
  isPremium(mode) ? premiumConfig(given) : plainConfig(given);

/** Few of those that are given count here (documented). */
const premiumConfig = (given: GivenConfig): DetectionConfig => ({
  ...USUAL,
  greetingMs: given.greeting_duration_millis ?? USUAL.greetingMs,
  promptEndMs: given.prompt_end_timeout_millis ?? USUAL.promptEndMs,
  totalMs: given.total_analysis_time_millis ?? PREMIUM_TOTAL_MS,
});

function plainConfig(given: GivenConfig): DetectionConfig {
  return {
    ...USUAL,
    afterGreetingSilenceMs: given.after_greeting_silence_millis ?? USUAL.afterGreetingSilenceMs,
    betweenWordsMs: given.between_words_silence_millis ?? USUAL.betweenWordsMs,
    greetingMs: given.greeting_duration_millis ?? USUAL.greetingMs,
    greetingSilenceMs: given.greeting_silence_duration_millis ?? USUAL.greetingSilenceMs,
    greetingTotalMs: given.greeting_total_analysis_time_millis ?? USUAL.greetingTotalMs,
    initialSilenceMs: given.initial_silence_millis ?? USUAL.initialSilenceMs,
    maxWords: given.maximum_number_of_words ?? USUAL.maxWords,
    maxWordMs: given.maximum_word_length_millis ?? USUAL.maxWordMs,
    silenceThreshold: given.silence_threshold ?? USUAL.silenceThreshold,
    totalMs: given.total_analysis_time_millis ?? USUAL.totalMs,
  };
}
