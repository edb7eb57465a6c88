import { LANGUAGES } from './languages.js';
import type { Rules } from './rules.js';

/** A speech recognition engine that `transcription_engine` may name. */
export interface Engine {
  readonly name: string;
  /** Whether it has `interim_results`. */
  readonly interim: boolean;
  /** What `transcription_data.confidence` is in its results. */
  readonly confidence: 'number' | 'absent' | 'null';
  /** Whether its results carry `transcription_track`. */
  readonly track: boolean;
  /** Values of the configuration's own `transcription_engine` that agree with this engine. */
  readonly inner: readonly string[];
  /** Properties that its configuration must have. */
  readonly required: readonly string[];
  readonly properties: Rules;
  /** Properties that only one model has, or has differently. */
  readonly byModel?: Readonly<Record<string, { readonly inner: readonly string[]; readonly properties: Rules }>>;
}

const boolean = { type: 'boolean' } as const;
const strings = { type: 'array', items: { type: 'string' } } as const;
// Documented as int32 without further limits.
const int32 = { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 } as const;
const oneOf = (...values: string[]) => ({ type: 'string', values }) as const;
const language = (values: readonly string[]) => ({ type: 'string', values }) as const;

const google: Rules = {
  language: language(LANGUAGES.google),
  interim_results: boolean,
  enable_speaker_diarization: boolean,
  min_speaker_count: int32,
  max_speaker_count: int32,
  profanity_filter: boolean,
  use_enhanced: boolean,
  model: oneOf(
    'latest_long',
    'latest_short',
    'command_and_search',
    'phone_call',
    'video',
    'default',
    'medical_conversation',
    'medical_dictation',
  ),
  hints: strings,
  speech_context: {
    type: 'array',
    items: { type: 'object', properties: { boost: { type: 'number', minimum: 0, maximum: 20 }, phrases: strings } },
  },
};

const telnyx: Rules = {
  language: language(LANGUAGES.telnyx),
  transcription_model: oneOf('openai/whisper-tiny', 'openai/whisper-large-v3-turbo'),
};

const deepgram: Rules = {
  transcription_model: oneOf('deepgram/nova-2', 'deepgram/nova-3'),
  // Nova-2 takes every language that nova-3 takes: so this holds where the model is unknown, too.
  language: language(LANGUAGES.deepgramNova2),
  interim_results: boolean,
  smart_format: boolean,
  utterance_end_ms: { type: 'integer', minimum: 0, maximum: 5000 },
  keywords_boosting: { type: 'weights' },
};

const common = { interim: true, confidence: 'number', track: false, required: [] } as const;
/** The engines that Telnyx hosts itself say which track they heard, and not how sure they are (seen in real payloads). */
const hosted = { interim: false, confidence: 'absent', track: true, required: [], properties: telnyx } as const;

/**
 * Every engine of Telnyx's document (July 2026), and those that the official Node SDK 7.24 has beyond it (Humain, Reson8,
 * Cohere). A and B are the old names of Google and Telnyx. Where the two differ about models, both count.
 */
export const ENGINES: readonly Engine[] = [
  { ...common, name: 'Google', inner: ['Google', 'A'], properties: google },
  { ...common, name: 'A', inner: ['A', 'Google'], properties: google },
  { ...hosted, name: 'Telnyx', inner: ['Telnyx', 'B'] },
  { ...hosted, name: 'B', inner: ['B', 'Telnyx'] },
  {
    ...common,
    name: 'Deepgram',
    inner: ['Deepgram'],
    required: ['transcription_model'],
    properties: deepgram,
    // The document's engine is "Deepgram"; the SDK's types let a program write nothing but the model's name there.
    byModel: {
      'deepgram/nova-2': { inner: ['deepgram/nova-2'], properties: { hints: { ...strings, maxItems: 100 } } },
      'deepgram/nova-3': {
        inner: ['deepgram/nova-3'],
        properties: { language: language(LANGUAGES.deepgramNova3), keyterms: { ...strings, maxItems: 100 } },
      },
    },
  },
  {
    ...common,
    name: 'Azure',
    interim: false,
    inner: ['Azure'],
    required: ['region'],
    properties: {
      region: oneOf('australiaeast', 'centralindia', 'eastus', 'northcentralus', 'westeurope', 'westus2'),
      language: language(LANGUAGES.azure),
      api_key_ref: { type: 'string' },
    },
  },
  {
    ...common,
    name: 'xAI',
    inner: ['xAI'],
    properties: {
      language: language(LANGUAGES.xai),
      interim_results: boolean,
      transcription_model: oneOf('xai/grok-stt'),
    },
  },
  {
    ...common,
    name: 'AssemblyAI',
    inner: ['AssemblyAI'],
    properties: {
      interim_results: boolean,
      transcription_model: oneOf('assemblyai/universal-streaming', 'assemblyai/universal-3-5-pro'),
    },
  },
  {
    ...common,
    name: 'Speechmatics',
    inner: ['Speechmatics'],
    properties: {
      language: language(LANGUAGES.speechmatics),
      interim_results: boolean,
      transcription_model: oneOf('speechmatics/standard'),
    },
  },
  {
    ...common,
    name: 'Soniox',
    inner: ['Soniox'],
    properties: {
      language: { type: 'string' },
      interim_results: boolean,
      enable_endpoint_detection: boolean,
      max_endpoint_delay_ms: { type: 'integer', minimum: 500, maximum: 3000 },
      transcription_model: oneOf('soniox/stt-rt-v4'),
    },
  },
  {
    ...common,
    name: 'Parakeet',
    inner: ['Parakeet'],
    properties: {
      interim_results: boolean,
      transcription_model: oneOf('nvidia/parakeet-v3', 'omi-health/omi-med-stt-v1'),
    },
  },
  {
    ...common,
    name: 'Humain',
    interim: false,
    inner: ['Humain'],
    properties: { language: language(LANGUAGES.humain), transcription_model: oneOf('humain/realtime') },
  },
  {
    ...common,
    name: 'Reson8',
    interim: false,
    inner: ['Reson8'],
    properties: { language: language(LANGUAGES.reson8), transcription_model: oneOf('reson8/turns') },
  },
  {
    ...common,
    name: 'Cohere',
    interim: false,
    confidence: 'null',
    inner: ['Cohere'],
    properties: { language: language(LANGUAGES.cohere), transcription_model: oneOf('cohere/ar-stt') },
  },
];

/** Telnyx's default. */
const DEFAULT_ENGINE = 'Google';

/** The engine of a request's `transcription_engine`; absent or null is Google. Undefined where there is none of that name. */
export function findEngine(name: string | null | undefined): Engine | undefined {
  return ENGINES.find((engine) => engine.name === (name ?? DEFAULT_ENGINE));
}

/** As `findEngine`, for a name that has been checked. Throws a RangeError for one that has not. */
export function engineNamed(name: string | null | undefined): Engine {
  const engine = findEngine(name);
  if (!engine)
    throw new RangeError(`transcription_engine: expected one of ${engineNames().join(', ')}, came ${String(name)}`);
  return engine;
}

const engineNames = (): string[] => ENGINES.map((engine) => engine.name);
